// Exact rational arithmetic on bigints: the coefficients of every expression.
import { charge } from '../base/work.ts';

export interface Rational {
  readonly numerator: bigint;
  /** Positive, coprime to the numerator. */
  readonly denominator: bigint;
}

/** A remainder takes longer in hundreds of digits. */
const stepsOfRemainder = 4;
const stepsOfLarge = 60;
const large = 1n << 512n;

const absolute = (n: bigint): bigint => (n < 0n ? -n : n);

export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [absolute(a), absolute(b)];
  const cost = x > large || y > large ? stepsOfLarge : stepsOfRemainder;
  let steps = 0;
  for (; y !== 0n; steps++) [x, y] = [y, x % y];
  charge(cost * steps);
  return x;
}

/** numerator/denominator in lowest terms. The denominator must not be zero. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 1n) return { numerator, denominator };
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(numerator, denominator) * sign;
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export const zero = rational(0n);
export const one = rational(1n);
export const minusOne = rational(-1n);

export const integer = (n: number): Rational => rational(BigInt(n));
export const isZero = (a: Rational): boolean => a.numerator === 0n;
export const isOne = (a: Rational): boolean => a.numerator === 1n && a.denominator === 1n;
export const isInteger = (a: Rational): boolean => a.denominator === 1n;
export const sign = (a: Rational): -1 | 0 | 1 => (a.numerator > 0n ? 1 : a.numerator < 0n ? -1 : 0);
export const negate = (a: Rational): Rational => ({ numerator: -a.numerator, denominator: a.denominator });
export const equal = (a: Rational, b: Rational): boolean =>
  a.numerator === b.numerator && a.denominator === b.denominator;

export function add(a: Rational, b: Rational): Rational {
  if (a.denominator === 1n && b.denominator === 1n) return rational(a.numerator + b.numerator);
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}
export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b));
export function multiply(a: Rational, b: Rational): Rational {
  if (isOne(a)) return b;
  if (isOne(b)) return a;
  if (a.denominator === 1n && b.denominator === 1n) return rational(a.numerator * b.numerator);
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}
export const invert = (a: Rational): Rational => rational(a.denominator, a.numerator);
export const divide = (a: Rational, b: Rational): Rational => multiply(a, invert(b));
export const compare = (a: Rational, b: Rational): number => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
export const absoluteValue = (a: Rational): Rational => (a.numerator < 0n ? negate(a) : a);

/** a to a whole power; a must not be zero where the power is negative. */
export function power(a: Rational, exponent: number): Rational {
  if (exponent < 0) return power(invert(a), -exponent);
  const n = BigInt(exponent);
  return { numerator: a.numerator ** n, denominator: a.denominator ** n };
}

/** The greatest whole number not above a. */
export function floor(a: Rational): bigint {
  const quotient = a.numerator / a.denominator;
  return a.numerator % a.denominator !== 0n && a.numerator < 0n ? quotient - 1n : quotient;
}

/** The nearest double, also where numerator and denominator overflow one. */
export function toNumber(a: Rational): number {
  const n = Number(a.numerator);
  const d = Number(a.denominator);
  if (Number.isFinite(n) && Number.isFinite(d)) return n / d;
  const shift = BigInt(Math.max(a.numerator.toString(2).length, a.denominator.toString(2).length) - 1000);
  return Number(a.numerator >> shift) / Number(a.denominator >> shift);
}

/** The exact rational that a finite double stands for in decimal: 0.1 is 1/10. */
export function fromDecimal(value: number): Rational {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (match === null) return zero;
  const [, minus, whole = '0', fraction = '', exponent = '0'] = match;
  const digits = BigInt(`${minus ?? ''}${whole}${fraction}`);
  const scale = Number(exponent) - fraction.length;
  return scale >= 0 ? rational(digits * 10n ** BigInt(scale)) : rational(digits, 10n ** BigInt(-scale));
}

/** The common content of rationals: the largest c > 0 such that each is a whole multiple of c. */
export function content(values: readonly Rational[]): Rational {
  let numerator = 0n;
  let denominator = 1n;
  for (const v of values) {
    numerator = greatestCommonDivisor(numerator, v.numerator);
    denominator = (denominator / greatestCommonDivisor(denominator, v.denominator)) * v.denominator;
  }
  return numerator === 0n ? one : rational(numerator, denominator);
}
