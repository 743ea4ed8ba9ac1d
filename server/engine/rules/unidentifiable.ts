// unidentifiable: I(θ) is singular for all parameters, so two parameter values give one distribution.
import { makeIssue } from '../model/issue.ts';
import { singularity } from '../regularity/informationNonsingular.ts';
import { combinationFix } from './combinationFix.ts';
import { lawText } from './lawText.ts';
import { constantFix, placesOf } from './mending.ts';
import type { Rule } from './rule.ts';

export const unidentifiable: Rule = {
  code: 'unidentifiable',
  explainedBy: [],
  check({ facts }) {
    const { model, write } = facts;
    const found = singularity(facts);
    if (found.kind !== 'everywhere') return [];
    const { direction } = found;
    const why =
      direction === undefined
        ? 'Some combination of the parameters leaves the distribution unchanged.'
        : direction.sentence(write);
    const remedy =
      direction?.identified === undefined
        ? 'Fix one of the parameters by “const”, or write the model in fewer.'
        : `Use ${write(direction.identified)} as the parameter, or fix one of the others by “const”.`;
    const message = `${lawText(facts)}: the Fisher information is singular for all parameters. ${why} So no number of observations determines all of them, and no unbiased estimator of each has finite variance. ${remedy}`;
    const moved = model.parameters.filter((_, i) => direction === undefined || direction.moved[i] === true);
    const combination = direction === undefined ? undefined : combinationFix(facts, moved);
    const constants = moved.map((p) => constantFix(facts, p));
    const fixes = [combination, ...constants].filter((fix) => fix !== undefined);
    return [makeIssue('unidentifiable', model.spans.law, message, { related: placesOf(facts, moved), fixes })];
  },
};
