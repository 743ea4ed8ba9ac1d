// Vectors of fractions, of counts, and positive definite matrices as supports: the ends of each free component hold those before it.
import { add, divide, infinity, negate, one, square, subtract, zero } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { determinant, type Matrix } from '../expr/matrix.ts';
import { openInterval, realLine, wholeNumbers, type ProductSupport } from './support.ts';

const before = (components: readonly Expr[], i: number): Expr => add(...components.slice(0, i));

/** x₁, …, x_{k−1} > 0 with x₁ + … + x_{k−1} < 1, for k fractions. */
export const simplexSupport = (free: readonly Expr[]): ProductSupport => ({
  kind: 'product',
  factors: free.map((_, i) => openInterval(zero, subtract(one, before(free, i)))),
  region: { kind: 'simplex', size: free.length + 1 },
});

/** Whole numbers x₁, …, x_{k−1} ≥ 0 with x₁ + … + x_{k−1} ≤ total, for k counts. */
export const countsSupport = (free: readonly Expr[], total: Expr): ProductSupport => ({
  kind: 'product',
  factors: free.map((_, i) => wholeNumbers(zero, subtract(total, before(free, i)))),
  region: { kind: 'counts', size: free.length + 1, total },
});

/**
 * The upper triangle, row by row, of a symmetric positive definite matrix; the entry in the diagonal's last place is above
 * the value at which the determinant vanishes, given the others. Source: Horn and Johnson, Matrix Analysis (2013), 7.7.6.
 */
export function posdefSupport(rows: Matrix): ProductSupport {
  const factors = rows.flatMap((row, i) =>
    row.slice(i).map((_, j) => (j === 0 ? openInterval(schurBound(rows, i), infinity) : realLine)),
  );
  return { kind: 'product', factors, region: { kind: 'posdef', size: rows.length } };
}

/** aᵀ A⁻¹ a for the corner A before row i and the entries a above the diagonal's place i. */
function schurBound(rows: Matrix, i: number): Expr {
  if (i === 0) return zero;
  if (i === 1) return divide(square(rows[0]?.[1] as Expr), rows[0]?.[0] as Expr);
  const corner = rows.slice(0, i + 1).map((row) => row.slice(0, i + 1));
  const bordered = corner.map((row, a) => row.map((entry, b) => (a === i && b === i ? zero : entry)));
  return negate(divide(determinant(bordered), determinant(corner.slice(0, i).map((row) => row.slice(0, i)))));
}
