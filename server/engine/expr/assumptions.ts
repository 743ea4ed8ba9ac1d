// What is known of an expression's values from the domains of its symbols: sign, interval, whole numbers.
import { type Expr } from './expr.ts';
import { toNumber } from './rational.ts';
import * as ranges from './range.ts';
import type { Range } from './range.ts';

const known = new WeakMap<Expr, Range>();
const constants: Readonly<Record<string, number>> = {
  pi: Math.PI,
  e: Math.E,
  eulerGamma: 0.5772156649015329,
  infinity: Infinity,
};

/** An interval that contains every value that the expression takes where it is defined; never too narrow. */
export function rangeOf(expr: Expr): Range {
  if (expr.kind === 'symbol') return expr.domain;
  const cached = known.get(expr);
  if (cached !== undefined) return cached;
  const result = computeRange(expr);
  known.set(expr, result);
  return result;
}

function computeRange(expr: Expr): Range {
  switch (expr.kind) {
    case 'number': {
      const value = toNumber(expr.value);
      return ranges.range(value, value, { integer: expr.value.denominator === 1n });
    }
    case 'constant': {
      const value = constants[expr.name] as number;
      return ranges.range(value, value, { lowerOpen: false, upperOpen: false });
    }
    case 'symbol':
      return expr.domain;
    case 'sum':
      return expr.terms.map(rangeOf).reduce(ranges.addRanges);
    case 'product':
      return productRange(expr.factors);
    case 'power':
      return rangeOfPower(expr.base, expr.exponent);
    case 'apply':
      return expr.range;
    case 'piecewise':
      return [...expr.branches.map((b) => rangeOf(b.value)), rangeOf(expr.otherwise)].reduce(hull);
    case 'series':
      return ranges.isPositive(rangeOf(expr.body)) ? ranges.nonNegativeReals : ranges.reals;
  }
}

function hull(a: Range, b: Range): Range {
  const [low, high] = [a.lower < b.lower ? a : b, a.upper > b.upper ? a : b];
  return {
    lower: low.lower,
    upper: high.upper,
    lowerOpen: a.lower === b.lower ? a.lowerOpen && b.lowerOpen : low.lowerOpen,
    upperOpen: a.upper === b.upper ? a.upperOpen && b.upperOpen : high.upperOpen,
    integer: a.integer && b.integer,
  };
}

// u·|u|ᵏ and the like have no sign of their own, but a product's range is that of its factors taken as independent.
const productRange = (factors: readonly Expr[]): Range => factors.map(rangeOf).reduce(ranges.multiplyRanges);

function rangeOfPower(base: Expr, exponent: Expr): Range {
  const [baseRange, exponentRange] = [rangeOf(base), rangeOf(exponent)];
  if (base.kind === 'constant' && base.name === 'e')
    return ranges.monotoneImage(exponentRange, (v) => (v === -Infinity ? 0 : Math.exp(v)));
  if (exponentRange.lower === exponentRange.upper) return ranges.powerRange(baseRange, exponentRange.lower);
  if (ranges.isPositive(baseRange)) {
    const integer = baseRange.integer && exponentRange.integer && ranges.isNonNegative(exponentRange);
    const upper = baseRange.upper <= 1 && ranges.isNonNegative(exponentRange) ? 1 : Infinity;
    // below 1 to a positive power is below 1
    const isBelowOne = baseRange.upper < 1 || baseRange.upperOpen;
    const upperOpen = upper === Infinity || (isBelowOne && ranges.isPositive(exponentRange));
    return ranges.range(0, upper, { lowerOpen: true, upperOpen, integer });
  }
  return ranges.isNonNegative(baseRange) ? ranges.nonNegativeReals : ranges.reals;
}

export const isPositive = (e: Expr): boolean => ranges.isPositive(rangeOf(e));
export const isNegative = (e: Expr): boolean => ranges.isNegative(rangeOf(e));
export const isNonNegative = (e: Expr): boolean => ranges.isNonNegative(rangeOf(e));
export const isNonZero = (e: Expr): boolean => ranges.isNonZero(rangeOf(e));
export const isIntegerValued = (e: Expr): boolean => rangeOf(e).integer;
