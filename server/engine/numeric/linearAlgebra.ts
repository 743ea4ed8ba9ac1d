/**
 * Symmetric matrices in numbers: eigenvalues, inverse, solution, condition, rank, null space and square root.
 *
 * mathjs computes (Jacobi's method for eigenvalues, elimination with pivoting for inverses), on matrices scaled to unit
 * diagonal wherever the question allows it: parameters have units, and a large ratio of units is no ill-conditioning
 * (van der Sluis, Numerische Mathematik 14, 1969). This module loads mathjs; import it lazily where start-up counts.
 */

import { create, eigsDependencies, invDependencies, lusolveDependencies } from 'mathjs';

/** p×p, rows of equal length; only finite entries are accepted. Symmetry is assumed: the mean of a pair of entries is used. */
export type Matrix = readonly (readonly number[])[];

export interface EigenDecomposition {
  /** Ascending. */
  readonly values: readonly number[];
  /** vectors[k] is the unit eigenvector of values[k]; its entry of greatest size is positive. */
  readonly vectors: readonly (readonly number[])[];
}

/**
 * Jacobi's rotations end when the greatest entry off the diagonal is below this. They shrink it quadratically, so that going far
 * below rounding costs little, and it is what keeps small eigenvalues of graded matrices accurate.
 */
const offDiagonal = 1e-290;

// The comparison tolerance of mathjs would also decide when two diagonal entries count as equal.
const math = create(
  { ...eigsDependencies, ...invDependencies, ...lusolveDependencies },
  { relTol: 1e-290, absTol: 1e-300 },
);

/**
 * A = Σ λₖ vₖvₖᵀ for symmetric A; undefined if an entry is not finite. Small eigenvalues of graded matrices keep their
 * relative accuracy; else the error is about 1e-15 of the greatest.
 */
export function symmetricEigen(a: Matrix): EigenDecomposition | undefined {
  const matrix = symmetrized(a);
  if (matrix === undefined) return undefined;
  const size = Math.max(...matrix.map((row) => Math.max(...row.map(Math.abs))));
  if (matrix.length === 0) return { values: [], vectors: [] };
  // A power of two, so that scaling is exact.
  const unit = size > 0 ? 2 ** Math.floor(Math.log2(size)) : 1;
  const scaled = matrix.map((row) => row.map((entry) => entry / unit));
  const { eigenvectors } = math.eigs(scaled, { precision: offDiagonal });
  const pairs = eigenvectors
    .map(({ value, vector }) => ({ value: Number(value) * unit, vector: oriented(numbers(vector)) }))
    .sort((x, y) => x.value - y.value);
  return { values: pairs.map(({ value }) => value), vectors: pairs.map(({ vector }) => vector) };
}

/** A⁻¹ for symmetric A, through the unit-diagonal scaling; undefined if A is singular to working precision or not finite. */
export function inverse(a: Matrix): number[][] | undefined {
  const scaling = unitDiagonal(a);
  if (scaling === undefined || scaling.condition > 1 / Number.EPSILON) return undefined;
  if (scaling.matrix.length === 0) return [];
  const inverted = math.inv(scaling.matrix);
  const { factors } = scaling;
  const result = inverted.map((row, i) => row.map((entry, j) => entry * (factors[i] ?? 1) * (factors[j] ?? 1)));
  return symmetrized(result);
}

/** x with Ax = b for symmetric A; undefined if A is singular to working precision, or an entry is not finite. */
export function solve(a: Matrix, b: readonly number[]): number[] | undefined {
  const scaling = unitDiagonal(a);
  if (scaling === undefined || scaling.condition > 1 / Number.EPSILON || !b.every(Number.isFinite)) return undefined;
  if (scaling.matrix.length === 0) return [];
  const { factors } = scaling;
  const solution: unknown = math.lusolve(
    scaling.matrix,
    b.map((entry, i) => entry * (factors[i] ?? 1)),
  );
  const column = Array.isArray(solution) ? solution : [];
  return column.map((row, i) => (numbers(row)[0] ?? Number.NaN) * (factors[i] ?? 1));
}

/**
 * The condition number |λ|max/|λ|min of A after scaling to unit diagonal, which no choice of units makes much smaller. Infinity if
 * singular, NaN if an entry is not finite, 1 for p = 0.
 */
export function conditionNumber(a: Matrix): number {
  return unitDiagonal(a)?.condition ?? Number.NaN;
}

/**
 * The number of eigenvalues of the unit-diagonal scaling whose size is above `tolerance` times the greatest; the default is
 * 16·p·eps, rounding only. NaN if an entry is not finite.
 */
export function rank(a: Matrix, tolerance?: number): number {
  const scaling = unitDiagonal(a);
  if (scaling === undefined) return Number.NaN;
  const limit = limitOf(scaling, tolerance);
  return scaling.eigen.values.filter((value) => Math.abs(value) > limit).length;
}

/**
 * An orthonormal basis of {v : Av = 0}, in the coordinates of A; eigenvalues of the unit-diagonal scaling decide, as for `rank`.
 * Empty if A is nonsingular; undefined if an entry is not finite.
 */
export function nullSpace(a: Matrix, tolerance?: number): number[][] | undefined {
  const scaling = unitDiagonal(a);
  if (scaling === undefined) return undefined;
  const limit = limitOf(scaling, tolerance);
  const basis: number[][] = [];
  scaling.eigen.values.forEach((value, k) => {
    if (Math.abs(value) > limit) return;
    // DAD u = 0 means A(Du) = 0.
    const vector = (scaling.eigen.vectors[k] ?? []).map((entry, i) => entry * (scaling.factors[i] ?? 1));
    const rest = orthogonalTo(vector, basis);
    const length = Math.hypot(...rest);
    if (length > 0) basis.push(oriented(rest.map((entry) => entry / length)));
  });
  return basis;
}

/**
 * The symmetric positive semidefinite S with S² = A; undefined if A has an eigenvalue below −16·p·eps times the greatest, or an
 * entry is not finite. Negative eigenvalues within rounding count as 0.
 */
export function squareRoot(a: Matrix): number[][] | undefined {
  const eigen = symmetricEigen(a);
  if (eigen === undefined) return undefined;
  const { values, vectors } = eigen;
  const greatest = Math.max(0, ...values.map(Math.abs));
  if (values.some((value) => value < -16 * values.length * Number.EPSILON * greatest)) return undefined;
  return values.map((_, i) =>
    values.map((__, j) =>
      values.reduce((sum, value, k) => {
        const vector = vectors[k] ?? [];
        return sum + Math.sqrt(Math.max(0, value)) * (vector[i] ?? 0) * (vector[j] ?? 0);
      }, 0),
    ),
  );
}

interface Scaling {
  /** D with DAD of unit diagonal, as its diagonal; 1 where the diagonal of A is 0. */
  readonly factors: readonly number[];
  readonly matrix: number[][];
  readonly eigen: EigenDecomposition;
  readonly condition: number;
}

function unitDiagonal(a: Matrix): Scaling | undefined {
  const given = symmetrized(a);
  if (given === undefined) return undefined;
  const factors = given.map((row, i) => {
    const entry = Math.abs(row[i] ?? 0);
    return entry > 0 ? 1 / Math.sqrt(entry) : 1;
  });
  const matrix = given.map((row, i) => row.map((entry, j) => entry * (factors[i] ?? 1) * (factors[j] ?? 1)));
  const eigen = symmetricEigen(matrix);
  if (eigen === undefined) return undefined;
  const sizes = eigen.values.map(Math.abs);
  const greatest = Math.max(0, ...sizes);
  const least = Math.min(Infinity, ...sizes);
  const isSingular = least <= sizes.length * Number.EPSILON * greatest;
  return { factors, matrix, eigen, condition: sizes.length === 0 ? 1 : isSingular ? Infinity : greatest / least };
}

function limitOf(scaling: Scaling, tolerance: number | undefined): number {
  const { values } = scaling.eigen;
  return (tolerance ?? 16 * values.length * Number.EPSILON) * Math.max(0, ...values.map(Math.abs));
}

function symmetrized(a: Matrix): number[][] | undefined {
  if (!a.every((row) => row.length === a.length && row.every(Number.isFinite))) return undefined;
  return a.map((row, i) => row.map((entry, j) => 0.5 * entry + 0.5 * (a[j]?.[i] ?? entry)));
}

/** The sign is chosen so that results do not depend on how the rotations went. */
function oriented(vector: readonly number[]): number[] {
  const greatest = vector.reduce((a, b) => (Math.abs(b) > Math.abs(a) * (1 + 1e-9) ? b : a), 0);
  return vector.map((entry) => (greatest < 0 ? -entry : entry) + 0);
}

function orthogonalTo(vector: readonly number[], basis: readonly (readonly number[])[]): number[] {
  let rest = [...vector];
  for (const unit of basis) {
    const product = rest.reduce((sum, entry, i) => sum + entry * (unit[i] ?? 0), 0);
    rest = rest.map((entry, i) => entry - product * (unit[i] ?? 0));
  }
  return rest;
}

/** A vector as mathjs returns it, as numbers. */
function numbers(vector: unknown): number[] {
  return Array.isArray(vector) ? vector.map(Number) : [Number(vector)];
}
