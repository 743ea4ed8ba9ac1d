// singular-information: I(θ) is not invertible at the point, though it is elsewhere.
import { makeIssue } from '../model/issue.ts';
import { singularity } from '../regularity/informationNonsingular.ts';
import { pointWords } from '../regularity/words.ts';
import { lawText } from './lawText.ts';
import { placesOf } from './mending.ts';
import type { Rule } from './rule.ts';

export const singularInformation: Rule = {
  code: 'singular-information',
  explainedBy: ['unidentifiable', 'parameter-on-boundary'],
  check({ facts }) {
    const { model } = facts;
    const found = singularity(facts);
    if (found.kind !== 'at' || model.point === undefined) return [];
    const parameters = model.parameters.map((p) => p.symbol);
    const rank = parameters.length === 1 ? 'is 0' : `has rank ${found.rank ?? 0} of ${parameters.length}`;
    const message = `${lawText(facts)}: at ${pointWords(parameters, model.point)} the information ${rank}, so it has no inverse: no unbiased estimator of all parameters has finite variance there. Nearby it is nonsingular; the parameters may still be identified, at a slower rate. Choose another point, or parameters in which the information is nonsingular.`;
    return [
      makeIssue('singular-information', model.spans.at ?? model.spans.law, message, {
        related: placesOf(facts, model.parameters),
      }),
    ];
  },
};
