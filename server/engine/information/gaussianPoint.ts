// A Gaussian vector in numbers: mean, covariance and precision at a point, and the divergence of two.
// Source: Kullback, Information Theory and Statistics (1959), section 9.1.
import { compile } from '../expr/compile.ts';
import type { SymbolExpr } from '../expr/expr.ts';
import { cholesky, inverseFromRoot, logDeterminantOfRoot } from '../numeric/cholesky.ts';
import type { GaussianMoments } from '../distributions/law.ts';

export type Rows = readonly (readonly number[])[];

/** A Gaussian law at a point. */
export interface GaussianPoint {
  readonly mean: readonly number[];
  readonly covariance: Rows;
  readonly precision: Rows;
  readonly logDeterminant: number;
}

export const upper = <T>(rows: readonly (readonly T[])[]): readonly T[] => rows.flatMap((row, i) => row.slice(i));

/** Symmetric d×d from its upper triangle, which begins at a place. */
export const symmetric = (d: number, flat: ArrayLike<number>, from: number): number[][] =>
  Array.from({ length: d }, (_, i) =>
    Array.from({ length: d }, (__, j) => {
      const [a, b] = [Math.min(i, j), Math.max(i, j)];
      return flat[from + a * d - (a * (a - 1)) / 2 + b - a] as number;
    }),
  );

export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, v, i) => sum + v * (b[i] as number), 0);
export const times = (a: Rows, v: readonly number[]): number[] => a.map((row) => dot(row, v));
export const product = (a: Rows, b: Rows): number[][] =>
  a.map((row) => b.map((_, j) => row.reduce((s, v, k) => s + v * (b[k]?.[j] as number), 0)));
/** tr AB of a symmetric A or B. */
export const traceOfProduct = (a: Rows, b: Rows): number =>
  a.reduce((sum, row, i) => sum + dot(row, b[i] as readonly number[]), 0);
export const transposed = (a: Rows): number[][] => a.map((_, j) => a.map((row) => row[j] as number));

/** From d means and the upper triangle of the covariance; NaN where that is not positive definite. */
export function gaussianPoint(d: number, values: Float64Array): GaussianPoint {
  const covariance = symmetric(d, values, d);
  const root = cholesky(covariance);
  return {
    mean: [...values.subarray(0, d)],
    covariance,
    precision: inverseFromRoot(root),
    logDeterminant: logDeterminantOfRoot(root),
  };
}

/** The moments at values of the symbols. */
export function momentsAt(
  { mean, covariance }: GaussianMoments,
  symbols: readonly SymbolExpr[],
  point: readonly number[],
): GaussianPoint {
  const program = compile([...mean, ...upper(covariance)], symbols);
  const out = new Float64Array(program.outputs);
  program.bind(point)([], out);
  return gaussianPoint(mean.length, out);
}

/** D(P‖Q) = ½ (tr Σ′⁻¹Σ − d + δᵀΣ′⁻¹δ + log det Σ′ − log det Σ). */
export function divergence(p: GaussianPoint, q: GaussianPoint): number {
  const gap = p.mean.map((m, i) => (q.mean[i] as number) - m);
  const spread = traceOfProduct(q.precision, p.covariance) - gap.length;
  return (spread + dot(gap, times(q.precision, gap)) + q.logDeterminant - p.logDeterminant) / 2;
}
