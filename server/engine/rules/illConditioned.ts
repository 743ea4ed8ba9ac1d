// ill-conditioned: the information at the point is almost singular.
import { makeIssue } from '../model/issue.ts';
import { scaledCondition } from '../regularity/wellConditioned.ts';
import { lawText } from './lawText.ts';
import { placesOf } from './mending.ts';
import type { Rule } from './rule.ts';

export const illConditioned: Rule = {
  code: 'ill-conditioned',
  explainedBy: ['unidentifiable', 'singular-information'],
  check({ facts, assessments }) {
    const found = assessments.get('well-conditioned');
    const condition = scaledCondition(facts);
    if (found?.verdict !== 'fails' || condition === undefined) return [];
    const { model } = facts;
    const message = `${lawText(facts)}: some combination of the parameters is hardly determined by data. ${found.reason} The inverse loses about ${Math.floor(Math.log10(condition))} digits. Choose parameters that are nearer to orthogonal, or fix one.`;
    return [
      makeIssue('ill-conditioned', model.spans.at ?? model.spans.law, message, {
        related: placesOf(facts, model.parameters),
      }),
    ];
  },
};
