/** The beta function B(a, b) = Γ(a)Γ(b)/Γ(a + b) and its logarithm (DLMF 5.12). */

import betaln from '@stdlib/math-base-special-betaln';

/**
 * log B(a, b) for a, b > 0.
 *
 * Method: stdlib's betaln, which keeps the relative accuracy where a and b differ by many orders. Error below 2e-15 of
 * the largest of the result, 1. +Infinity when a or b is 0, −Infinity when one is +Infinity; NaN for a negative
 * argument or NaN.
 */
export function logBeta(a: number, b: number): number {
  if (!(a >= 0 && b >= 0)) return Number.NaN;
  if (a === 0 || b === 0) return a === Infinity || b === Infinity ? Number.NaN : Infinity;
  return betaln(a, b);
}

/**
 * B(a, b) for a, b > 0, as the exponential of its logarithm: relative error about |log B(a, b)| · 2e-16 + 2e-15.
 *
 * Limits as for `logBeta`: +Infinity at 0, 0 at +Infinity, NaN for a negative argument or NaN.
 */
export function beta(a: number, b: number): number {
  return Math.exp(logBeta(a, b));
}
