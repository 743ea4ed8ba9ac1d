// budget-exceeded: the computation was stopped at its step budget.
import { makeIssue } from '../model/issue.ts';
import type { Rule } from './rule.ts';

export const budgetExceeded: Rule = {
  code: 'budget-exceeded',
  explainedBy: [],
  check({ facts }) {
    if (!facts.budgetExceeded) return [];
    const { status } = facts.information;
    const missing =
      status === 'unresolved' ? 'the Fisher information is missing' : 'some numbers or checks are missing';
    const message = `The computation was stopped at its step budget: ${missing}. A simpler formula, or a point near which it is milder, may need fewer steps.`;
    return [makeIssue('budget-exceeded', facts.model.spans.law, message)];
  },
};
