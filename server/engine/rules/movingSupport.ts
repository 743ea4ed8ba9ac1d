// moving-support: the support moves with a parameter, yet the model is regular, since the density vanishes fast enough there.
import { makeIssue } from '../model/issue.ts';
import { movingSupportWords } from '../regularity/irregularity.ts';
import { endsAreRegular, movingEnds } from '../regularity/movingEnds.ts';
import { lawText } from './lawText.ts';
import { endPlaces, movingSpan } from './offendingSpan.ts';
import type { Rule } from './rule.ts';

export const movingSupport: Rule = {
  code: 'moving-support',
  explainedBy: [],
  check({ facts }) {
    const { model, write } = facts;
    const ends = movingEnds(model);
    if (ends.length === 0 || !endsAreRegular(ends)) return [];
    const message = `${lawText(facts)}: ${movingSupportWords(ends, model.law, write)}. That is fast enough: the score has mean 0 and finite variance, so Fisher information and its bounds apply. Nothing needs to be changed.`;
    return [makeIssue('moving-support', movingSpan(model, ends), message, { related: endPlaces(facts, ends) })];
  },
};
