/**
 * Vector-valued integrals over an interval by double-exponential quadrature, with error bounds.
 * Source: Takahasi and Mori (1974); Bailey, Jeyabalan and Li, "A comparison of three high-precision quadrature schemes",
 * Experimental Mathematics 14 (2005), for estimating the error from successive levels.
 */

import type { Budget } from '../base/budget.ts';
import type { Piece } from './doubleExponential.ts';
import { examineEnd } from './quadratureEnds.ts';
import type { CoarseSample, Probe } from './quadratureEnds.ts';
import { changeBound } from './quadratureError.ts';
import { piecesOf, positionError } from './quadraturePieces.ts';
import type { Interval, PieceOptions } from './quadraturePieces.ts';
import { coarsestStep, QuadratureSampler } from './quadratureSampler.ts';
import type { Progress, VectorIntegrand } from './quadratureSampler.ts';

export type { Interval } from './quadraturePieces.ts';
export type { VectorIntegrand } from './quadratureSampler.ts';

export interface QuadratureOptions extends PieceOptions {
  /** The error aimed at, as a part of the integral of |fᵢ|; 1e-12 if not given. */
  readonly relativeTolerance?: number;
  /** The relative error of the integrand's own values, if it is known to be above rounding; it is added to the bounds. */
  readonly evaluationError?: number;
  /** How often the step is halved at most; 8 if not given. */
  readonly maxLevels?: number;
  /** One step an evaluation. */
  readonly budget: Budget;
}

export interface QuadratureResult {
  /** The m integrals. */
  readonly values: Float64Array;
  /** Bounds for the absolute errors; Infinity for a divergent component, and where nothing can be said. */
  readonly errorBounds: Float64Array;
  /** How often the integrand was called. */
  readonly evaluations: number;
  /** Whether each bound is within the tolerance times the integral of |fᵢ|. */
  readonly converged: boolean;
  /** Whether some component does not decay fast enough, at an end or a breakpoint, to be integrable. */
  readonly diverges: boolean;
}

/** Levels before which nothing is believed. */
const leastLevel = 3;
/** Rounding of the terms and of their sum, as a part of the sum of |terms|. */
const roundingShare = 10 * Number.EPSILON;
/** A sum that is carried by fewer nodes than this has not resolved its integrand. */
const leastNodes = 2.5;

/**
 * ∫ f over the interval, for the m components of f at once.
 *
 * `center`, `scale`: where the bulk of the integrand is and how wide; `breakpoints`: kinks, jumps, singularities, modes.
 * Give them (see locate.ts): a spike between the nodes is not seen. Integrable singularities at finite ends and at breakpoints
 * are resolved. A smooth integrand takes 100 to 300 evaluations a piece. Throws `BudgetExceeded` only.
 */
export function integrate(
  f: VectorIntegrand,
  m: number,
  interval: Interval,
  options: QuadratureOptions,
): QuadratureResult {
  return new Quadrature(f, m, options).run(interval, options);
}

class Quadrature extends QuadratureSampler {
  readonly tolerance: number;
  readonly maxLevels: number;
  readonly evaluationError: number;
  readonly scale: number | undefined;
  /** The integral of |fᵢ| over all pieces, as far as it is known. */
  readonly totals: Float64Array;
  diverges = false;

  constructor(f: VectorIntegrand, m: number, options: QuadratureOptions) {
    super(f, m, options.budget);
    this.tolerance = options.relativeTolerance ?? 1e-12;
    this.maxLevels = options.maxLevels ?? 8;
    this.evaluationError = options.evaluationError ?? 0;
    this.scale = options.scale;
    this.totals = new Float64Array(m);
  }

  run(interval: Interval, options: PieceOptions): QuadratureResult {
    const { m } = this;
    const values = new Float64Array(m);
    const errorBounds = new Float64Array(m);
    if (!(interval.lower < interval.upper)) {
      const isPoint = interval.lower === interval.upper;
      if (!isPoint) errorBounds.fill(Infinity);
      return { values, errorBounds, evaluations: 0, converged: isPoint, diverges: false };
    }
    const pieces = piecesOf(interval, options);
    const samples = pieces.map((piece) => this.sample(piece));
    for (const sample of samples) {
      for (let k = 0; k < sample.terms.length; k += 1) {
        const size = Math.abs(sample.terms[k] ?? 0);
        if (size < Infinity) this.totals[k % m] = (this.totals[k % m] ?? 0) + coarsestStep * size;
      }
    }
    const states = pieces.map((piece, index) => this.begin(piece, samples[index] ?? this.sample(piece)));
    this.refineAll(states);
    for (const state of states) {
      for (let i = 0; i < m; i += 1) {
        values[i] = (values[i] ?? 0) + (state.current[i] ?? 0);
        errorBounds[i] = (errorBounds[i] ?? 0) + (state.bounds[i] ?? 0);
      }
    }
    let converged = !this.diverges;
    for (let i = 0; i < m; i += 1) {
      if (!((errorBounds[i] ?? 0) <= this.tolerance * (this.totals[i] ?? 0))) converged = false;
    }
    return { values, errorBounds, evaluations: this.evaluations, converged, diverges: this.diverges };
  }

  /** Examines the ends, trims the range of t, and sums level 0. */
  begin(piece: Piece, sample: CoarseSample): Progress {
    const { m } = this;
    const vector = (): Float64Array => new Float64Array(m);
    const solidLow = vector().fill(Infinity);
    const solidHigh = vector().fill(-Infinity);
    const cutOff = vector();
    const time = (k: number): number => (sample.first + k) * coarsestStep;
    let lowest = sample.count;
    let highest = -1;
    for (let i = 0; i < m; i += 1) {
      const total = this.totals[i] ?? 0;
      const below = examineEnd(piece, sample, i, -1, total, coarsestStep, this.probe(piece, i, -1));
      const above = examineEnd(piece, sample, i, 1, total, coarsestStep, this.probe(piece, i, 1));
      cutOff[i] = below.beyond + above.beyond;
      if (below.diverges || above.diverges) {
        this.diverges = true;
        cutOff[i] = Infinity;
      }
      if (below.solid < 0) continue;
      solidLow[i] = time(below.solid);
      solidHigh[i] = time(above.solid);
      lowest = Math.min(lowest, below.solid);
      highest = Math.max(highest, above.solid);
    }
    // One node more on each side, where the terms are negligible: a rise between the two is then not missed.
    const isEmpty = highest < 0;
    const low = isEmpty ? time(0) : time(Math.max(0, lowest - 1));
    const high = isEmpty ? time(sample.count - 1) : time(Math.min(sample.count - 1, highest + 1));
    const state: Progress = {
      piece,
      noise: roundingShare + this.evaluationError + positionError(piece, this.scale),
      low,
      high,
      solidLow,
      solidHigh,
      cutOff,
      sums: vector(),
      absolute: vector(),
      greatest: vector(),
      current: vector(),
      changes: [vector(), vector(), vector()],
      bounds: vector(),
      level: 0,
      settled: false,
    };
    for (let k = 0; k < sample.count; k += 1) {
      const t = time(k);
      if (t < low || t > high) continue;
      this.out.set(sample.terms.subarray(k * m, (k + 1) * m));
      this.add(state, t);
    }
    for (let i = 0; i < m; i += 1) {
      state.current[i] = coarsestStep * (state.sums[i] ?? 0);
      if ((solidLow[i] ?? 0) === Infinity && hasNonfinite(sample, i)) cutOff[i] = Infinity;
    }
    return state;
  }

  /** Component i at any t, for the examination of an end. */
  probe(piece: Piece, i: number, side: -1 | 1): (t: number) => Probe {
    return (t) => {
      this.evaluate(piece, t, this.spare);
      const distance = side < 0 ? this.node.fromLower : this.node.fromUpper;
      return { moment: Math.abs((this.spare[i] ?? 0) / this.node.weight) * distance, distance };
    };
  }

  refineAll(states: readonly Progress[]): void {
    for (let level = 1; level <= this.maxLevels; level += 1) {
      let isSettled = true;
      for (const state of states) {
        if (!state.settled) this.refine(state);
      }
      this.updateTotals(states);
      for (const state of states) {
        if (!state.settled) this.judge(state, states.length);
        if (!state.settled) isSettled = false;
      }
      if (isSettled) break;
    }
  }

  /** Halves the step: evaluates between the nodes there are. */
  refine(state: Progress): void {
    state.level += 1;
    const step = coarsestStep / 2 ** state.level;
    const count = Math.round((state.high - state.low) / (2 * step));
    for (let k = 0; k < count; k += 1) {
      const t = state.low + (2 * k + 1) * step;
      this.evaluate(state.piece, t, this.out);
      this.add(state, t);
    }
    const [newest, middle, oldest] = state.changes;
    oldest.set(middle);
    middle.set(newest);
    for (let i = 0; i < this.m; i += 1) {
      const value = step * (state.sums[i] ?? 0);
      newest[i] = Math.abs(value - (state.current[i] ?? 0));
      state.current[i] = value;
    }
  }

  updateTotals(states: readonly Progress[]): void {
    this.totals.fill(0);
    for (const state of states) {
      const step = coarsestStep / 2 ** state.level;
      for (let i = 0; i < this.m; i += 1) {
        this.totals[i] = (this.totals[i] ?? 0) + step * (state.absolute[i] ?? 0);
      }
    }
  }

  /** Bounds the error of the piece and decides whether it is settled: within the tolerance, or no longer improving. */
  judge(state: Progress, pieceCount: number): void {
    let isWithin = state.level >= leastLevel;
    let isStuck = state.level > leastLevel + 2;
    const step = coarsestStep / 2 ** state.level;
    for (let i = 0; i < this.m; i += 1) {
      const total = this.totals[i] ?? 0;
      const absolute = state.absolute[i] ?? 0;
      const newest = state.changes[0][i] ?? 0;
      const middle = state.changes[1][i] ?? 0;
      const oldest = state.changes[2][i] ?? 0;
      const discretization = state.level < leastLevel ? Infinity : changeBound(newest, middle, oldest, step * absolute);
      const floor = state.noise * step * absolute + (state.cutOff[i] ?? 0);
      state.bounds[i] = discretization + floor;
      // Nothing is won by refining a component that has no bound.
      if (floor === Infinity && state.level >= leastLevel) continue;
      // Where the floor is above the tolerance there is no use in going far below the floor.
      const target = Math.max((this.tolerance * total) / pieceCount, 0.1 * floor);
      const isResolved = absolute === 0 || absolute >= leastNodes * (state.greatest[i] ?? 0);
      if (discretization <= target && isResolved) continue;
      isWithin = false;
      if (!isResolved || newest < 0.5 * middle) isStuck = false;
    }
    state.settled = isWithin || isStuck;
  }
}

function hasNonfinite(sample: CoarseSample, i: number): boolean {
  for (let k = 0; k < sample.count; k += 1) {
    if (!Number.isFinite(sample.terms[k * sample.components + i] ?? 0)) return true;
  }
  return false;
}
