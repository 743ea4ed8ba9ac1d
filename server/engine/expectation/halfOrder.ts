// The integral of the generalized inverse Gaussian kernel where its order is half of an odd number: elementary, by the Bessel
// functions K of such orders.
// Source: NIST DLMF 10.32.10 and 10.39.2, 10.49.12; Jørgensen, Statistical Properties of the Generalized Inverse Gaussian
// Distribution (1982).
import {
  add,
  fromRational,
  half,
  multiply,
  negate,
  number,
  one,
  pi,
  power,
  sqrt,
  subtract,
  two,
} from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import * as Q from '../expr/rational.ts';

const largestOrder = 8;

/** log ∫₀^∞ y^(p−1) e^(−ay−b/y) dy = log 2 (b/a)^(p/2) K_p(2√(ab)), for p = ±(n + ½). */
export function logHalfOrderIntegral(p: Expr, a: Expr, b: Expr): Expr | undefined {
  if (p.kind !== 'number' || p.value.denominator !== 2n) return undefined;
  const n = (Q.toNumber(Q.absoluteValue(p.value)) * 2 - 1) / 2;
  if (n > largestOrder) return undefined;
  const z = multiply(two, sqrt(multiply(a, b)));
  // K_p(z) = √(π/(2z)) e^(−z) Σ (n + k)!/(k! (n − k)!) (2z)^(−k)
  let coefficient = Q.one;
  const terms: Expr[] = [one];
  for (let k = 1; k <= n; k++) {
    coefficient = Q.multiply(coefficient, Q.rational(BigInt((n + k) * (n - k + 1)), BigInt(k)));
    terms.push(multiply(fromRational(coefficient), power(multiply(two, z), number(-k))));
  }
  const ratio = subtract(log(b), log(a));
  const root = multiply(half, subtract(log(pi), log(multiply(two, z))));
  return add(log(two), multiply(half, p, ratio), root, negate(z), log(add(...terms)));
}
