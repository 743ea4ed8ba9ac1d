/**
 * The regularized incomplete gamma functions P(a, x) = γ(a, x)/Γ(a) and Q = 1 − P (DLMF 8.2).
 *
 * Our own, since no kept library serves: stdlib's is wrong for large a, and lib-r-math needs Node. Series and continued fraction
 * as in Gautschi, "A computational procedure for incomplete gamma functions", ACM TOMS 5 (1979); the density in front of both in
 * Loader's form, "Fast and accurate computation of binomial probabilities" (2000), in which nothing large cancels.
 */

import { gamma } from './gamma.ts';
import { logGamma } from './logGamma.ts';
import { zeta } from './zeta.ts';

const inverseSqrt2Pi = 0.3989422804014327;
/** From here on Stirling's series reaches the working precision. */
const stirlingFrom = 10;

/** log Γ(a+1) − (a + ½) log a + a − ½ log 2π for a ≥ 10 (DLMF 5.11.1). */
function stirlingError(a: number): number {
  const s = 1 / (a * a);
  const coefficients = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];
  return coefficients.reduceRight((sum, coefficient) => sum * s + coefficient, 0) / a;
}

/** Euler's constant, then −ζ(2)/2, ζ(3)/3, −ζ(4)/4, …: the Taylor coefficients of −log Γ(1 + a) (DLMF 5.7.3). */
const logGammaTaylor: readonly number[] = [
  0.5772156649015329,
  ...Array.from({ length: 18 }, (_, i) => ((i % 2 === 0 ? -1 : 1) * zeta(i + 2)) / (i + 2)),
];

/** log Γ(1 + a) with relative accuracy for small a too, where 1 + a would round it away. */
function logGammaOnePlus(a: number): number {
  if (a > 0.1) return logGamma(1 + a);
  return -a * logGammaTaylor.reduceRight((sum, coefficient) => sum * a + coefficient, 0);
}

/** log(1 + t) − t without cancellation, t > −1. */
function log1pMinus(t: number): number {
  if (Math.abs(t) > 0.4) return Math.log1p(t) - t;
  // log(1 + t) = 2 artanh(r) with r = t/(2 + t), and t = 2r/(1 − r).
  const r = t / (2 + t);
  const y = r * r;
  let sum = 0;
  let power = 1;
  for (let k = 3; power > 1e-18; k += 2) {
    sum += power / k;
    power *= y;
  }
  return r * (2 * y * sum - t);
}

/** x^a e^(−x)/Γ(a + 1). */
function front(a: number, x: number): number {
  if (a >= stirlingFrom) {
    return (inverseSqrt2Pi / Math.sqrt(a)) * Math.exp(a * log1pMinus((x - a) / a) - stirlingError(a));
  }
  const power = x ** a;
  const direct = (power * Math.exp(-x)) / gamma(a + 1);
  return power < Infinity && direct > 0 ? direct : Math.exp(a * Math.log(x) - x - logGamma(a + 1));
}

/** P by its series of positive terms, for x below a + 1 or so. */
function lowerBySeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > 1e-17 * sum; k += 1) {
    term *= x / (a + k);
    sum += term;
  }
  return front(a, x) * sum;
}

/** Q by Legendre's continued fraction (DLMF 8.9.2, even part; modified Lentz), for x above a + 1 or so. */
function upperByFraction(a: number, x: number): number {
  let denominator = x + 1 - a;
  let numerator = Infinity;
  let reciprocal = 1 / denominator;
  let value = reciprocal;
  for (let k = 1; k < 1_000_000; k += 1) {
    const partial = k * (a - k);
    denominator += 2;
    reciprocal = 1 / (partial * reciprocal + denominator);
    numerator = denominator + partial / numerator;
    const change = numerator * reciprocal;
    value *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return a * front(a, x) * value;
}

/** Q for small a and x ≤ 1.5 as 1 − x^a/Γ(a+1) − …, the first difference by expm1 (DLMF 8.7.1). */
function upperNearZero(a: number, x: number): number {
  const exponent = a * Math.log(x) - logGammaOnePlus(a);
  let term = 1;
  let sum = 0;
  for (let n = 1; Math.abs(term) > 1e-18; n += 1) {
    term *= -x / n;
    sum += term / (a + n);
  }
  return -Math.expm1(exponent) - Math.exp(exponent) * a * sum;
}

function regularized(a: number, x: number, lowerTail: boolean): number {
  if (!(a >= 0 && x >= 0) || (a === Infinity && x === Infinity)) return Number.NaN;
  if (a === 0 || x === Infinity) return lowerTail ? 1 : 0;
  if (x === 0 || a === Infinity) return lowerTail ? 0 : 1;
  if (x <= 1.5 && a < 1 && !lowerTail) return upperNearZero(a, x);
  if (x <= Math.max(a, 1)) {
    const lower = lowerBySeries(a, x);
    return lowerTail ? lower : 1 - lower;
  }
  const upper = upperByFraction(a, x);
  return lowerTail ? 1 - upper : upper;
}

/**
 * P(a, x), the distribution function at x of the gamma law with shape a and rate 1; a ≥ 0, x ≥ 0.
 *
 * Relative error below 3e-13 up to a = 1e6, lower tail included, and mostly 1e-14; about 6√a terms are needed next to x = a.
 * P(0, x) = 1 and P(a, ∞) = 1, P(a, 0) = 0 and P(∞, x) = 0; NaN for negative arguments, for both infinite, and at NaN.
 */
export function regularizedGammaP(a: number, x: number): number {
  return regularized(a, x, true);
}

/**
 * Q(a, x) = 1 − P(a, x), with the same relative accuracy into the upper tail. Limits are those of P, NaN likewise.
 */
export function regularizedGammaQ(a: number, x: number): number {
  return regularized(a, x, false);
}
