// Whether some unbiased estimator has the Cramér–Rao bound for its variance: score = a(θ)·(T − g(θ)), for all θ.
import { listed } from '../model/issue.ts';
import { displayName } from '../text/names.ts';
import type { Condition } from './condition.ts';

export const boundAttained: Condition = {
  id: 'bound-attained',
  title: 'Unbiased estimators attain the Cramér–Rao bounds',
  source: 'Wijsman, Annals of Statistics 1 (1973) 538–542; Lehmann and Casella (1998), theorem 2.5.12',
  assess({ model, bounds, write }) {
    if ((model.covariates ?? []).length > 0) return undefined;
    const judged = bounds.filter((bound) => bound.name === 'cramer-rao' && bound.attained !== undefined);
    if (judged.length === 0) return undefined;
    const attained = judged.filter((bound) => bound.attained === true);
    const names = (of: typeof judged): string => listed(of.map((bound) => displayName(bound.target)));
    const by = attained.flatMap(({ target, estimator }) =>
      estimator === undefined ? [] : [`${displayName(target)} by the mean of ${write(estimator)}`],
    );
    const reached = by.length > 0 ? `Attained: ${listed(by)}.` : `Attained for ${names(attained)}.`;
    if (attained.length === judged.length) return { verdict: 'holds', reason: reached };
    const missed = judged.filter((bound) => bound.attained === false);
    const start = attained.length > 0 ? `${reached} ` : '';
    return {
      verdict: 'fails',
      reason: `${start}The score is not a(θ)·(T − θ) for ${names(missed)}: no unbiased estimator has that variance for all parameters, though it may be reached in the limit of many observations.`,
    };
  },
};
