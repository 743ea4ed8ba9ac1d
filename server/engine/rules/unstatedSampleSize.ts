// unstated-sample-size: bounds and standard errors are those of one observation, since no number of them is stated. Pedantic.
import { makeIssue } from '../model/issue.ts';
import type { Rule } from './rule.ts';
import { statementAfterLaw } from './statementAfterLaw.ts';

export const unstatedSampleSize: Rule = {
  code: 'unstated-sample-size',
  explainedBy: [],
  check({ facts: { model, text } }) {
    const { symbol, value } = model.samples;
    if (symbol !== undefined || value !== undefined || model.parameters.length === 0) return [];
    const message = 'The note states no number of observations: bounds and standard errors are those of a single one.';
    const fix = { title: 'State “samples N”', edits: [statementAfterLaw(text, model, 'samples N')], preferred: true };
    return [makeIssue('unstated-sample-size', model.spans.observation, message, { fixes: [fix] })];
  },
};
