// budget-exceeded: a part of the computation was stopped at its steps.
import { givenUpParts } from '../base/work.ts';
import { listed, makeIssue } from '../model/issue.ts';
import type { Rule } from './rule.ts';

const mostNamed = 4;

export const budgetExceeded: Rule = {
  code: 'budget-exceeded',
  explainedBy: [],
  check({ facts }) {
    const parts = givenUpParts();
    if (!facts.budgetExceeded && parts.length === 0) return [];
    const { status } = facts.information;
    const missing =
      status === 'unresolved' ? 'the Fisher information is missing' : 'some numbers or checks are missing';
    const named = parts.length > mostNamed ? [...parts.slice(0, mostNamed), 'more'] : parts;
    const message =
      parts.length === 0
        ? `The computation was stopped at its step budget: ${missing}. A simpler formula, or a point near which it is milder, may need fewer steps.`
        : `Too long to work out here: ${listed(named)}. All else stands; a shorter formula may bring this within reach.`;
    return [makeIssue('budget-exceeded', facts.model.spans.law, message)];
  },
};
