// Sums Σ t(x) whose neighboring terms have a ratio z·∏(x + uᵢ)/∏(x + lⱼ): hypergeometric series, in closed form where they are
// exponentials, binomial series, logarithms, Bessel functions or Gauss's sum, or such a series weighted by a polynomial or
// without its first terms.
// Sources: NIST DLMF chapters 15 and 16, 13.6, 10.39, 10.25.2; Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), 2.4.1.
import { isNegative, isPositive, rangeOf } from '../expr/assumptions.ts';
import {
  add,
  divide,
  half,
  infinity,
  multiply,
  negate,
  number,
  one,
  power,
  sqrt,
  subtract,
  symbol,
  two,
} from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { Expr } from '../expr/expr.ts';
import { besselI } from '../expr/functions/bessel.ts';
import { gamma, lgamma } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { exp } from '../expr/build.ts';
import * as Q from '../expr/rational.ts';
import { areEqual, isZero, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { TermRatio } from '../expr/termRatio.ts';
import type { ClosedSum, HypergeometricSeries } from './hypergeometricSeries.ts';
import { rationalSum } from './rationalSum.ts';

/** The series of the terms from `from` to `to`, divided by the first; undefined where it is cut off before it ends by itself. */
export function seriesOf(ratio: TermRatio, from: Expr, to: Expr): HypergeometricSeries | undefined {
  const shifted = (shifts: readonly Expr[]): Expr[] => shifts.map((s) => simplify(add(s, from)));
  const [upper, lower] = [shifted(ratio.upper), shifted(ratio.lower)];
  const last = to === infinity ? infinity : simplify(subtract(to, from));
  const ends = upper.some((u) => (last === infinity ? isZeroOrLess(u) : areEqual(u, negate(last))));
  if (ends !== (last !== infinity)) return undefined;
  const factorial = lower.findIndex((l) => areEqual(l, one));
  if (factorial >= 0) lower.splice(factorial, 1);
  else upper.push(one);
  return { z: ratio.z, upper, lower, last };
}

const isZeroOrLess = (u: Expr): boolean => rangeOf(u).upper <= 0;

/** The sum of the series in closed form. */
export function closedSum(series: HypergeometricSeries): ClosedSum | undefined {
  return plain(series) ?? weighted(series) ?? withoutFirstTerms(series) ?? rationalSum(series);
}

const numberOf = (e: Expr): number => {
  const value = e.kind === 'number' ? e : simplify(e);
  return value.kind === 'number' ? Q.toNumber(value.value) : NaN;
};
const isWhole = (e: Expr): boolean => Number.isInteger(numberOf(e));
const hasValues = (shifts: readonly Expr[], ...values: readonly number[]): boolean => {
  const sorted = shifts.map(numberOf).sort((a, b) => a - b);
  return sorted.length === values.length && values.every((v, i) => v === sorted[i]);
};
const free = (value: Expr): ClosedSum => ({ value, positive: [] });

function plain({ z, upper, lower, last }: HypergeometricSeries): ClosedSum | undefined {
  const [a, b] = upper;
  const [c] = lower;
  const complement = subtract(one, z);
  const inside = isPositive(complement) ? [] : [complement];
  if (upper.length === 0 && lower.length === 0) return free(exp(z));
  if (upper.length === 1 && lower.length === 0 && a !== undefined)
    return { value: power(complement, negate(a)), positive: last === infinity ? inside : [] };
  if (upper.length === 0 && lower.length === 1 && c !== undefined && isPositive(z)) return bessel(z, c);
  if (upper.length !== 2 || lower.length !== 1 || a === undefined || b === undefined || c === undefined)
    return undefined;
  if (areEqual(z, one)) return gaussSum(a, b, c, last);
  if (!isPositive(z)) return undefined;
  const root = sqrt(z);
  if (hasValues(upper, 1, 1) && hasValues(lower, 2))
    return { value: divide(negate(log(complement)), z), positive: inside };
  if (hasValues(upper, 0.5, 1) && hasValues(lower, 1.5))
    return {
      value: divide(log(divide(add(one, root), subtract(one, root))), multiply(two, root)),
      positive: inside,
    };
  return undefined;
}

/** ₀F₁(; c; z) = Γ(c) z^((1−c)/2) I_{c−1}(2√z), for c a whole number or half of one. */
function bessel(z: Expr, c: Expr): ClosedSum | undefined {
  const argument = multiply(two, sqrt(z));
  const [rising, falling] = [exp(argument), exp(negate(argument))];
  if (numberOf(c) === 0.5) return free(multiply(half, add(rising, falling)));
  if (numberOf(c) === 1.5) return free(divide(subtract(rising, falling), multiply(two, argument)));
  if (!isWhole(c) || !(numberOf(c) >= 1)) return undefined;
  const order = subtract(c, one);
  return free(multiply(gamma(c), power(z, multiply(negate(half), order)), besselI(order, argument)));
}

/** ₂F₁(a, b; c; 1): Gauss's sum, and where it ends by itself that of Chu and Vandermonde (c − b)_n/(c)_n. */
function gaussSum(a: Expr, b: Expr, c: Expr, last: Expr): ClosedSum | undefined {
  if (last === infinity) {
    const margin = simplify(subtract(subtract(c, a), b));
    if (!isPositive(c)) return undefined;
    const logs = add(
      lgamma(c),
      lgamma(margin),
      negate(lgamma(simplify(subtract(c, a)))),
      negate(lgamma(simplify(subtract(c, b)))),
    );
    return { value: exp(logs), positive: isPositive(margin) ? [] : [margin] };
  }
  const other = areEqual(a, negate(last)) ? b : a;
  const [top, bottom] = [rising(simplify(subtract(c, other)), last), rising(c, last)];
  if (top === undefined || bottom?.reflected !== top.reflected) return undefined;
  return free(exp(simplify(subtract(top.logarithm, bottom.logarithm))));
}

/** log |(q)_n|, by the reflection (q)_n = (−1)ⁿ (1 − q − n)_n where q is negative. */
function rising(q: Expr, n: Expr): { readonly logarithm: Expr; readonly reflected: boolean } | undefined {
  const mirrored = simplify(subtract(subtract(one, q), n));
  const reflected = !isPositive(q);
  const start = reflected ? mirrored : q;
  if (!isPositive(start)) return undefined;
  return { logarithm: subtract(lgamma(simplify(add(start, n))), lgamma(start)), reflected };
}

const argument = (z: Expr) => symbol('_z', 'parameter', rangeOf(z));
const mostSteps = 40;
const mostWeights = 4;

/** A pair (l + k)_y/(l)_y = ∏ (l + i + y)/(l + i), i < k, is what ∏ (1 + z/(l + i) d/dz) does to the series without it. */
function weighted(series: HypergeometricSeries): ClosedSum | undefined {
  for (const l of series.lower)
    for (const u of series.upper) {
      const k = numberOf(subtract(u, l));
      if (!Number.isInteger(k) || k < 1 || k > mostWeights || isZeroOrLess(l)) continue;
      const z = argument(series.z);
      if (series.z.kind === 'number') continue;
      const rest = { ...series, z, upper: without(series.upper, u), lower: without(series.lower, l) };
      const inner = closedSum(rest);
      if (inner === undefined) continue;
      let value = inner.value;
      for (let i = 0; i < k; i++)
        value = simplify(add(value, multiply(divide(z, add(l, number(i))), differentiate(value, z))));
      return back({ value, positive: inner.positive }, z, series.z);
    }
  return undefined;
}

/** With 1 above and m + 1 below, the terms are those of a series that begins m terms earlier: its sum less these terms. */
function withoutFirstTerms(series: HypergeometricSeries): ClosedSum | undefined {
  const unit = series.upper.find((u) => areEqual(u, one));
  if (unit === undefined) return undefined;
  const others = without(series.upper, unit);
  const least = Math.min(Infinity, ...others.filter((u) => numberOf(u) > 0).map(numberOf));
  for (const l of series.lower) {
    const m = numberOf(subtract(l, one));
    if (!Number.isInteger(m) || m < 1) continue;
    // the earlier series must have no 0 among its upper parameters
    const steps = Math.min(m, Number.isInteger(least) ? least - 1 : Infinity);
    if (steps < 1 || steps > mostSteps) continue;
    const z = argument(series.z);
    const earlier = (shifts: readonly Expr[]): Expr[] => shifts.map((s) => simplify(subtract(s, number(steps))));
    const upper = [...earlier(others), ...(steps < m ? [one] : [])];
    const lower = [...earlier(without(series.lower, l)), ...(steps < m ? [number(m + 1 - steps)] : [])];
    if (upper.some((u) => numberOf(u) === 0) || lower.some((e) => numberOf(e) <= 0)) continue;
    const last = series.last === infinity ? infinity : simplify(add(series.last, number(steps)));
    const numeric = series.z.kind === 'number' ? series.z : z;
    const whole = closedSum({ z: numeric, upper, lower, last });
    if (whole === undefined) continue;
    const terms: Expr[] = [one];
    for (let y = 0; y < steps; y++) {
      const top = multiply(numeric, ...upper.map((u) => add(u, number(y))));
      const bottom = multiply(number(y + 1), ...lower.map((e) => add(e, number(y))));
      terms.push(simplify(multiply(terms[y] as Expr, divide(top, bottom))));
    }
    const [next] = terms.splice(-1) as [Expr];
    const value = divide(subtract(whole.value, add(...terms)), next);
    return back({ value, positive: whole.positive }, numeric, series.z);
  }
  return undefined;
}

const without = (shifts: readonly Expr[], one: Expr): Expr[] => {
  const at = shifts.indexOf(one);
  return shifts.filter((_, i) => i !== at);
};

/** The sum with its argument put back. */
function back({ value, positive }: ClosedSum, z: Expr, argument: Expr): ClosedSum {
  const at = (e: Expr): Expr => substitute(e, new Map([[z, argument]]));
  return { value: at(value), positive: positive.map(at).filter((e) => !isPositive(e)) };
}

/** Is the sum certainly infinite? */
export const certainlyDiverges = ({ positive }: ClosedSum): boolean => positive.some((e) => isNegative(e) || isZero(e));
