// Geodesics of α-connections between two points of the parameter space, as curves of numbers with their errors.
// Source: Amari and Nagaoka, Methods of Information Geometry (2000), sections 1.7, 2.3 and 3.5.
import type { Budget } from '../base/budget.ts';
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { pathAt, solvePath, type NodalPath } from './boundaryPath.ts';
import { accelerationIn, closedField, speeds, type MetricField } from './metricField.ts';
import type { Metric, Tensor } from './tensor.ts';
import { unboundedCoordinates, type UnboundedCoordinates } from './unboundedCoordinates.ts';

/** Metric and skewness, in formulas without symbols but the parameters, or in numbers. */
export type GeodesicMetric =
  | { readonly metric: Metric; readonly skewness: Tensor | undefined }
  | { readonly fieldWith: (budget: Budget) => MetricField };

/** What the curves are computed from. */
export type GeodesicProblem = GeodesicMetric & {
  readonly parameters: readonly SymbolExpr[];
  /** Must be positive along a curve. */
  readonly positive: readonly Expr[];
  readonly from: readonly number[];
  readonly to: readonly number[];
};

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
/** Numbers of nodes; two that agree within the tolerance, relative to 1 + the size, are enough. */
const cheap = { counts: [12, 20, 32, 48], tolerance: 1e-9 } as const;
const dear = { counts: [6, 10, 16, 24], tolerance: 1e-7 } as const;
/** A curve less exact than this is not shown. */
const leastAccuracy = 1e-5;
/** Where no curve is found at once, the far end is approached in so many steps. */
const approach = 8;

/** Prepared for all curves between points of one model. */
export class Geodesics {
  private readonly problem: GeodesicProblem;
  private readonly coordinates: UnboundedCoordinates;
  private readonly fieldWith: (budget: Budget) => MetricField;

  constructor(problem: GeodesicProblem) {
    const { parameters } = problem;
    this.problem = problem;
    this.coordinates = unboundedCoordinates(parameters);
    if ('fieldWith' in problem) this.fieldWith = problem.fieldWith;
    else {
      const closed = closedField(parameters, this.coordinates, problem.metric, problem.skewness);
      this.fieldWith = () => closed;
    }
  }

  /** The geodesic of the α-connection; undefined where none was found, or not exactly enough. */
  between(alpha: number, budget: Budget): Geodesic | undefined {
    const field = this.fieldWith(budget);
    if (alpha !== 0 && !field.hasSkewness) return undefined;
    const acceleration = accelerationIn(field, this.coordinates.symbols.length, alpha);
    const { counts, tolerance } = field.isDear ? dear : cheap;
    const solve: Solve = (guess, n) => solvePath(acceleration, guess, n, budget, field.isDear);
    const [from, to] = [this.problem.from, this.problem.to].map((theta) => this.coordinates.toUnbounded(theta));
    if (from === undefined || to === undefined || ![...from, ...to].every(Number.isFinite)) return undefined;
    let coarse: NodalPath | undefined;
    for (const n of counts) {
      const guess: (t: number) => readonly number[] = ((path) =>
        path === undefined ? (t) => from.map((u, k) => u + t * ((to[k] as number) - u)) : (t) => pathAt(path, t))(
        coarse,
      );
      const fine: NodalPath | undefined =
        solve(guess, n) ?? (coarse === undefined && !field.isDear ? approached(solve, from, to, n) : undefined);
      if (fine === undefined) {
        if (coarse !== undefined) return undefined;
        continue;
      }
      const found = coarse === undefined ? undefined : this.compared(coarse, fine, alpha === 0 ? field : undefined);
      // where the metric has no value at an end there is no length either
      if (found !== undefined && !Number.isFinite(found.geodesic.lengthErrorBound ?? 0)) return undefined;
      const isLast = n === counts[counts.length - 1];
      if (found !== undefined && (found.errorBound <= tolerance * found.size || isLast))
        return found.errorBound <= leastAccuracy * found.size && this.isInside(found.geodesic.points)
          ? found.geodesic
          : undefined;
      coarse = fine;
    }
    return undefined;
  }

  /** The finer curve, with its difference from the coarser one for its error. */
  private compared(
    coarse: NodalPath,
    fine: NodalPath,
    field: MetricField | undefined,
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
    const short = field === undefined ? [] : speeds(field, coarse);
    const long = field === undefined ? [] : speeds(field, fine);
    const mean = (values: readonly number[]): number => values.reduce((s, v) => s + v, 0) / values.length;
    const length = field === undefined ? undefined : mean(long);
    // the speed of a geodesic is constant
    const lengthErrorBound =
      length === undefined
        ? undefined
        : Math.max(...long) - Math.min(...long) + Math.abs(length - mean(short)) + 1e-13 * length;
    return { geodesic: { points, errorBound, length, lengthErrorBound }, errorBound, size };
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

type Solve = (guess: (t: number) => readonly number[], n: number) => NodalPath | undefined;

/** The curve to a far end, by way of curves to nearer ones. */
function approached(solve: Solve, from: readonly number[], to: readonly number[], n: number): NodalPath | undefined {
  let path: NodalPath | undefined;
  for (let step = 1; step <= approach; step++) {
    const end = from.map((u, k) => u + (step / approach) * ((to[k] as number) - u));
    const last = path;
    const guess = (t: number): readonly number[] => {
      if (last === undefined) return from.map((u, k) => u + t * ((end[k] as number) - u));
      const [here, there] = [pathAt(last, t), pathAt(last, 1)];
      return here.map((u, k) => u + t * ((end[k] as number) - (there[k] as number)));
    };
    path = solve(guess, n);
    if (path === undefined) return undefined;
  }
  return path;
}
