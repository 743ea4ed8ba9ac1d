/** The polygamma functions ψ⁽ᵏ⁾(x) = dᵏ⁺¹/dxᵏ⁺¹ log Γ(x) (DLMF 5.2, 5.15). */

import stdlibDigamma from '@stdlib/math-base-special-digamma';
import stdlibPolygamma from '@stdlib/math-base-special-polygamma';
import stdlibTrigamma from '@stdlib/math-base-special-trigamma';

/**
 * ψ(x) = Γ′(x)/Γ(x) for real x.
 *
 * Method: stdlib's digamma. Relative error below 1e-15 for x > 0, also next to the root 1.4616…; 2e-14 for x < 0 away
 * from the roots there. −Infinity at +0, NaN at the negative integers, +Infinity at +Infinity, NaN at NaN.
 */
export function digamma(x: number): number {
  if (x === 0) return Object.is(x, -0) ? Infinity : -Infinity;
  return stdlibDigamma(x);
}

/**
 * ψ′(x) for real x.
 *
 * Method: stdlib's trigamma. Relative error below 1e-15. +Infinity at 0 and at the negative integers, 0 at +Infinity,
 * NaN at −Infinity and NaN.
 */
export function trigamma(x: number): number {
  if (x === Infinity) return 0;
  if (x <= 0 && Number.isInteger(x)) return Infinity;
  return stdlibTrigamma(x);
}

/**
 * ψ⁽ᵏ⁾(x) for integer k ≥ 0 and real x; ψ⁽⁰⁾ is the digamma function.
 *
 * Method: stdlib's polygamma. Relative error below 1e-14 (2e-14 for x < 0).
 * At x = 0 and the negative integers: +Infinity for odd k, and the limit from above, −Infinity, at +0 for even k, else
 * NaN. 0 at +Infinity for k ≥ 1. NaN when k is not a nonnegative integer, and at NaN and −Infinity.
 */
export function polygamma(k: number, x: number): number {
  if (!Number.isInteger(k) || k < 0 || Number.isNaN(x) || x === -Infinity) return Number.NaN;
  if (k === 0) return digamma(x);
  if (k === 1) return trigamma(x);
  if (x === Infinity) return 0;
  if (x <= 0 && Number.isInteger(x)) {
    if (k % 2 === 1) return Infinity;
    return Object.is(x, 0) ? -Infinity : Number.NaN;
  }
  return stdlibPolygamma(k, x);
}
