// The covariance of two order statistics of a law that is affine in a uniform, or in an exponential, variable.
// Source: David and Nagaraja, Order Statistics (2003), sections 2.3 and 2.5: r(N + 1 − s)/((N + 1)²(N + 2)) for uniform ones with r ≤ s,
// and the variance of the lower one for exponential ones, since the spacings are independent.
import { add, divide, multiply, number, one, square, subtract, two } from '../expr/build.ts';
import { isPositive } from '../expr/assumptions.ts';
import type { Expr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import { inPivot } from '../expectation/pivotForm.ts';
import { wholeNumber } from '../model/reading.ts';
import type { SampleSummary } from '../model/statisticalModel.ts';
import { affine, rankOf } from './samplingLaws.ts';

/** The minimum comes first, then the median, then the maximum. */
const places: readonly SampleSummary['kind'][] = ['minimum', 'median', 'maximum'];
/** Sums of more terms are not written. */
const longest = 60;

export function orderCovariance(s: SampleSummary, t: SampleSummary, law: Law, n: Expr): Expr | undefined {
  const [lower, upper] = places.indexOf(s.kind) <= places.indexOf(t.kind) ? [s, t] : [t, s];
  const [r, q] = [rankOf(lower, n), rankOf(upper, n)];
  const [x] = law.variables;
  const { pivot } = law;
  if (r === undefined || q === undefined || pivot === undefined || x === undefined) return undefined;
  if (pivot.sign !== undefined || s.of !== x || t.of !== x) return undefined;
  const { kernel } = pivot;
  const form = affine(inPivot(x, x, pivot), kernel.variable);
  if (form === undefined) return undefined;
  const standard =
    kernel.kind === 'beta' && kernel.a === one && kernel.b === one
      ? ofUniform(r, q, n)
      : kernel.kind === 'gamma' && kernel.shape === one && isPositive(form.scale)
        ? ofExponential(r, n)
        : undefined;
  return standard && multiply(square(form.scale), standard);
}

/** The same where the order is turned round. */
const ofUniform = (r: Expr, s: Expr, n: Expr): Expr =>
  divide(multiply(r, subtract(add(n, one), s)), multiply(square(add(n, one)), add(n, two)));

/** Σ 1/(N − i + 1)², i = 1 … r. */
function ofExponential(r: Expr, n: Expr): Expr | undefined {
  const rank = wholeNumber(r);
  if (rank === undefined || rank > longest) return undefined;
  const term = (i: number): Expr => divide(one, square(subtract(n, number(i - 1))));
  return add(...Array.from({ length: rank }, (_, i) => term(i + 1)));
}
