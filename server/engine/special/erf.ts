/** The error function erf x = 2/√π ∫₀ˣ e^(−t²) dt and its complement erfc x = 1 − erf x (DLMF 7.2). */

import stdlibErf from '@stdlib/math-base-special-erf';
import stdlibErfc from '@stdlib/math-base-special-erfc';

/** erf x for real x. Method: stdlib's erf; relative error below 1e-15. ±1 at ±Infinity, NaN at NaN. */
export function erf(x: number): number {
  return stdlibErf(x);
}

/** erfc x for real x, 2 … 0. Method: stdlib's erfc; relative error below 1e-15, also far in the tail. 0 above 26.6, NaN at NaN. */
export function erfc(x: number): number {
  return stdlibErfc(x);
}
