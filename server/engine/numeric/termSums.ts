/** Running sums of vector-valued terms: compensated, with the sizes needed for error bounds and for closing a tail. */

import type { Budget } from '../base/budget.ts';
import type { QuadratureResult } from './quadrature.ts';

/** Rounding of the terms themselves, as a part of the sum of |terms|. */
const roundingShare = 10 * Number.EPSILON;

export class TermSums {
  readonly f: (k: number, out: Float64Array) => void;
  readonly m: number;
  readonly budget: Budget;
  /** The relative error of the terms beyond rounding. */
  readonly evaluationError: number;
  /** The terms evaluated last. */
  readonly out: Float64Array;
  readonly sums: Float64Array;
  readonly absolute: Float64Array;
  /** What closing a tail has added to the error; Infinity where a term was no number. */
  readonly bounds: Float64Array;
  evaluations = 0;
  diverges = false;
  readonly #compensation: Float64Array;
  readonly #size: Float64Array;
  readonly #ratio: Float64Array;
  readonly #rise: Float64Array;
  readonly #zeros: Float64Array;

  constructor(f: (k: number, out: Float64Array) => void, m: number, budget: Budget, evaluationError = 0) {
    const vector = (): Float64Array => new Float64Array(m);
    this.f = f;
    this.m = m;
    this.budget = budget;
    this.evaluationError = evaluationError;
    this.out = vector();
    this.sums = vector();
    this.absolute = vector();
    this.bounds = vector();
    this.#compensation = vector();
    this.#size = vector();
    this.#ratio = vector();
    this.#rise = vector();
    this.#zeros = vector();
  }

  /** Evaluates the terms of index k into `out`, without adding them. */
  evaluate(k: number): void {
    this.budget.spend(1);
    this.evaluations += 1;
    this.f(k, this.out);
  }

  addTerm(k: number): void {
    this.evaluate(k);
    for (let i = 0; i < this.m; i += 1) this.add(i, this.out[i] ?? 0);
  }

  /** Adds one value to component i (Neumaier's compensated sum). */
  add(i: number, term: number): void {
    if (!Number.isFinite(term)) {
      this.bounds[i] = Infinity;
      return;
    }
    const sum = this.sums[i] ?? 0;
    const next = sum + term;
    const lost = Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    this.sums[i] = next;
    this.#compensation[i] = (this.#compensation[i] ?? 0) + lost;
    this.absolute[i] = (this.absolute[i] ?? 0) + Math.abs(term);
  }

  beginTail(): void {
    this.#size.fill(0);
    this.#ratio.fill(0);
    this.#rise.fill(0);
    this.#zeros.fill(0);
  }

  /** Records the ratios of the terms in `out` to those before. */
  watch(): void {
    for (let i = 0; i < this.m; i += 1) {
      const size = Math.abs(this.out[i] ?? 0);
      const before = this.#size[i] ?? 0;
      const ratio = size === 0 ? 0 : size / before;
      const rise = Math.max(0, ratio - (this.#ratio[i] ?? 0));
      // The rise is smoothed, so that one lucky step does not close a tail.
      this.#rise[i] = Math.max(rise, 0.7 * (this.#rise[i] ?? 0));
      this.#ratio[i] = ratio;
      this.#size[i] = size;
      this.#zeros[i] = size === 0 ? (this.#zeros[i] ?? 0) + 1 : 0;
    }
  }

  /**
   * Records the terms in `out`, the `count`-th of the tail, and says whether what follows is bounded by `share` of the sum of
   * |terms| in every component; if so the bounds are added. Ratios that rise, as q − c/k does, are extrapolated to their limit.
   */
  tailIsClosed(count: number, share: number): boolean {
    this.watch();
    let someTerm = false;
    for (let i = 0; i < this.m; i += 1) {
      if (this.bounds[i] === Infinity) continue;
      if ((this.#size[i] ?? 0) === 0) {
        // A component that is 0 throughout, or has underflowed for good.
        if ((this.#zeros[i] ?? 0) < 16) return false;
        continue;
      }
      someTerm = true;
      if (!(this.#tailBound(i, count) <= share * (this.absolute[i] ?? 0))) return false;
    }
    if (!someTerm && !this.#hasTerms()) return false;
    this.addTailBounds(count);
    return true;
  }

  addTailBounds(count: number): void {
    for (let i = 0; i < this.m; i += 1) {
      if ((this.#size[i] ?? 0) > 0) this.bounds[i] = (this.bounds[i] ?? 0) + this.#tailBound(i, count);
    }
  }

  #tailBound(i: number, count: number): number {
    const limit = (this.#ratio[i] ?? 0) + 1.5 * count * (this.#rise[i] ?? 0);
    return limit < 1 ? ((this.#size[i] ?? 0) * limit) / (1 - limit) : Infinity;
  }

  #hasTerms(): boolean {
    return this.absolute.some((size) => size > 0);
  }

  result(tolerance: number): QuadratureResult {
    const values = new Float64Array(this.m);
    const errorBounds = new Float64Array(this.m);
    let converged = !this.diverges;
    for (let i = 0; i < this.m; i += 1) {
      const absolute = this.absolute[i] ?? 0;
      values[i] = (this.sums[i] ?? 0) + (this.#compensation[i] ?? 0);
      const bound = (this.bounds[i] ?? 0) + (roundingShare + this.evaluationError) * absolute;
      errorBounds[i] = bound;
      if (!(bound <= tolerance * absolute)) converged = false;
    }
    return { values, errorBounds, evaluations: this.evaluations, converged, diverges: this.diverges };
  }
}
