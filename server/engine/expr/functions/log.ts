// The natural logarithm: split over products and powers wherever the signs of the factors are known.
import { factorize } from '../numericPower.ts';
import * as Q from '../rational.ts';
import { range, type Range } from '../range.ts';
import { isNegative, isNonNegative, isPositive, rangeOf } from '../assumptions.ts';
import {
  add,
  divide,
  e,
  fromRational,
  half,
  multiply,
  negate,
  one,
  primitivePart,
  rawApply,
  sqrt,
  zero,
} from '../build.ts';
import type { Expr } from '../expr.ts';
import { asinh, sumWithRoot } from './asinh.ts';
import type { FunctionDefinition } from './definition.ts';

function image(u: Expr): Range {
  const r = rangeOf(u);
  const at = (v: number): number => (v <= 0 ? -Infinity : Math.log(v));
  return range(at(r.lower), at(r.upper), { lowerOpen: r.lowerOpen || r.lower <= 0, upperOpen: r.upperOpen });
}

/** log u for u > 0. */
export function log(u: Expr): Expr {
  if (u === one) return zero;
  if (u === e) return one;
  if (u.kind === 'number') {
    const { numerator, denominator } = u.value;
    if (numerator <= 0n || denominator === 1n) return rawLog(u);
    const below = rawLog(fromRational(Q.rational(denominator)));
    return numerator === 1n ? negate(below) : add(rawLog(fromRational(Q.rational(numerator))), negate(below));
  }
  if (u.kind === 'power') {
    if (u.base === e) return u.exponent;
    if (isPositive(u.base)) return multiply(u.exponent, log(u.base));
    const even =
      u.exponent.kind === 'number' && Q.isInteger(u.exponent.value) && u.exponent.value.numerator % 2n === 0n;
    // u² > 0 wherever its logarithm stands, so |base| is what the logarithm is of
    if (even) return multiply(u.exponent, rawLogAbs(u.base));
  }
  if (u.kind === 'product') {
    const known = u.factors.filter((f) => isPositive(f) || isNegative(f) || isEvenPower(f));
    const unknown = u.factors.filter((f) => !known.includes(f));
    const negatives = known.filter(isNegative).length;
    if (known.length > 0 && (unknown.length > 0 || negatives % 2 === 0)) {
      const rest = multiply(...unknown, negatives % 2 === 1 ? fromRational(Q.minusOne) : one);
      const terms = known.map((f) => (isNegative(f) ? logOfNegated(f) : log(f)));
      if (known.length > 1 || rest !== u) return add(...terms, rest === one ? zero : rawLog(rest));
    }
  }
  if (u.kind === 'apply' && u.fn === 'gamma' && isPositive(u.args[0] as Expr))
    return rawApply('lgamma', u.args, range(-Infinity, Infinity));
  if (u.kind === 'sum') {
    const inverse = sumWithRoot(u);
    if (inverse !== undefined) {
      const { z, c } = inverse;
      return add(asinh(divide(z, sqrt(c))), multiply(half, log(c)));
    }
    const { content, primitive } = primitivePart(u);
    if (Q.sign(content) > 0 && !Q.isOne(content)) return add(log(fromRational(content)), rawLog(primitive));
    if (Q.sign(content) < 0 && !Q.equal(content, Q.minusOne))
      return add(log(fromRational(Q.negate(content))), rawLog(negate(primitive)));
  }
  return rawLog(u);
}

/** log(−f) for a negative factor f; −f stays as it is where it is a product, which has no more factors to split off. */
function logOfNegated(f: Expr): Expr {
  // 1/v with v < 0
  if (f.kind === 'power' && isNegative(f.base)) return multiply(f.exponent, logOfNegated(f.base));
  const positive = negate(f);
  return positive.kind === 'product' ? rawLog(positive) : log(positive);
}

const isEvenPower = (f: Expr): boolean =>
  f.kind === 'power' &&
  f.exponent.kind === 'number' &&
  Q.isInteger(f.exponent.value) &&
  f.exponent.value.numerator % 2n === 0n;

const rawLog = (u: Expr): Expr => rawApply('log', [u], image(u));

function rawLogAbs(base: Expr): Expr {
  if (isNonNegative(base)) return log(base);
  if (isNegative(base)) return log(negate(base));
  return rawLog(rawApply('abs', [base], range(0, Infinity)));
}

/** The logarithm of a whole number above 1 by its primes, which are independent of one another; undefined for a prime. */
export function logByPrimes(u: Expr): Expr | undefined {
  if (u.kind !== 'number' || !Q.isInteger(u.value) || Q.sign(u.value) <= 0) return undefined;
  const primes = [...factorize(u.value.numerator)];
  const [first] = primes;
  if (primes.length === 1 && first?.[1] === 1) return undefined;
  return add(
    ...primes.map(([prime, times]) =>
      multiply(fromRational(Q.integer(times)), rawLog(fromRational(Q.rational(prime)))),
    ),
  );
}

export const logFunction: FunctionDefinition = {
  name: 'log',
  parameters: ['x'],
  summary: 'natural logarithm',
  call: ([u]) => log(u as Expr),
  node: { partial: ([u]) => divide(one, u as Expr), evaluate: Math.log },
};
