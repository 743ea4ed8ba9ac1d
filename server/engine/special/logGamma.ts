/** The logarithm of the gamma function, log|Γ(x)|; Γ(x) = ∫₀^∞ t^(x−1) e^(−t) dt (DLMF 5.2). */

import gammaln from '@stdlib/math-base-special-gammaln';

/**
 * log|Γ(x)| for real x.
 *
 * Method: stdlib's gammaln. Relative error below 1e-15, also near the zeros 1 and 2; absolute near its negative zeros.
 * +Infinity at the poles 0, −1, −2, … and at ±Infinity; NaN at NaN.
 */
export function logAbsGamma(x: number): number {
  return gammaln(x);
}

/**
 * log Γ(x) for real x with Γ(x) > 0; NaN where Γ(x) is negative (x in (−1, 0), (−3, −2), …).
 *
 * Relative error below 1e-15 for x > 0. +Infinity at +0, 0 and +Infinity; NaN at the negative poles and at NaN.
 */
export function logGamma(x: number): number {
  if (x < 0 && (Number.isInteger(x) || Math.floor(x) % 2 !== 0)) return Number.NaN;
  return gammaln(x);
}
