// Geodesics of α-connections between two points of the parameter space, as curves of numbers with their errors.
// Source: Amari and Nagaoka, Methods of Information Geometry (2000), sections 1.7, 2.3 and 3.5.
import type { Budget } from '../base/budget.ts';
import { compile, type Program } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { solveDense } from '../numeric/linearSystem.ts';
import { pathAt, solvePath, velocities, type Acceleration, type NodalPath } from './boundaryPath.ts';
import { metricDerivatives, type Metric, type Tensor } from './tensor.ts';
import { inCoordinates, unboundedCoordinates, type UnboundedCoordinates } from './unboundedCoordinates.ts';

/** What the curves are computed from: metric and skewness without symbols but the parameters. */
export interface GeodesicProblem {
  readonly parameters: readonly SymbolExpr[];
  readonly metric: Metric;
  readonly skewness: Tensor | undefined;
  /** Must be positive along a curve. */
  readonly positive: readonly Expr[];
  readonly from: readonly number[];
  readonly to: readonly number[];
}

export interface Geodesic {
  /** Points of the parameter space at equal steps of the affine parameter, from one end to the other. */
  readonly points: readonly (readonly number[])[];
  /** Of each coordinate, absolute. */
  readonly errorBound: number;
  /** Of the Levi-Civita geodesic. */
  readonly length: number | undefined;
  readonly lengthErrorBound: number | undefined;
}

const shownPoints = 41;
const nodeCounts = [12, 20, 32, 48] as const;
/** Two numbers of nodes that agree within this, relative to 1 + the size, are enough. */
const tolerance = 1e-9;
/** A curve less exact than this is not shown. */
const leastAccuracy = 1e-5;
/** Where no curve is found at once, the far end is approached in so many steps. */
const approach = 8;

/** Prepared for all curves between points of one model. */
export class Geodesics {
  private readonly problem: GeodesicProblem;
  private readonly coordinates: UnboundedCoordinates;
  private readonly program: Program;
  private readonly hasSkewness: boolean;

  constructor(problem: GeodesicProblem) {
    const { parameters, metric, skewness } = problem;
    this.problem = problem;
    this.coordinates = unboundedCoordinates(parameters);
    const moved = inCoordinates(parameters, this.coordinates, metric, skewness);
    const slopes = metricDerivatives(moved.metric, this.coordinates.symbols);
    const all = [...moved.metric.flat(), ...slopes.flat(2), ...(moved.skewness ?? []).flat(2)];
    this.program = compile(all, [], this.coordinates.symbols);
    this.hasSkewness = skewness !== undefined;
  }

  /** The geodesic of the α-connection; undefined where none was found, or not exactly enough. */
  between(alpha: number, budget: Budget): Geodesic | undefined {
    if (alpha !== 0 && !this.hasSkewness) return undefined;
    const acceleration = this.acceleration(alpha);
    const [from, to] = [this.problem.from, this.problem.to].map((theta) => this.coordinates.toUnbounded(theta));
    if (from === undefined || to === undefined || ![...from, ...to].every(Number.isFinite)) return undefined;
    let coarse: NodalPath | undefined;
    for (const n of nodeCounts) {
      const guess: (t: number) => readonly number[] = ((path) =>
        path === undefined ? (t) => from.map((u, k) => u + t * ((to[k] as number) - u)) : (t) => pathAt(path, t))(
        coarse,
      );
      const fine: NodalPath | undefined =
        solvePath(acceleration, guess, n, budget) ??
        (coarse === undefined ? this.approached(acceleration, from, to, n, budget) : undefined);
      if (fine === undefined) {
        if (coarse !== undefined) return undefined;
        continue;
      }
      const found = coarse === undefined ? undefined : this.compared(coarse, fine, alpha === 0);
      // where the metric has no value at an end there is no length either
      if (found !== undefined && !Number.isFinite(found.geodesic.lengthErrorBound ?? 0)) return undefined;
      const isLast = n === nodeCounts[nodeCounts.length - 1];
      if (found !== undefined && (found.errorBound <= tolerance * found.size || isLast))
        return found.errorBound <= leastAccuracy * found.size && this.isInside(found.geodesic.points)
          ? found.geodesic
          : undefined;
      coarse = fine;
    }
    return undefined;
  }

  /** The curve to a far end, by way of curves to nearer ones. */
  private approached(
    acceleration: Acceleration,
    from: readonly number[],
    to: readonly number[],
    n: number,
    budget: Budget,
  ): NodalPath | undefined {
    let path: NodalPath | undefined;
    for (let step = 1; step <= approach; step++) {
      const end = from.map((u, k) => u + (step / approach) * ((to[k] as number) - u));
      const last = path;
      const guess = (t: number): readonly number[] => {
        if (last === undefined) return from.map((u, k) => u + t * ((end[k] as number) - u));
        const [here, there] = [pathAt(last, t), pathAt(last, 1)];
        return here.map((u, k) => u + t * ((end[k] as number) - (there[k] as number)));
      };
      path = solvePath(acceleration, guess, n, budget);
      if (path === undefined) return undefined;
    }
    return path;
  }

  private acceleration(alpha: number): Acceleration {
    const p = this.coordinates.symbols.length;
    const run = this.program.bind([]);
    const values = new Float64Array(this.program.outputs);
    const rows = Array.from({ length: p }, () => new Float64Array(p));
    const right = new Float64Array(p);
    const [slopes, skewness] = [p * p, p * p + p ** 3];
    return (u, v, out) => {
      run(u, values);
      for (let l = 0; l < p; l++) {
        const row = rows[l] as Float64Array;
        let sum = 0;
        for (let i = 0; i < p; i++) {
          row[i] = values[l * p + i] as number;
          for (let j = 0; j < p; j++) {
            // Γᵢⱼ,ₗ uⁱ uʲ, in which the two first terms of Γ^(0) are alike
            const place = (i * p + j) * p + l;
            let first = (values[slopes + place] as number) - 0.5 * (values[slopes + (l * p + i) * p + j] as number);
            if (alpha !== 0) first -= 0.5 * alpha * (values[skewness + place] as number);
            sum += first * (v[i] as number) * (v[j] as number);
          }
        }
        right[l] = -sum;
      }
      // the rows change places as they are eliminated, and are written anew at the next point
      const solved = solveDense(rows, right);
      if (solved === undefined) out.fill(Number.NaN);
      else out.set(solved);
    };
  }

  /** The finer curve, with its difference from the coarser one for its error. */
  private compared(
    coarse: NodalPath,
    fine: NodalPath,
    isMetric: boolean,
  ): { readonly geodesic: Geodesic; readonly errorBound: number; readonly size: number } {
    const times = Array.from({ length: shownPoints }, (_, k) => k / (shownPoints - 1));
    const [first, second] = [coarse, fine].map((path) =>
      times.map((t, k) =>
        k === 0
          ? this.problem.from
          : k === shownPoints - 1
            ? this.problem.to
            : this.coordinates.toParameters(pathAt(path, t)),
      ),
    );
    const points = second ?? [];
    let errorBound = 0;
    let size = 1;
    points.forEach((theta, k) => {
      theta.forEach((t, i) => {
        errorBound = Math.max(errorBound, Math.abs(t - (first?.[k]?.[i] as number)));
        size = Math.max(size, 1 + Math.abs(t));
      });
    });
    errorBound += 1e-12 * size;
    const [short, long] = isMetric ? [this.speeds(coarse), this.speeds(fine)] : [[], []];
    const mean = (values: readonly number[]): number => values.reduce((s, v) => s + v, 0) / values.length;
    const length = isMetric ? mean(long) : undefined;
    // the speed of a geodesic is constant
    const lengthErrorBound =
      length === undefined
        ? undefined
        : Math.max(...long) - Math.min(...long) + Math.abs(length - mean(short)) + 1e-13 * length;
    return { geodesic: { points, errorBound, length, lengthErrorBound }, errorBound, size };
  }

  /** √(g u′ u′) at the nodes. */
  private speeds(path: NodalPath): readonly number[] {
    const p = this.coordinates.symbols.length;
    const run = this.program.bind([]);
    const values = new Float64Array(this.program.outputs);
    return velocities(path).map((v, m) => {
      run(path.nodes[m] as Float64Array, values);
      let square = 0;
      for (let i = 0; i < p; i++)
        for (let j = 0; j < p; j++) square += (values[i * p + j] as number) * (v[i] as number) * (v[j] as number);
      return Math.sqrt(square);
    });
  }

  private isInside(points: readonly (readonly number[])[]): boolean {
    const { positive, parameters } = this.problem;
    const program = compile(positive, parameters);
    const out = new Float64Array(positive.length);
    return points.every((theta) => {
      program.bind(theta)([], out);
      return out.every((v) => v > 0);
    });
  }
}
