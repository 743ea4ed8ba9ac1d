// What the information matrix at a point says as a matrix: rank, condition, null directions, inverse.
import { inverse, nullSpace, rank, symmetricEigen } from '../numeric/linearAlgebra.ts';

export interface PointAlgebra {
  readonly rank: number;
  /** The greatest eigenvalue over the least; undefined where the matrix is singular. */
  readonly conditionNumber: number | undefined;
  /** An orthonormal basis, one direction a row. */
  readonly nullspace: readonly (readonly number[])[];
  /** Undefined where the matrix is singular. */
  readonly inverse: readonly (readonly number[])[] | undefined;
}

/** → for a p×p symmetric positive semidefinite matrix. */
export function pointAlgebra(matrix: readonly (readonly number[])[]): PointAlgebra {
  const r = rank(matrix);
  const eigenvalues = symmetricEigen(matrix)?.values ?? [];
  const condition = Math.max(...eigenvalues) / Math.min(...eigenvalues);
  const isSingular = r < matrix.length;
  return {
    rank: r,
    conditionNumber: !isSingular && condition >= 1 && Number.isFinite(condition) ? condition : undefined,
    nullspace: isSingular ? (nullSpace(matrix) ?? []) : [],
    inverse: isSingular ? undefined : inverse(matrix),
  };
}
