// Integrals over a box in two variables by a product of double-exponential rules, all integrands at once: for smooth densities
// some thousand evaluations, where one integral inside another takes a hundred thousand.
// Source: Takahasi and Mori, Publ. RIMS 9 (1974) 721–741; the bound is what the last halving of both steps has changed.
import type { Budget } from '../base/budget.ts';
import { emptyNode, parameterRange, placeNode } from '../numeric/doubleExponential.ts';
import { locate, type Location } from '../numeric/locate.ts';
import { piecesOf, type Interval } from '../numeric/quadraturePieces.ts';
import type { RawExpectations } from './preparedExpectation.ts';

/** Writes log p, f₁, … at x. */
type Evaluate = (x: Float64Array, values: Float64Array) => void;

/** The first step of t; each further one is half of that before, with its nodes at the even places. */
const coarsest = 1 / 4;
const levels = 4;
/** The change by the last halving that is accepted, as a part of ∫|p fᵢ|. */
const tolerance = 1e-9;
/** Nodes that add less than this part of ∫|p fᵢ| are left out of finer steps; at the ends of t none may add more than the second. */
const [negligible, vanishing] = [1e-18, 1e-13];
/** Of one axis: the steps of finer ones are too many. */
const mostNodes = 800;
/** A point with many functions costs more than one step. */
const outputsOfStep = 16;

interface Axis {
  readonly x: number[];
  readonly weight: number[];
  /** Whether the coarser step has the node too. */
  readonly isOld: boolean[];
}

/** The nodes of an axis between two places, at the step of a level. */
function axisOf(interval: Interval, place: Location, level: number, { lower, upper }: Interval): Axis {
  const step = coarsest / 2 ** level;
  const node = emptyNode();
  const axis: Axis = { x: [], weight: [], isOld: [] };
  for (const piece of piecesOf(interval, place)) {
    const { first, last } = parameterRange(piece);
    for (let k = Math.ceil(first / step); k <= last / step; k++) {
      placeNode(piece, k * step, node);
      if (node.x < lower || node.x > upper) continue;
      axis.x.push(node.x);
      axis.weight.push(step * node.weight);
      axis.isOld.push(level > 0 && k % 2 === 0);
    }
  }
  return axis;
}

/** The part of an axis on which some term is not negligible, with a node more on each side; undefined where it has no end. */
function reachOf({ x }: Axis, greatest: readonly Float64Array[], sizes: Float64Array): Interval | undefined {
  const share = greatest.map((terms) => Math.max(...terms.map((t, k) => (t > 0 ? t / (sizes[k] as number) : 0))));
  const [from, to] = [share.findIndex((s) => s > negligible), share.findLastIndex((s) => s > negligible)];
  const isOpen = (share[0] as number) > vanishing || (share.at(-1) as number) > vanishing;
  if (from < 0 || isOpen) return undefined;
  return { lower: x[from - 1] ?? (x[0] as number), upper: x[to + 1] ?? (x.at(-1) as number) };
}

/**
 * ∫∫ exp(log p − peak)·[1, f₁, …], m functions in all, and the peak; undefined where the rule does not settle, or has no place to
 * start from. `hints` are places at which something may happen.
 */
export function tensorIntegral(
  run: Evaluate,
  m: number,
  box: readonly [Interval, Interval],
  budget: Budget,
  hints: readonly number[],
): { readonly raw: RawExpectations; readonly peak: number } | undefined {
  const x = Float64Array.from(box, startOf);
  const values = new Float64Array(m);
  const along = (d: 0 | 1): Location => {
    const found = locate(
      (at) => {
        x[d] = at;
        run(x, values);
        return values[0] as number;
      },
      box[d],
      { budget, hints },
    );
    x[d] = found.center;
    return found;
  };
  along(1);
  const places = [along(0), along(1)] as const;
  const peak = places[1].logDensity;
  // a density with several modes, or with a corner, is for the integral that looks for them on each line
  if (places.some((p) => !p.found || p.breakpoints.length > 1) || !Number.isFinite(peak)) return undefined;

  const [sums, sizes] = [new Float64Array(m), new Float64Array(m)];
  let undefinedNodes = 0;
  let reach: readonly [Interval, Interval] = box;
  for (let level = 0; level < levels; level++) {
    const axes = [axisOf(box[0], places[0], level, reach[0]), axisOf(box[1], places[1], level, reach[1])] as const;
    if (axes.some((axis) => axis.x.length > mostNodes)) return undefined;
    const greatest = axes.map((axis) => axis.x.map(() => new Float64Array(level === 0 ? m : 0)));
    const before = sums.slice();
    // the weights hold the step: those of the old nodes are half as large now, on each axis
    for (let k = 0; k < m; k++) {
      sums[k] = (sums[k] as number) / (level === 0 ? 1 : 4);
      sizes[k] = (sizes[k] as number) / (level === 0 ? 1 : 4);
    }
    budget.spend(axes[0].x.length * axes[1].x.length * Math.ceil(m / outputsOfStep) * (level === 0 ? 1 : 0.75));
    axes[0].x.forEach((first, i) => {
      axes[1].x.forEach((second, j) => {
        if (axes[0].isOld[i] === true && axes[1].isOld[j] === true) return;
        x[0] = first;
        x[1] = second;
        run(x, values);
        const height = Math.exp((values[0] as number) - peak);
        // far out 0·∞ stands for a density that is 0
        if (height === 0 || (Number.isNaN(height) && Math.hypot(first, second) > farOut)) return;
        const density = height * (axes[0].weight[i] as number) * (axes[1].weight[j] as number);
        if (values.some(Number.isNaN)) undefinedNodes++;
        for (let k = 0; k < m; k++) {
          const term = k === 0 ? density : density * (values[k] as number);
          const size = Math.abs(term);
          sums[k] = (sums[k] as number) + term;
          sizes[k] = (sizes[k] as number) + size;
          if (level > 0) continue;
          const [row, column] = [greatest[0]?.[i] as Float64Array, greatest[1]?.[j] as Float64Array];
          row[k] = Math.max(row[k] as number, size);
          column[k] = Math.max(column[k] as number, size);
        }
      });
    });
    // in a region where an integrand has no value there is no integral
    if (undefinedNodes > undefinedShare * axes[0].x.length * axes[1].x.length) return { raw: nothing(m), peak };
    if (!sums.every(Number.isFinite)) return undefined;
    if (level === 0) {
      const [first, second] = axes.map((axis, d) => reachOf(axis, greatest[d] ?? [], sizes));
      if (first === undefined || second === undefined) return undefined;
      reach = [first, second];
      continue;
    }
    const errorBounds = sums.map((s, k) => Math.abs(s - (before[k] as number)) + roundingShare * (sizes[k] as number));
    if (errorBounds.every((e, k) => e <= tolerance * (sizes[k] as number)))
      return { raw: { values: sums, errorBounds, converged: true, diverges: false }, peak };
  }
  return undefined;
}
const roundingShare = 32 * Number.EPSILON;
const farOut = 1e50;
const undefinedShare = 0.01;
const nothing = (m: number): RawExpectations => ({
  values: new Float64Array(m).fill(NaN),
  errorBounds: new Float64Array(m).fill(Infinity),
  converged: false,
  diverges: false,
});

function startOf({ lower, upper }: Interval): number {
  if (Number.isFinite(lower) && Number.isFinite(upper)) return (lower + upper) / 2;
  if (Number.isFinite(lower)) return lower + 1;
  return Number.isFinite(upper) ? upper - 1 : 0;
}
