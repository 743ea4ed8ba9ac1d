// Decides the direction −G⁻¹∇L: with the information itself, with its pseudo-inverse where it is singular everywhere, or damped as
// by Levenberg where it is singular at the start only.
// Source: Amari, Natural gradient works efficiently in learning, Neural Computation 10 (1998); Levenberg, Quarterly of Applied Mathematics 2 (1944).
import { rank, symmetricEigen } from '../numeric/linearAlgebra.ts';
import { solveDense } from '../numeric/linearSystem.ts';
import type { Regularization } from './descentResult.ts';

type Rows = readonly (readonly number[])[];

/** Of the mean of the diagonal, what Levenberg's damping adds to it. */
const dampingShare = 0.01;
/** Eigenvalues below this share of the greatest count as 0. */
const leastShare = 1e-10;

/** −G⁻¹ g; undefined where G is singular to working precision. */
export function naturalDirection(
  metric: Rows,
  gradient: readonly number[],
  regularization: Regularization | undefined,
): readonly number[] | undefined {
  if (regularization?.kind === 'pseudo-inverse') return onRange(metric, gradient, regularization.rank);
  const added = regularization?.added ?? 0;
  const rows = metric.map((row, i) => Float64Array.from(row, (v, j) => (i === j ? v + added : v)));
  const solved = solveDense(rows, Float64Array.from(gradient));
  return solved && Array.from(solved, (v) => -v);
}

/** The shortest v with Gv = −g, G of the given rank. */
function onRange(metric: Rows, gradient: readonly number[], r: number): readonly number[] | undefined {
  const eigen = symmetricEigen(metric);
  if (eigen === undefined) return undefined;
  const result = gradient.map(() => 0);
  const first = gradient.length - r;
  eigen.vectors.forEach((vector, k) => {
    if (k < first) return;
    const along = vector.reduce((sum, v, i) => sum + v * (gradient[i] as number), 0) / (eigen.values[k] as number);
    vector.forEach((v, i) => {
      result[i] = (result[i] as number) - along * v;
    });
  });
  return result.every(Number.isFinite) ? result : undefined;
}

/** What replaces the inverse, from the metric at the start and at other points; undefined where nothing has to. */
export function regularizationOf(start: Rows, others: readonly Rows[]): Regularization | undefined {
  const own = rank(start, leastShare);
  if (own === start.length) return undefined;
  const isEverywhere = others.length > 0 && others.every((metric) => rank(metric, leastShare) === own);
  if (isEverywhere) return { kind: 'pseudo-inverse', rank: own, added: undefined };
  const trace = start.reduce((sum, row, i) => sum + (row[i] as number), 0);
  const typical = trace > 0 ? trace / start.length : 1;
  return { kind: 'levenberg', rank: own, added: dampingShare * typical };
}
