/** Evaluates an integrand at the nodes of a piece and adds its terms up, leaving out or mending values that are no numbers. */

import type { Budget } from '../base/budget.ts';
import { emptyNode, parameterRange, placeNode } from './doubleExponential.ts';
import type { Piece, QuadratureNode } from './doubleExponential.ts';
import type { CoarseSample } from './quadratureEnds.ts';

/**
 * The integrand writes its m components at x into `out`. distanceLower = x − lower and distanceUpper = upper − x are exact
 * even when x rounds to an end (for finite ends; Infinity else). Where a density underflows it should write 0, not 0·∞.
 */
export type VectorIntegrand = (x: number, distanceLower: number, distanceUpper: number, out: Float64Array) => void;

/** The step of level 0; each level halves it. */
export const coarsestStep = 0.5;
/** How far, in t, an isolated node where the integrand is no number is moved to either side. */
const nudge = 3e-7;

/** One piece while it is being refined. Sums are of terms, without the step. */
export interface Progress {
  readonly piece: Piece;
  /** The error of the terms as a part of the sum of |terms|. */
  readonly noise: number;
  readonly low: number;
  readonly high: number;
  /** Per component: outside these t a value that is no number is left out, since what lies there is bounded already. */
  readonly solidLow: Float64Array;
  readonly solidHigh: Float64Array;
  readonly sums: Float64Array;
  readonly absolute: Float64Array;
  readonly greatest: Float64Array;
  /** What the ends and lost nodes add to the error. */
  readonly cutOff: Float64Array;
  readonly current: Float64Array;
  /** |change| of the last three levels, newest first. */
  readonly changes: readonly [Float64Array, Float64Array, Float64Array];
  readonly bounds: Float64Array;
  level: number;
  settled: boolean;
}

export class QuadratureSampler {
  readonly f: VectorIntegrand;
  readonly m: number;
  readonly budget: Budget;
  readonly node: QuadratureNode = emptyNode();
  readonly out: Float64Array;
  readonly spare: Float64Array;
  evaluations = 0;

  constructor(f: VectorIntegrand, m: number, budget: Budget) {
    this.f = f;
    this.m = m;
    this.budget = budget;
    this.out = new Float64Array(m);
    this.spare = new Float64Array(m);
  }

  /** Evaluates the integrand at t into `out`, multiplied by x′(t). */
  evaluate(piece: Piece, t: number, out: Float64Array): void {
    this.budget.spend(1);
    this.evaluations += 1;
    const { node } = this;
    placeNode(piece, t, node);
    this.f(node.x, node.distanceLower, node.distanceUpper, out);
    // A zero stays zero even where x′(t) is beyond the doubles.
    for (let i = 0; i < this.m; i += 1) if (out[i] !== 0) out[i] = (out[i] ?? 0) * node.weight;
  }

  /** Level 0, over the whole range of t. */
  sample(piece: Piece): CoarseSample {
    const { m } = this;
    const range = parameterRange(piece);
    const first = Math.ceil(range.first / coarsestStep);
    const count = Math.floor(range.last / coarsestStep) - first + 1;
    const terms = new Float64Array(count * m);
    const weights = new Float64Array(count);
    const fromLower = new Float64Array(count);
    const fromUpper = new Float64Array(count);
    for (let k = 0; k < count; k += 1) {
      this.evaluate(piece, (first + k) * coarsestStep, this.out);
      terms.set(this.out, k * m);
      weights[k] = this.node.weight;
      fromLower[k] = this.node.fromLower;
      fromUpper[k] = this.node.fromUpper;
    }
    return { first, count, components: m, terms, weights, fromLower, fromUpper };
  }

  /** Adds the terms in `out`, taken at t, to the sums. */
  add(state: Progress, t: number): void {
    const { m, out } = this;
    let isMissing = false;
    for (let i = 0; i < m; i += 1) {
      const term = out[i] ?? 0;
      const size = Math.abs(term);
      if (size < Infinity) {
        state.sums[i] = (state.sums[i] ?? 0) + term;
        state.absolute[i] = (state.absolute[i] ?? 0) + size;
        if (size > (state.greatest[i] ?? 0)) state.greatest[i] = size;
      } else if (t > (state.solidLow[i] ?? 0) && t < (state.solidHigh[i] ?? 0)) isMissing = true;
    }
    if (isMissing) this.mend(state, t);
  }

  /** Takes the mean of the neighbors where the integrand is no number at t; where they are none either, the bound is lost. */
  mend(state: Progress, t: number): void {
    const { m, out, spare } = this;
    const missing = Array.from(out, (value) => !Number.isFinite(value));
    this.evaluate(state.piece, t - nudge, spare);
    const before = Float64Array.from(spare);
    this.evaluate(state.piece, t + nudge, spare);
    for (let i = 0; i < m; i += 1) {
      if (missing[i] !== true || t <= (state.solidLow[i] ?? 0) || t >= (state.solidHigh[i] ?? 0)) continue;
      const term = 0.5 * (before[i] ?? 0) + 0.5 * (spare[i] ?? 0);
      if (Number.isFinite(term)) {
        state.sums[i] = (state.sums[i] ?? 0) + term;
        state.absolute[i] = (state.absolute[i] ?? 0) + Math.abs(term);
      } else state.cutOff[i] = Infinity;
    }
  }
}
