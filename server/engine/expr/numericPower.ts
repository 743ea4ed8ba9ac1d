// Powers of rational numbers, exact: the rational part taken out, what is left as powers of primes below one.
import * as Q from './rational.ts';
import type { Rational } from './rational.ts';

export interface NumericPower {
  readonly coefficient: Rational;
  /** Primes (or a large cofactor) to a power strictly between 0 and 1. */
  readonly radicals: readonly { readonly base: bigint; readonly exponent: Rational }[];
  /** A base that stays as it stands: negative under a root, zero to a negative power, or a result too large to write. */
  readonly unresolved?: Rational;
}

const trialLimit = 1000n;
const maximalBits = 4096;

/** n > 0 as primes below the trial limit and one cofactor. */
export function factorize(n: bigint): ReadonlyMap<bigint, number> {
  const factors = new Map<bigint, number>();
  let rest = n;
  for (let p = 2n; p <= trialLimit && p * p <= rest; p += p === 2n ? 1n : 2n)
    while (rest % p === 0n) {
      factors.set(p, (factors.get(p) ?? 0) + 1);
      rest /= p;
    }
  if (rest > 1n) factors.set(rest, (factors.get(rest) ?? 0) + 1);
  return factors;
}

export function numericPower(base: Rational, exponent: Rational): NumericPower {
  const plain = (coefficient: Rational): NumericPower => ({ coefficient, radicals: [] });
  if (Q.isZero(base)) return Q.sign(exponent) > 0 ? plain(Q.zero) : { ...plain(Q.one), unresolved: base };
  const size = base.numerator.toString(2).length + base.denominator.toString(2).length;
  if (size * Math.abs(Q.toNumber(exponent)) > maximalBits) return { ...plain(Q.one), unresolved: base };
  if (Q.isInteger(exponent)) return plain(Q.power(base, Number(exponent.numerator)));
  if (Q.sign(base) < 0) return { ...plain(Q.one), unresolved: base };
  let coefficient = Q.one;
  const radicals: { base: bigint; exponent: Rational }[] = [];
  const powers: [bigint, Rational][] = [
    ...[...factorize(base.numerator)].map(([p, k]): [bigint, Rational] => [p, Q.integer(k)]),
    ...[...factorize(base.denominator)].map(([p, k]): [bigint, Rational] => [p, Q.integer(-k)]),
  ];
  for (const [prime, multiplicity] of powers) {
    const total = Q.multiply(multiplicity, exponent);
    const whole = Q.floor(total);
    coefficient = Q.multiply(coefficient, Q.power(Q.rational(prime), Number(whole)));
    const fraction = Q.subtract(total, Q.rational(whole));
    if (!Q.isZero(fraction)) radicals.push({ base: prime, exponent: fraction });
  }
  return { coefficient, radicals };
}
