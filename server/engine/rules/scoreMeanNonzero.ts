// score-mean-nonzero: E[score] ≠ 0, so differentiation and integration of the density cannot be exchanged.
import { makeIssue } from '../model/issue.ts';
import { lawText } from './lawText.ts';
import type { Rule } from './rule.ts';

export const scoreMeanNonzero: Rule = {
  code: 'score-mean-nonzero',
  explainedBy: [
    'support-depends-on-parameter',
    'not-differentiable',
    'not-normalised',
    'negative-density',
    'improper-kernel',
  ],
  check({ facts, assessments }) {
    const found = assessments.get('score-mean-zero');
    if (found?.verdict !== 'fails') return [];
    const message = `${lawText(facts)}: the score has not mean 0. ${found.reason} Then E[score²] is no variance, and the Cramér–Rao bound does not follow. Check the support and the places where the density is not smooth.`;
    return [makeIssue('score-mean-nonzero', facts.model.spans.law, message)];
  },
};
