// ill-conditioned: the information at the point is almost singular.
import { makeIssue } from '../model/issue.ts';
import { roundedText } from '../regularity/words.ts';
import { lawText } from './lawText.ts';
import type { Rule } from './rule.ts';

const limit = 1e8;

export const illConditioned: Rule = {
  code: 'ill-conditioned',
  explainedBy: ['unidentifiable', 'singular-information'],
  check({ facts }) {
    const { algebra, model } = facts;
    const condition = algebra?.conditionNumber;
    if (condition === undefined || condition <= limit) return [];
    const message = `${lawText(facts)}: at this point the information, scaled to unit diagonal, has condition number ${roundedText(condition)}. Some combination of the parameters is hardly determined by data, and the inverse loses about ${Math.floor(Math.log10(condition))} digits.`;
    return [makeIssue('ill-conditioned', model.spans.at ?? model.spans.law, message)];
  },
};
