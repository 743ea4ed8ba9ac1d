// Sums Σ R(y) zʸ and Σ R(y) zʸ/y! over y = 0, 1, … with a rational R, by its partial fractions: logarithms, exponentials, and
// where z = 1 polygamma functions.
// Source: Graham, Knuth and Patashnik, Concrete Mathematics (1994), 7.44; NIST DLMF 5.15.1, 5.7.6, 8.7.1.
import { isPositive, rangeOf } from '../expr/assumptions.ts';
import {
  add,
  divide,
  exp,
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
  zero,
} from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { Expr } from '../expr/expr.ts';
import { polygamma } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import * as Q from '../expr/rational.ts';
import { areEqual, isZero, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { reals } from '../expr/range.ts';
import type { ClosedSum, HypergeometricSeries } from './hypergeometricSeries.ts';

const mostSteps = 12;
const mostPoles = 6;

/** factor · ∏ (y + n)/∏ (y + p). */
interface RationalTerm {
  factor: Expr;
  readonly zeros: Expr[];
  readonly poles: Expr[];
}

/** The sum of the series where its terms are rational in y, but for zʸ or zʸ/y!. */
export function rationalSum(series: HypergeometricSeries): ClosedSum | undefined {
  const { z, upper, lower, last } = series;
  if (last !== infinity) return undefined;
  const isGeometric = upper.length === lower.length + 1;
  if (!isGeometric && upper.length !== lower.length) return undefined;
  const term = rationalTerm(upper, isGeometric ? [...lower, one] : lower);
  if (term === undefined || term.poles.length === 0 || term.poles.length > mostPoles) return undefined;
  if (!term.poles.every(isPositive)) return undefined;
  if (isGeometric && areEqual(z, one)) return byPolygamma(term);
  const complement = subtract(one, z);
  const positive = !isGeometric || isPositive(complement) ? [] : [complement];
  const of = symbol('_z', 'parameter', rangeOf(z));
  let value = byFractions(term.poles, of, isGeometric ? geometricOver : exponentialOver);
  // (y + n) zʸ is (z d/dz + n) zʸ
  for (const n of value === undefined ? [] : term.zeros)
    value = value && simplify(add(multiply(n, value), multiply(of, differentiate(value, of))));
  return value && { value: multiply(term.factor, substitute(value, new Map([[of, z]]))), positive };
}

const whole = (e: Expr): number | undefined => {
  const value = e.kind === 'number' ? e : simplify(e);
  return value.kind === 'number' && Q.isInteger(value.value) ? Q.toNumber(value.value) : undefined;
};

/** ∏ (u)_y/∏ (l)_y with every u a whole number of steps from an l. */
function rationalTerm(upper: readonly Expr[], lower: readonly Expr[]): RationalTerm | undefined {
  const open = [...upper];
  const term: RationalTerm = { factor: one, zeros: [], poles: [] };
  for (const l of lower) {
    const steps = open.map((u) => whole(subtract(l, u)) ?? NaN);
    const nearest = steps.reduce((best, k, i) => (Math.abs(k) < Math.abs(steps[best] ?? Infinity) ? i : best), -1);
    const [u, k] = [open[nearest], steps[nearest]];
    if (u === undefined || k === undefined || Math.abs(k) > mostSteps) return undefined;
    open.splice(nearest, 1);
    // (u)_k/(u + y)_k, or (l + y)_k/(l)_k
    const passed = Array.from({ length: Math.abs(k) }, (_, i) => simplify(add(k > 0 ? u : l, number(i))));
    for (const at of passed) {
      term.factor = k > 0 ? multiply(term.factor, at) : divide(term.factor, at);
      put(at, k > 0 ? term.poles : term.zeros, k > 0 ? term.zeros : term.poles);
    }
  }
  return term;
}

function put(at: Expr, to: Expr[], from: Expr[]): void {
  const same = from.findIndex((other) => areEqual(other, at));
  if (same < 0) to.push(at);
  else from.splice(same, 1);
}

/** Σ zʸ/∏ (y + p) of simple poles from Σ zʸ/(y + p). */
function byFractions(
  poles: readonly Expr[],
  z: Expr,
  over: (pole: Expr, z: Expr) => Expr | undefined,
): Expr | undefined {
  let total: Expr = zero;
  for (const p of poles) {
    const others = poles.filter((q) => q !== p).map((q) => simplify(subtract(q, p)));
    const part = over(p, z);
    if (part === undefined || others.some((d) => isZero(d))) return undefined;
    total = add(total, divide(part, multiply(...others)));
  }
  return new Set(poles).size < poles.length ? undefined : total;
}

/** Σ zʸ/(y + p): z^(−p) (−log(1 − z) − Σ zʲ/j, j < p) for a whole p; with artanh √z for half of an odd number. */
function geometricOver(p: Expr, z: Expr): Expr | undefined {
  const twice = whole(multiply(two, p));
  if (twice === undefined || twice > 2 * mostSteps) return undefined;
  const isHalf = twice % 2 === 1;
  if (isHalf && !isPositive(z)) return undefined;
  const root = sqrt(z);
  const logarithm = isHalf ? log(divide(add(one, root), subtract(one, root))) : negate(log(subtract(one, z)));
  const first = isHalf ? 1 : 2;
  const earlier = Array.from({ length: Math.ceil((twice - first) / 2) }, (_, i) => {
    const j = divide(number(first + 2 * i), two);
    return divide(power(z, j), j);
  });
  return divide(subtract(logarithm, add(...earlier)), power(z, p));
}

/** Σ zʸ/(y! (y + p)) = z^(−p) ∫₀ᶻ s^(p−1) eˢ ds for a whole p. */
function exponentialOver(p: Expr, z: Expr): Expr | undefined {
  const order = whole(p);
  if (order === undefined || order > mostSteps) return undefined;
  let integral = subtract(exp(z), one);
  for (let n = 1; n < order; n++)
    integral = subtract(multiply(power(z, number(n)), exp(z)), multiply(number(n), integral));
  return divide(integral, power(z, p));
}

/** Σ ∏ (y + n)/∏ (y + p), which converges where there are two poles more than zeros: Σ 1/(y + p)ˢ = (−1)ˢ ψ⁽ˢ⁻¹⁾(p)/(s − 1)!. */
function byPolygamma({ factor, zeros, poles }: RationalTerm): ClosedSum | undefined {
  if (poles.length < zeros.length + 2) return undefined;
  const y = symbol('_y', 'index', reals);
  const orders = new Map<Expr, number>();
  for (const p of poles) {
    const same = [...orders.keys()].find((q) => areEqual(p, q));
    orders.set(same ?? p, (same === undefined ? 0 : (orders.get(same) ?? 0)) + 1);
  }
  let total: Expr = zero;
  for (const [p, order] of orders) {
    const others = [...orders].filter(([q]) => q !== p).map(([q, times]) => power(add(y, q), number(-times)));
    let rest = multiply(...zeros.map((n) => add(y, n)), ...others);
    let factorial = 1;
    for (let k = 0; k < order; k++) {
      const coefficient = divide(substitute(rest, new Map([[y, negate(p)]])), number(factorial));
      total = add(total, multiply(simplify(coefficient), powerSum(p, order - k)));
      rest = differentiate(rest, y);
      factorial *= k + 1;
    }
  }
  return { value: multiply(factor, simplify(total)), positive: [] };
}

/** Σ 1/(y + p)ˢ, for s = 1 but for a constant that the other poles cancel. */
function powerSum(p: Expr, s: number): Expr {
  let factorial = 1;
  for (let k = 2; k < s; k++) factorial *= k;
  return multiply(divide(number(s % 2 === 0 ? 1 : -1), number(factorial)), polygamma(number(s - 1), p));
}
