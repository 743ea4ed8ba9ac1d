// negative-density: a density or mass written out is negative, or not defined, at observations of its support.
import { makeIssue } from '../model/issue.ts';
import { negativePlace } from '../regularity/normalized.ts';
import { pointWords } from '../regularity/words.ts';
import { lawText } from './lawText.ts';
import type { Rule } from './rule.ts';

export const negativeDensity: Rule = {
  code: 'negative-density',
  explainedBy: [],
  check({ facts }) {
    const { model } = facts;
    const place = negativePlace(facts);
    if (place === undefined) return [];
    const parameters = model.parameters.map((p) => p.symbol);
    const where = parameters.length === 0 ? '' : ` (${pointWords(parameters, place.theta)})`;
    const message = `${lawText(facts)}: at ${pointWords(model.law.variables, place.x)}${where} it is negative or not defined. Probabilities are not negative, so this is no law. Narrow the support, or the parameters’ domain by “param”.`;
    return [makeIssue('negative-density', model.spans.law, message)];
  },
};
