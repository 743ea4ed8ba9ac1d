/**
 * Vector-valued sums over integers, finite or infinite, with error bounds.
 *
 * A few thousand terms are added as they stand. Beyond, a tail is closed by a geometric bound where the ratios of its terms show
 * one, by van Wijngaarden's transformation where it falls like a power; a wide smooth bulk is sampled (see seriesSample.ts), and
 * what is smooth only in the logarithm of the index is summed by polynomials over growing blocks (see seriesBlocks.ts).
 */

import type { Budget } from '../base/budget.ts';
import type { QuadratureResult } from './quadrature.ts';
import { tailByBlocks } from './seriesBlocks.ts';
import { condensedTail } from './seriesCondensed.ts';
import { findModes } from './seriesModes.ts';
import { sampledSum } from './seriesSample.ts';
import { TermSums } from './termSums.ts';

/** Writes the m terms of index k into `out`. */
export type VectorTerm = (k: number, out: Float64Array) => void;

export interface SeriesOptions {
  /** One step a term. */
  readonly budget: Budget;
  /** The component whose size says where the bulk is (a mass function); all of them together if not given. */
  readonly weightIndex?: number;
  /** The logarithm of that weight: where it underflows over wide stretches the bulk is not found without it. */
  readonly logWeight?: (k: number) => number;
  /** Indices near which something may happen. */
  readonly hints?: readonly number[];
  /** The relative error of the terms themselves, if it is known to be above rounding; it is added to the bounds. */
  readonly evaluationError?: number;
  /** The error aimed at, as a part of the sum of |terms|; 1e-12 if not given. */
  readonly relativeTolerance?: number;
}

/** Sums of at most so many terms are not shortened. */
const plainLimit = 4096;
/** A bulk no further than this from the first index is reached by adding every term. */
const reachLimit = 100_000;
/** Terms after which an unbounded tail is given up. */
const mostTerms = 300_000;

/**
 * Σ f(k) over the integers from ≤ k ≤ to; either may be infinite.
 *
 * The bound is proven for finite sums and for tails of falling ratios; for power-like tails it is the difference between two
 * orders of the transformation. Where neither serves, `converged` is false and the bound what the last terms suggest, or
 * Infinity. `diverges` where the terms of the tail fall no faster than 1/k. Throws `BudgetExceeded` only.
 */
export function sumSeries(
  f: VectorTerm,
  m: number,
  from: number,
  to: number,
  options: SeriesOptions,
): QuadratureResult {
  const sums = new TermSums(f, m, options.budget, options.evaluationError);
  const tolerance = options.relativeTolerance ?? 1e-12;
  const first = Math.ceil(from);
  const last = Math.floor(to);
  if (Number.isNaN(from) || Number.isNaN(to)) sums.bounds.fill(Infinity);
  else if (last - first < plainLimit) for (let k = first; k <= last; k += 1) sums.addTerm(k);
  else sumLong(sums, first, last, tolerance, options);
  return sums.result(tolerance);
}

function sumLong(sums: TermSums, first: number, last: number, tolerance: number, options: SeriesOptions): void {
  const modes = findModes(weightOf(sums, options), first, last, options.hints ?? []);
  const main = modes[0];
  if (main === undefined) {
    // No term differs from 0 where it was looked at: nothing is known.
    sums.bounds.fill(Infinity);
    return;
  }
  const lowest = Math.min(...modes.map((mode) => mode.at));
  const highest = Math.max(...modes.map((mode) => mode.at));
  const isSingle = modes.length === 1;
  if (isSingle && sampledSum(sums, main, first, last, tolerance)) return;
  if (highest - first <= reachLimit) {
    sumOutward(sums, first, last, highest, tolerance);
    return;
  }
  if (last - lowest <= reachLimit) {
    sumOutward(sums, last, first, lowest, tolerance);
    return;
  }
  sumOutward(sums, main.at, last, highest, tolerance);
  sumOutward(sums, main.at - 1, first, lowest, tolerance);
}

function weightOf(sums: TermSums, options: SeriesOptions): (k: number) => number {
  const { logWeight, weightIndex } = options;
  if (logWeight !== undefined) {
    return (k) => {
      options.budget.spend(1);
      return logWeight(k);
    };
  }
  return (k) => {
    sums.evaluate(k);
    if (weightIndex !== undefined) return Math.log(Math.abs(sums.out[weightIndex] ?? 0));
    let total = 0;
    for (const term of sums.out) total += Math.abs(term);
    return Math.log(total);
  };
}

/**
 * Adds the terms from `start` towards `end`, upward or downward, and closes the tail once past the index `bulk`: by the
 * geometric bound, by the transformation, or by giving up.
 */
function sumOutward(sums: TermSums, start: number, end: number, bulk: number, tolerance: number): void {
  const direction = end >= start ? 1 : -1;
  const least = Math.abs(bulk - start) + 16;
  let attempt = least + plainLimit;
  sums.beginTail();
  for (let count = 0; direction * (end - (start + direction * count)) >= 0; count += 1) {
    const k = start + direction * count;
    sums.addTerm(k);
    if (count < least) sums.watch();
    else if (sums.tailIsClosed(count, 1e-4 * tolerance)) return;
    const isFar = count === plainLimit && least > 2 * plainLimit;
    if (isFar && tailByBlocks(sums, k, end, bulk, tolerance)) return;
    if (count === attempt) {
      if (!Number.isFinite(end) && condensedTail(sums, k, direction, tolerance)) return;
      if (attempt === least + plainLimit && tailByBlocks(sums, k, end, bulk, tolerance)) return;
      attempt *= 8;
    }
    if (count > mostTerms) {
      sums.addTailBounds(count);
      return;
    }
  }
}
