// Decides which vectors a matrix of expressions takes to 0 for all values of its symbols, by exact elimination.
import { divide, multiply, negate, one, subtract, zero } from '../expr/build.ts';
import { nodeCount, type Expr } from '../expr/expr.ts';
import { isZero, simplify } from '../expr/simplify.ts';

/** Entries longer than this are not eliminated further. */
const longest = 300;

/** A basis of the null space of a matrix with `size` columns; undefined where elimination grows too large. */
export function nullSpace(rows: readonly (readonly Expr[])[], size: number): readonly (readonly Expr[])[] | undefined {
  const left = rows.map((row) => row.map((entry) => (isZero(entry) ? zero : entry)));
  const reduced: { readonly pivot: number; readonly row: readonly Expr[] }[] = [];
  for (let column = 0; column < size; column++) {
    const candidates = left.filter((row) => row[column] !== zero);
    const pivotRow = candidates.sort((a, b) => nodeCount(a[column] as Expr) - nodeCount(b[column] as Expr))[0];
    if (pivotRow === undefined) continue;
    const scale = pivotRow[column] as Expr;
    const unit = pivotRow.map((entry) => (entry === zero ? zero : simplify(divide(entry, scale))));
    const eliminate = (row: readonly Expr[]): Expr[] => {
      const factor = row[column] as Expr;
      if (factor === zero) return [...row];
      return row.map((entry, j) => {
        const rest = j === column ? zero : simplify(subtract(entry, multiply(factor, unit[j] as Expr)));
        return isZero(rest) ? zero : rest;
      });
    };
    left.splice(left.indexOf(pivotRow), 1);
    left.forEach((row, i) => (left[i] = eliminate(row)));
    reduced.forEach(({ pivot, row }, i) => (reduced[i] = { pivot, row: eliminate(row) }));
    reduced.push({ pivot: column, row: unit });
    if ([...left, ...reduced.map((r) => r.row)].some((row) => row.some((entry) => nodeCount(entry) > longest)))
      return undefined;
  }
  const pivots = new Map(reduced.map(({ pivot, row }) => [pivot, row]));
  return Array.from({ length: size }, (_, j) => j)
    .filter((j) => !pivots.has(j))
    .map((free) =>
      Array.from({ length: size }, (_, i) => {
        const row = pivots.get(i);
        return i === free ? one : row === undefined ? zero : simplify(negate(row[free] as Expr));
      }),
    );
}
