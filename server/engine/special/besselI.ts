/** The modified Bessel function of the first kind I_ν(x), its scaled form, I₁/I₀ and log I₀ (DLMF 10.25–10.41). */

import { gamma } from './gamma.ts';
import { logAbsGamma } from './logGamma.ts';

/** From here on the large-argument expansion reaches the working precision for orders below 1. */
const asymptoticFrom = 30;
/** Above this order the ratios to lower orders would be too many; the power series is used by logarithms. */
const greatestRecurrenceOrder = 20000;

/** e^(−x) I_ν(x) by the power series (DLMF 10.25.2), whose terms are positive; 0 < x < 30, ν ≥ 0. */
function scaledBySeries(order: number, x: number): number {
  const quarter = 0.25 * x * x;
  let term = 1;
  let sum = 1;
  for (let k = 1; term > 1e-17 * sum; k += 1) {
    term *= quarter / (k * (k + order));
    sum += term;
  }
  const small = gamma(order + 1);
  const power = (0.5 * x) ** order;
  if (small < Infinity && power > 1e-290) return (power / small) * sum * Math.exp(-x);
  return Math.exp(order * Math.log(0.5 * x) - logAbsGamma(order + 1) - x) * sum;
}

/** e^(−x) I_ν(x) by the expansion for large x (DLMF 10.40.1); x ≥ 30 and ν < 2 or ν² ≤ x, so that little cancels. */
function scaledByExpansion(order: number, x: number): number {
  const mu = 4 * order * order;
  let term = 1;
  let sum = 1;
  for (let k = 1; k < 60; k += 1) {
    const odd = 2 * k - 1;
    const next = (term * (odd * odd - mu)) / (8 * k * x);
    if (Math.abs(next) < 1e-18 * Math.abs(sum) || Math.abs(next) > Math.abs(term)) break;
    term = next;
    sum += term;
  }
  return sum / Math.sqrt(2 * Math.PI * x);
}

/** I_{ν+1}(x)/I_ν(x) by Gauss's continued fraction (DLMF 10.33.1), all of whose terms are positive (modified Lentz). */
function ratioByFraction(order: number, x: number): number {
  let value = (2 * (order + 1)) / x;
  let numerator = value;
  let denominator = 0;
  for (let k = 2; k < 100000; k += 1) {
    const partial = (2 * (order + k)) / x;
    denominator = 1 / (partial + denominator);
    numerator = partial + 1 / numerator;
    const change = numerator * denominator;
    value *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return 1 / value;
}

function scaledAtPositive(order: number, x: number): number {
  if (x < asymptoticFrom) return scaledBySeries(order, x);
  if (order < 2 || order * order <= x) return scaledByExpansion(order, x);
  if (order > greatestRecurrenceOrder) return scaledByPeak(order, x);
  // I_ν = I_base · Π of ratios, the ratios by downward recurrence 1/r_{j−1} = 2j/x + r_j, which only adds positive terms.
  const base = order - Math.floor(order);
  let ratio = ratioByFraction(order - 1, x);
  let product = ratio;
  for (let j = order - 1; j > base + 0.5; j -= 1) {
    ratio = 1 / ((2 * j) / x + ratio);
    product *= ratio;
    if (product === 0) return 0;
  }
  return product * scaledByExpansion(base, x);
}

/** The power series summed outward from its greatest term, in logarithms, for orders too high for recurrence. */
function scaledByPeak(order: number, x: number): number {
  const quarter = 0.25 * x * x;
  const peak = Math.floor(0.5 * (Math.sqrt(order * order + x * x) - order));
  let sum = 1;
  let term = 1;
  for (let k = peak + 1; term > 1e-17; k += 1) {
    term *= quarter / (k * (k + order));
    sum += term;
  }
  term = 1;
  for (let k = peak; k >= 1 && term > 1e-17; k -= 1) {
    term *= (k * (k + order)) / quarter;
    sum += term;
  }
  const exponent = (2 * peak + order) * Math.log(0.5 * x) - logAbsGamma(peak + 1) - logAbsGamma(peak + order + 1) - x;
  return Math.exp(exponent) * sum;
}

/**
 * e^(−|x|) I_ν(x) for order ν ≥ 0, or ν a negative integer (I_{−n} = I_n); x ≥ 0, or any real x when ν is an integer.
 *
 * Method: power series below 30, large-argument expansion above for ν < 2 or ν² ≤ x, ratios up from it for other orders.
 * Relative error below 1e-14 for ν ≤ 500 (about ν · 1e-16 beyond; above ν = 20000 only about ν log ν · 1e-16).
 * At x = 0: 1 for ν = 0, else 0. At ±Infinity: 0. NaN for other orders, for x < 0 with ν not an integer, and at NaN.
 */
export function besselIScaled(order: number, x: number): number {
  const n = order < 0 && Number.isInteger(order) ? -order : order;
  if (!(n >= 0) || n === Infinity || Number.isNaN(x)) return Number.NaN;
  if (x === 0) return n === 0 ? 1 : 0;
  if (x < 0) {
    if (!Number.isInteger(n)) return Number.NaN;
    return (n % 2 === 0 ? 1 : -1) * besselIScaled(n, -x);
  }
  if (x === Infinity) return 0;
  return scaledAtPositive(n, x);
}

/**
 * I_ν(x); arguments, NaN and accuracy as for `besselIScaled`, with the error of e^|x| on top. ±Infinity where it exceeds the
 * largest double (|x| above about 713).
 */
export function besselI(order: number, x: number): number {
  if (Math.abs(x) === Infinity) {
    const atLarge = besselI(order, Math.sign(x));
    return Number.isNaN(atLarge) ? Number.NaN : Math.sign(atLarge) * Infinity;
  }
  const scaled = besselIScaled(order, x);
  // Two factors, since e^|x| alone may overflow where the product does not.
  const half = Math.exp(0.5 * Math.abs(x));
  return scaled === 0 ? scaled : scaled * half * half;
}

/**
 * A(x) = I₁(x)/I₀(x), the mean resultant length of the von Mises law, for real x; odd.
 *
 * Relative error below 2e-15. 0 at 0, ±1 at ±Infinity, NaN at NaN.
 */
export function besselRatio(x: number): number {
  if (x < 0) return -besselRatio(-x);
  if (x === 0 || Number.isNaN(x)) return x;
  if (x === Infinity) return 1;
  if (x < asymptoticFrom) return ratioByFraction(0, x);
  return scaledByExpansion(1, x) / scaledByExpansion(0, x);
}

/**
 * log I₀(x) for real x; even. Relative error below 2e-15, also near 0 where it is x²/4.
 *
 * 0 at 0, +Infinity at ±Infinity, NaN at NaN.
 */
export function logBesselI0(x: number): number {
  const size = Math.abs(x);
  if (size === Infinity) return Infinity;
  if (size > 2) return size + Math.log(besselIScaled(0, size));
  const quarter = 0.25 * size * size;
  let term = quarter;
  let sum = quarter;
  for (let k = 2; term > 1e-18 * sum; k += 1) {
    term *= quarter / (k * k);
    sum += term;
  }
  return Math.log1p(sum);
}
