// bound-not-attained: no unbiased estimator has the Cramér–Rao bound as its variance for all parameters.
import { makeIssue, listed } from '../model/issue.ts';
import { displayName } from '../text/names.ts';
import type { Rule } from './rule.ts';

export const boundNotAttained: Rule = {
  code: 'bound-not-attained',
  explainedBy: [],
  check({ facts }) {
    const { model, bounds } = facts;
    if ((model.covariates ?? []).length > 0) return [];
    const open = bounds
      .filter((b) => b.name === 'cramer-rao' && b.attained === false)
      .map((b) => displayName(b.target));
    const names = [...new Set(open)];
    if (names.length === 0) return [];
    const of =
      names.length === 1
        ? `The Cramér–Rao bound for ${names[0] ?? ''} is`
        : `The Cramér–Rao bounds for ${listed(names)} are`;
    const message = `${of} not attained: the score is not a(θ)·(T − θ) with a statistic T, so no unbiased estimator has this variance for all parameters. It may still be reached in the limit of many observations.`;
    return [makeIssue('bound-not-attained', model.spans.observation, message)];
  },
};
