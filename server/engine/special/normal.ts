/** The standard normal law: density φ, distribution function Φ and log Φ, all the way into the tails (DLMF 7.2, 7.9). */

import { erfc } from './erf.ts';

const inverseSqrt2Pi = 0.3989422804014327;
const logSqrt2Pi = 0.9189385332046728;
/** √½ as the sum of two doubles, so that x/√2 is known to twice the working precision. */
const sqrtHalfHigh = 0.7071067811865476;
const sqrtHalfLow = -4.833646656726457e-17;

/** e^(−x²/2), with x² split so that its rounding error does not grow with x². */
function gaussianKernel(x: number): number {
  // 24 bits: the square of the high part is exact.
  const high = Math.fround(x);
  const low = x - high;
  return Math.exp(-0.5 * high * high) * Math.exp(-0.5 * low * (x + high));
}

/**
 * φ(x) = e^(−x²/2)/√(2π) for real x. Relative error below 1e-15 where the result is a normal double; 0 for |x| > 38.6 and at
 * ±Infinity, NaN at NaN.
 */
export function normalPdf(x: number): number {
  if (Math.abs(x) > 39) return 0;
  return inverseSqrt2Pi * gaussianKernel(x);
}

/** The product a·b as the exact sum of two doubles (Dekker 1971); |a|, |b| below 1e100. */
function productError(a: number, b: number, product: number): number {
  const splitter = 134217729;
  const aScaled = splitter * a;
  const aHigh = aScaled - (aScaled - a);
  const aLow = a - aHigh;
  const bScaled = splitter * b;
  const bHigh = bScaled - (bScaled - b);
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/**
 * Φ(x) = ∫ φ over (−∞, x] for real x, as erfc(−x/√2)/2 with the rounding error of x/√2 carried to first order.
 *
 * Relative error below 2e-15 for x > −37.5, where the result is a normal double. 0 at −Infinity, 1 at +Infinity, NaN at
 * NaN.
 */
export function normalCdf(x: number): number {
  if (x < -39) return 0;
  if (x > 9) return 1;
  const z = -x * sqrtHalfHigh;
  const zError = productError(-x, sqrtHalfHigh, z) - x * sqrtHalfLow;
  // d/dz erfc(z)/2 = −e^(−z²)/√π, and z² = x²/2.
  return 0.5 * erfc(z) - 0.5641895835477563 * gaussianKernel(x) * zError;
}

/**
 * Mills' ratio (1 − Φ(t))/φ(t) for t ≥ 20 by Laplace's continued fraction 1/(t + 1/(t + 2/(t + 3/(t + …)))) (DLMF 7.9.1).
 */
function millsRatioFar(t: number): number {
  let tail = t;
  // Twenty levels leave an error below 1e-17 at t = 20.
  for (let k = 20; k >= 1; k -= 1) tail = t + k / tail;
  return 1 / tail;
}

/**
 * log Φ(x) for real x, stable in both tails: relative error below 2e-15.
 *
 * About −x²/2 − log(−x√(2π)) for x → −∞, −φ(x)/x for x → +∞. −Infinity at −Infinity and below −1.9e154, where the
 * result is no double; 0 at +Infinity, NaN at NaN.
 */
export function logNormalCdf(x: number): number {
  if (x > 0) return Math.log1p(-normalCdf(-x));
  if (x > -20) return Math.log(normalCdf(x));
  if (x === -Infinity) return -Infinity;
  return -0.5 * x * x - logSqrt2Pi + Math.log(millsRatioFar(-x));
}
