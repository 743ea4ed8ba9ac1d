/** The gamma function Γ(x) and the factorial x! = Γ(x + 1) (DLMF 5.2). */

import stdlibGamma from '@stdlib/math-base-special-gamma';

/**
 * Γ(x) for real x.
 *
 * Method: stdlib's gamma. Relative error below 1e-15.
 * ±Infinity at ±0, NaN at the negative integers and −Infinity, +Infinity above 171.62, NaN at NaN.
 */
export function gamma(x: number): number {
  return stdlibGamma(x);
}

/**
 * x! = Γ(x + 1) for real x; a product, and so correctly rounded up to 22!, at nonnegative integers below 171.
 *
 * NaN at the negative integers, +Infinity above 170.62, NaN at NaN.
 */
export function factorial(x: number): number {
  if (Number.isInteger(x) && x >= 0 && x <= 170) {
    let product = 1;
    for (let k = 2; k <= x; k += 1) product *= k;
    return x <= 22 ? product : stdlibGamma(x + 1);
  }
  if (Number.isInteger(x) && x < 0) return Number.NaN;
  return stdlibGamma(x + 1);
}
