// Decides on other ways to write one fraction: (π² + 6u²)/6 as π²/6 + u², and (a − c)/(2 − b) as (c − a)/(b − 2).
import { isNonNegative } from '../expr/assumptions.ts';
import { add, fromRational, multiply, negate, one, splitCoefficient } from '../expr/build.ts';
import { freeSymbols, type Expr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import type { Factor } from './gatherGamma.ts';
import { parts, type Notation } from './notation.ts';

/** The denominator of the magnitude taken into a sum over the bar, where only constants get fractions by it. */
export function distributed(
  magnitude: Q.Rational,
  over: readonly Factor[],
): { readonly magnitude: Q.Rational; readonly over: readonly Factor[] } | undefined {
  if (Q.isInteger(magnitude)) return undefined;
  const scale = Q.rational(1n, magnitude.denominator);
  const place = over.findIndex(({ base, exponent }) => exponent === one && takes(base, scale));
  if (place < 0) return undefined;
  const scaled = (f: Factor): Factor => ({ base: times(scale, f.base), exponent: one });
  return { magnitude: Q.integer(Number(magnitude.numerator)), over: over.map((f, i) => (i === place ? scaled(f) : f)) };
}

const times = (scale: Q.Rational, sum: Expr): Expr =>
  sum.kind === 'sum' ? add(...sum.terms.map((t) => multiply(fromRational(scale), t))) : sum;

/** Does the sum times the scale have whole coefficients but for constants, and some whole one? */
function takes(sum: Expr, scale: Q.Rational): boolean {
  if (sum.kind !== 'sum') return false;
  const isWhole = (t: Expr): boolean => Q.isInteger(Q.multiply(splitCoefficient(t).coefficient, scale));
  const isConstant = (t: Expr): boolean => freeSymbols(t).size === 0 && t.kind !== 'number';
  return (
    sum.terms.some((t) => isWhole(t) || inside(t, scale)) &&
    sum.terms.every((t) => isWhole(t) || isConstant(t) || inside(t, scale))
  );
}

/** The same of the sum in a product such as k (6 u + π²). */
function inside(term: Expr, scale: Q.Rational): boolean {
  const { coefficient, rest } = splitCoefficient(term);
  return rest.kind === 'product' && rest.factors.some((f) => takes(f, Q.multiply(coefficient, scale)));
}

/** Sums over and under the bar with both signs turned, where under it a number stands before a minus sign. */
export function mirror(
  over: readonly Factor[],
  under: readonly Factor[],
): { readonly over: readonly Factor[]; readonly under: readonly Factor[] } | undefined {
  const isOpen = ({ base, exponent }: Factor): boolean =>
    base.kind === 'sum' && exponent === one && !isNonNegative(base) && !isNonNegative(negate(base));
  const [above, below] = [over.findIndex(isOpen), under.findIndex((f) => isOpen(f) && isNumberFirst(f.base))];
  if (above < 0 || below < 0) return undefined;
  const turn = (factors: readonly Factor[], place: number): readonly Factor[] =>
    factors.map((f, i) => (i === place ? { base: negate(f.base), exponent: f.exponent } : f));
  return { over: turn(over, above), under: turn(under, below) };
}

/** 2 − b. */
const isNumberFirst = (base: Expr): boolean =>
  base.kind === 'sum' &&
  base.terms.length === 2 &&
  base.terms.some((t) => t.kind === 'number' && Q.sign(t.value) > 0) &&
  base.terms.some((t) => {
    const { coefficient, rest } = splitCoefficient(t);
    return rest.kind === 'symbol' && rest.role === 'parameter' && Q.sign(coefficient) < 0;
  });

/** The minus signs that are written. */
export function countMinus(n: Notation): number {
  const known = minusCounts.get(n);
  if (known !== undefined) return known;
  const count =
    parts(n).reduce((total, part) => total + countMinus(part), 0) +
    (n.kind === 'negative' ? 1 : n.kind === 'sum' ? n.terms.filter((t) => t.negative).length : 0);
  minusCounts.set(n, count);
  return count;
}

const minusCounts = new WeakMap<Notation, number>();
