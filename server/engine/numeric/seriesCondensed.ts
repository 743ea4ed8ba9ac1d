/**
 * Slowly falling tails (k^(−s), q^k with q near 1) summed by van Wijngaarden's transformation to an alternating series and its
 * acceleration.
 * Sources: van Wijngaarden, in "Modern Computing Methods" (1961): Σ t(k) = Σ (−1)^(j−1) b_j with b_j = Σᵢ 2ⁱ t(2ⁱj);
 * Cohen, Rodriguez Villegas and Zagier, "Convergence acceleration of alternating series", Experimental Mathematics 9 (2000),
 * algorithm 1, whose error is below (3 + √8)^(−n) for moments of a positive measure.
 */

import type { TermSums } from './termSums.ts';

const lowOrder = 20;
const highOrder = 26;
/** 2ⁱ stops here: no tail that a double can carry is left then. */
const mostDoublings = 1000;
/** So many doublings in a row with 2t(2k) ≥ t(k) prove, as far as numbers can, that the sum is infinite. */
const flatDoublings = 40;

/**
 * Adds Σ f(k) over the indices beyond `k` in the given direction to `sums`, with its bound, if the two orders agree within the
 * tolerance or the terms show that the sum diverges; else adds nothing and returns false.
 */
export function condensedTail(sums: TermSums, k: number, direction: 1 | -1, tolerance: number): boolean {
  const { m } = sums;
  const condensed = new Float64Array(m * highOrder);
  const sizes = new Float64Array(m);
  for (let j = 1; j <= highOrder; j += 1) {
    const outcome = condense(sums, k, direction, j, condensed, sizes);
    if (outcome === 'diverges') {
      sums.diverges = true;
      sums.bounds.fill(Infinity);
      return true;
    }
    if (outcome === 'unclear') return false;
  }
  const low = accelerated(condensed, m, lowOrder);
  const high = accelerated(condensed, m, highOrder);
  const errors = high.map((value, i) => 4 * Math.abs(value - (low[i] ?? 0)) + 1e-15 * (sizes[i] ?? 0));
  const isAccurate = errors.every(
    (error, i) => error <= 0.25 * tolerance * ((sums.absolute[i] ?? 0) + Math.abs(high[i] ?? 0)),
  );
  if (!isAccurate) return false;
  for (let i = 0; i < m; i += 1) {
    sums.add(i, high[i] ?? 0);
    sums.bounds[i] = (sums.bounds[i] ?? 0) + (errors[i] ?? 0);
  }
  return true;
}

/** Writes b_j of every component; `sizes` keeps the greatest |b|. */
function condense(
  sums: TermSums,
  k: number,
  direction: 1 | -1,
  j: number,
  condensed: Float64Array,
  sizes: Float64Array,
): 'summed' | 'diverges' | 'unclear' {
  const { m, out } = sums;
  const before = new Float64Array(m);
  const at = (j - 1) * m;
  let flat = 0;
  for (let i = 0; i < mostDoublings; i += 1) {
    const factor = 2 ** i;
    sums.evaluate(k + direction * factor * j);
    let isNegligible = true;
    let isFlat = false;
    for (let c = 0; c < m; c += 1) {
      const term = (out[c] ?? 0) * factor;
      if (!Number.isFinite(term)) return 'unclear';
      const size = Math.abs(term);
      condensed[at + c] = (condensed[at + c] ?? 0) + term;
      const sum = Math.abs(condensed[at + c] ?? 0);
      if (sum > (sizes[c] ?? 0)) sizes[c] = sum;
      // What follows is at most the geometric continuation of the last two.
      const last = before[c] ?? 0;
      const rest = size < last ? (size * size) / (last - size) : size;
      if (rest > 1e-17 * (sums.absolute[c] ?? 0)) isNegligible = false;
      if (size > 0 && size >= last * (1 - 1e-9) && size < 1.5 * last) isFlat = true;
      before[c] = size;
    }
    if (isNegligible) return 'summed';
    flat = isFlat ? flat + 1 : 0;
    if (flat >= flatDoublings) return 'diverges';
  }
  return 'unclear';
}

/** Σ (−1)ʲ b_j of every component from its first n terms. */
function accelerated(condensed: Float64Array, m: number, n: number): Float64Array {
  const power = (3 + Math.sqrt(8)) ** n;
  const d = (power + 1 / power) / 2;
  const result = new Float64Array(m);
  let b = -1;
  let c = -d;
  for (let j = 0; j < n; j += 1) {
    c = b - c;
    for (let i = 0; i < m; i += 1) result[i] = (result[i] ?? 0) + (c / d) * (condensed[j * m + i] ?? 0);
    b *= ((j + n) * (j - n)) / ((j + 0.5) * (j + 1));
  }
  return result;
}
