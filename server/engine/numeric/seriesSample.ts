/**
 * Sums over a wide smooth bulk from a sample of the terms: Σ f(k) ≈ h Σ f(k₀ + hj).
 *
 * For terms that are smooth over a width σ and negligible at both ends this is the trapezoidal rule, exponentially accurate
 * once h < σ (Poisson's summation formula; Trefethen and Weideman, SIAM Review 56, 2014). The steps are odd, so that terms that
 * alternate with the parity of k show up as a disagreement between two of them.
 */

import type { IntegerMode } from './seriesModes.ts';
import { TermSums } from './termSums.ts';

/** A narrower bulk is added term by term. */
const leastWidth = 64;
/** The steps tried, as parts of the width: each must agree with the one before. */
const steps: readonly number[] = [0.45, 0.31, 0.2, 0.12];
const mostTerms = 2000;
/** Terms less accurate than this are not smooth. */
const noisiest = 1e-6;

/**
 * Adds Σ f(k) to `sums`, with its bound, when two steps agree within the tolerance; else adds nothing and returns false.
 */
export function sampledSum(sums: TermSums, mode: IntegerMode, first: number, last: number, tolerance: number): boolean {
  // Widths are known to a factor of two.
  const width = Math.min(mode.below, mode.above) / 2;
  if (!(width >= leastWidth && width < Infinity)) return false;
  let before: TermSums | undefined;
  for (const share of steps) {
    const step = 2 * Math.floor((share * width) / 2) + 1;
    const sample = takeSample(sums, mode.at, step, first, last);
    if (sample === undefined) return false;
    // The last step may be content with less: what then keeps two steps apart is the rounding of the terms themselves.
    const accepted = share === steps.at(-1) ? Math.max(tolerance, noisiest) : tolerance;
    if (before !== undefined && agree(sums, sample, before, accepted)) return true;
    before = sample;
  }
  return false;
}

/** The sums of f(k₀ + hj)·h outward from the mode, or nothing if the terms count at an end of the range, or are too many. */
function takeSample(sums: TermSums, at: number, step: number, first: number, last: number): TermSums | undefined {
  const scaled = new TermSums(
    (k, out) => {
      sums.f(k, out);
      for (let i = 0; i < sums.m; i += 1) out[i] = (out[i] ?? 0) * step;
    },
    sums.m,
    sums.budget,
  );
  for (const direction of [1, -1] as const) {
    scaled.beginTail();
    const start = direction > 0 ? at : at - step;
    for (let count = 0; ; count += 1) {
      const k = start + direction * step * count;
      if (k < first || k > last || count > mostTerms) return undefined;
      scaled.addTerm(k);
      if (count < 8) scaled.watch();
      else if (scaled.tailIsClosed(count, 1e-16)) break;
    }
  }
  sums.evaluations += scaled.evaluations;
  return scaled;
}

function agree(sums: TermSums, fine: TermSums, coarse: TermSums, tolerance: number): boolean {
  const { values, errorBounds } = fine.result(tolerance);
  const other = coarse.result(tolerance).values;
  const errors = values.map((value, i) => 2 * Math.abs(value - (other[i] ?? 0)) + (errorBounds[i] ?? 0));
  if (!errors.every((error, i) => error <= tolerance * (fine.absolute[i] ?? 0))) return false;
  for (let i = 0; i < sums.m; i += 1) {
    sums.sums[i] = values[i] ?? 0;
    sums.absolute[i] = fine.absolute[i] ?? 0;
    sums.bounds[i] = errors[i] ?? 0;
  }
  return true;
}
