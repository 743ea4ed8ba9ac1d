// The Jensen–Shannon divergence ½ D(p‖m) + ½ D(q‖m) with m = (p + q)/2: at most log 2.
// Source: Lin, IEEE Transactions on Information Theory 37 (1991).
import { add, divide, half, multiply, one, subtract, two } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { logSumExp } from '../expr/functions/logSumExp.ts';
import { boundedDivergence } from './boundedDivergence.ts';
import type { Divergence, DivergenceProblem } from './divergence.ts';
import { finiteDivergence } from './finiteDivergence.ts';
import { outside, overSum, sharesOf, totals, type Bounded, type Together } from './mixtureIntegrals.ts';
import type { PairOfLaws } from './pairOfLaws.ts';
import { agreed } from './twoRoutes.ts';

/** log p/m and log q/m, with their digits in the tails. */
function logRatios({ p, q }: PairOfLaws): readonly [Expr, Expr] {
  const sum = subtract(logSumExp([p.logDensity, q.logDensity]), log(two));
  return [subtract(p.logDensity, sum), subtract(q.logDensity, sum)];
}

const combined = (inner: Bounded, left: Bounded, right: Bounded): Bounded => ({
  value: inner.value + (Math.LN2 / 2) * (left.value + right.value),
  error: inner.error + (Math.LN2 / 2) * (left.error + right.error),
});

/** ½ ∫ (p + q)(w log 2w + (1 − w) log 2(1 − w)) with w = p/(p + q). */
function overBoth(both: Together, problem: DivergenceProblem): Bounded | undefined {
  const { pair, point } = both;
  const [w, v] = sharesOf(pair);
  const [a, b] = logRatios(pair);
  const found = overSum([w, v, add(multiply(w, a), multiply(v, b))], both, problem, pair.symbols, point);
  if (found === undefined) return undefined;
  const [ofFirst, ofSecond, total] = found as [Bounded, Bounded, Bounded];
  const inner = { value: total.value / 2, error: total.error / 2 };
  return combined(inner, outside(both.firstInside, ofFirst), outside(both.secondInside, ofSecond));
}

/** ½ E_p log p/m + ½ E_q log q/m. */
function separately(both: Together, problem: DivergenceProblem): Bounded | undefined {
  const { pair, point, support } = both;
  if (support === undefined) return undefined;
  const ratios = logRatios(pair);
  const parts = [pair.p, pair.q].map((law, i) =>
    totals([one, ratios[i] as Expr], { ...law, support }, pair.symbols, point, pair.massError, problem),
  );
  const [[ofFirst, first], [ofSecond, second]] = parts as unknown as [[Bounded, Bounded], [Bounded, Bounded]];
  const inner = { value: (first.value + second.value) / 2, error: (first.error + second.error) / 2 };
  return combined(inner, outside(both.firstInside, ofFirst), outside(both.secondInside, ofSecond));
}

const evaluate = boundedDivergence({
  formula(problem, pair) {
    return finiteDivergence(problem, pair, (p, q) => {
      const towards = (a: Expr): Expr => multiply(half, a, log(divide(multiply(two, a), add(p, q))));
      return add(towards(p), towards(q));
    });
  },
  greatest: {
    value: Math.LN2,
    errorBound: Number.EPSILON,
    reason: 'The two distributions have no value in common: the divergence is log 2.',
  },
  at(both, problem, formula) {
    return agreed(separately(both, problem), () => overBoth(both, problem), formula, both.pair);
  },
});

export const jensenShannon: Divergence = {
  name: 'jensen-shannon',
  title: 'Jensen–Shannon divergence',
  curvature: 1 / 8,
  isSymmetric: true,
  evaluate,
  source: 'Lin, IEEE Transactions on Information Theory 37 (1991)',
};
