// The Jeffreys prior, the square root of the determinant of the information. Source: Jeffreys, Proc. R. Soc. A 186 (1946).
import { isPositive } from '../expr/assumptions.ts';
import { minusOne, multiply, negate, one, sqrt } from '../expr/build.ts';
import { freeSymbols, type Expr } from '../expr/expr.ts';
import { isZero } from '../expr/simplify.ts';
import type { PartialMatrix } from './closedForm.ts';
import { blocksOf, informationDeterminant } from './inverse.ts';

/** Of parameters that the information couples. */
const largestDimension = 4;

/** √det I(θ), up to a constant; undefined where the information is not closed, is too large, or is singular everywhere. */
export function jeffreysDensity(matrix: PartialMatrix): Expr | undefined {
  const full = matrix.map((row) => row.map((e) => e ?? one));
  if (blocksOf(full).some((block) => block.length > largestDimension)) return undefined;
  const determinant = informationDeterminant(matrix);
  return determinant === undefined || isZero(determinant) ? undefined : sqrt(withoutConstants(determinant));
}

/** The product without the size of its constant factors: their sign stays, taken into a sum where there is one. */
export function withoutConstants(e: Expr): Expr {
  const factors = e.kind === 'product' ? e.factors : [e];
  const rest = factors.filter((f) => [...freeSymbols(f)].some((s) => s.role !== 'constant' || !isPositive(f)));
  if (factors.filter((f) => !rest.includes(f) && !isPositive(f)).length % 2 === 0) return multiply(...rest);
  const place = rest.findIndex((f) => f.kind === 'sum');
  return multiply(...rest.map((f, i) => (i === place ? negate(f) : f)), place < 0 ? minusOne : one);
}
