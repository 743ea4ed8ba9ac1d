// Powers of rational numbers as expressions: roots taken out of primes, symbolic exponents prime by prime.
import * as Q from './rational.ts';
import { type Rational } from './rational.ts';
import { fromRational, one, rawPower, rawProduct } from './atoms.ts';
import type { Expr } from './expr.ts';
import { factorize, numericPower } from './numericPower.ts';
import { compareExprs } from './order.ts';

/** A positive rational to a symbolic power, prime by prime: 4^k is 2^(2k); `times` gives the exponent times a whole number. */
export function powerOfRational(base: Rational, times: (multiplicity: bigint) => Expr): Expr {
  const factors: Expr[] = [];
  const collect = (n: bigint, sign: bigint): void => {
    for (const [prime, multiplicity] of factorize(n))
      factors.push(rawPower(fromRational(Q.rational(prime)), times(sign * BigInt(multiplicity))));
  };
  collect(base.numerator, 1n);
  collect(base.denominator, -1n);
  const [only] = factors;
  return factors.length === 1 && only !== undefined ? only : rawProduct(factors.sort(compareExprs));
}

/** A rational to a rational power. */
export function fromNumericPower(base: Rational, exponent: Rational): Expr {
  const { coefficient, radicals, unresolved } = numericPower(base, exponent);
  const parts = radicals.map((r) => rawPower(fromRational(Q.rational(r.base)), fromRational(r.exponent)));
  if (unresolved !== undefined) parts.push(rawPower(fromRational(unresolved), fromRational(exponent)));
  const factors = [fromRational(coefficient), ...parts].filter((p) => p !== one).sort(compareExprs);
  if (factors.length === 0) return one;
  return factors.length === 1 ? (factors[0] as Expr) : rawProduct(factors);
}
