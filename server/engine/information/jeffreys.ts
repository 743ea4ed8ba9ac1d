// The Jeffreys prior, the square root of the determinant of the information. Source: Jeffreys, Proc. R. Soc. A 186 (1946).
import { sqrt } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import type { PartialMatrix } from './closedForm.ts';
import { informationDeterminant } from './inverse.ts';

const largestDimension = 4;

/** √det I(θ), up to a constant; undefined where the information is not closed or is too large. */
export function jeffreysDensity(matrix: PartialMatrix): Expr | undefined {
  if (matrix.length > largestDimension) return undefined;
  const determinant = informationDeterminant(matrix);
  return determinant === undefined ? undefined : simplify(sqrt(determinant));
}
