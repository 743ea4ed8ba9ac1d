// Places and weights of √(π(θ)π(θ + shift)) for a prior on an interval: a double-exponential rule of a few places, by which shifts are
// sought before integrals confirm what was found.
// Source: Takahasi and Mori, Publ. RIMS 9 (1974) 721–741.
import type { Budget } from '../base/budget.ts';
import { square } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import type { SymbolExpr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import type { IntervalSupport } from '../distributions/support.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import { emptyNode, parameterRange, placeNode, type Piece } from '../numeric/doubleExponential.ts';

/** Of the rule's variable, on bounded and on unbounded intervals. */
const [near, far] = [1 / 4, 1 / 8];
/** Places with less than this share of the greatest weight are left out. */
const negligible = 1e-7;
/** Of a prior on an unbounded interval: so many standard deviations. */
const deviations = 8;

export class PriorGrid {
  readonly width: number;
  readonly #logDensity: (x: number) => number;
  readonly #lower: number;
  readonly #upper: number;
  readonly #mean: number;
  readonly #deviation: number;
  readonly #known = new Map<number, readonly (readonly [number, number])[]>();

  private constructor(logDensity: (x: number) => number, ends: readonly number[], mean: number, deviation: number) {
    const [lower = NaN, upper = NaN] = ends;
    this.#logDensity = logDensity;
    [this.#lower, this.#upper, this.#mean, this.#deviation] = [lower, upper, mean, deviation];
    this.width = Number.isFinite(upper - lower) ? upper - lower : deviations * deviation;
  }

  /** Undefined where the prior has no variance. */
  static of(
    law: Law,
    x: SymbolExpr,
    { lower, upper }: IntervalSupport,
    known: readonly SymbolExpr[],
    values: readonly number[],
    budget: Budget,
  ): PriorGrid | undefined {
    const { values: moments, diverges } = prepareExpectation([x, square(x)], law, known).at(values, budget);
    const [mean = NaN, second = NaN] = moments;
    const variance = second - mean * mean;
    if (diverges || !(variance > 0) || !Number.isFinite(variance)) return undefined;
    const ends = new Float64Array(2);
    compile([lower, upper], known).bind(values)([], ends);
    const run = compile([law.logDensity], known, [x]).bind(values);
    const out = new Float64Array(1);
    const logDensity = (at: number): number => {
      run([at], out);
      return out[0] as number;
    };
    return new PriorGrid(logDensity, [...ends], mean, Math.sqrt(variance));
  }

  /** [θ, weight] where θ and θ + shift are in the support. */
  shifted(shift: number): readonly (readonly [number, number])[] {
    const known = this.#known.get(shift);
    if (known !== undefined) return known;
    const lower = Math.max(this.#lower, this.#lower - shift);
    const upper = Math.min(this.#upper, this.#upper - shift);
    const found = lower < upper ? this.#places(lower, upper, shift) : [];
    this.#known.set(shift, found);
    return found;
  }

  #places(lower: number, upper: number, shift: number): readonly (readonly [number, number])[] {
    const [fromLeft, fromRight] = [Number.isFinite(lower), Number.isFinite(upper)];
    const center = this.#mean - shift / 2;
    const piece: Piece = {
      kind: fromLeft ? (fromRight ? 'bounded' : 'right') : fromRight ? 'left' : 'line',
      lower,
      upper,
      center,
      scale: fromLeft
        ? Math.max(center - lower, this.#deviation)
        : fromRight
          ? Math.max(upper - center, this.#deviation)
          : this.#deviation,
      beforeLower: fromLeft ? 0 : Infinity,
      afterUpper: fromRight ? 0 : Infinity,
    };
    const { first, last } = parameterRange(piece);
    const step = piece.kind === 'bounded' ? near : far;
    const node = emptyNode();
    const all: (readonly [number, number])[] = [];
    for (let k = Math.ceil(first / step); k <= last / step; k++) {
      placeNode(piece, k * step, node);
      const half = (this.#logDensity(node.x) + this.#logDensity(node.x + shift)) / 2;
      const weight = step * node.weight * Math.exp(half);
      if (weight > 0 && Number.isFinite(weight)) all.push([node.x, weight]);
    }
    const greatest = all.reduce((most, [, w]) => Math.max(most, w), 0);
    return all.filter(([, w]) => w > negligible * greatest);
  }
}
