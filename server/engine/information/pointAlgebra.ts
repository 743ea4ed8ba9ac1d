// What the information matrix at a point says as a matrix: rank, condition, null directions, inverse.
import { conditionNumber, inverse, nullSpace, rank } from '../numeric/linearAlgebra.ts';

export interface PointAlgebra {
  readonly rank: number;
  /** Of the matrix scaled to unit diagonal; undefined where it is singular. */
  readonly conditionNumber: number | undefined;
  /** An orthonormal basis, one direction a row. */
  readonly nullspace: readonly (readonly number[])[];
  /** Undefined where the matrix is singular. */
  readonly inverse: readonly (readonly number[])[] | undefined;
}

/** → for a p×p symmetric positive semidefinite matrix. */
export function pointAlgebra(matrix: readonly (readonly number[])[]): PointAlgebra {
  const r = rank(matrix);
  const condition = conditionNumber(matrix);
  const isSingular = r < matrix.length;
  return {
    rank: r,
    conditionNumber: !isSingular && Number.isFinite(condition) ? condition : undefined,
    nullspace: isSingular ? (nullSpace(matrix) ?? []) : [],
    inverse: isSingular ? undefined : inverse(matrix),
  };
}
