// The inverse of the information of one observation, in closed form for small or sparse matrices.
import { multiply, number, power, zero } from '../expr/build.ts';
import { nodeCount, type Expr } from '../expr/expr.ts';
import { determinant, inverse } from '../expr/matrix.ts';
import { shape } from '../expr/shape/shape.ts';
import { isZero } from '../expr/simplify.ts';
import type { PartialMatrix } from './closedForm.ts';

const largestDense = 4;
/** An entry longer than this explains nothing to a reader; the numbers say more. */
const longestEntry = 160;

/** The sets of parameters that the matrix does not couple. */
export function blocksOf(matrix: readonly (readonly Expr[])[]): readonly (readonly number[])[] {
  const blocks: number[][] = [];
  const seen = new Set<number>();
  matrix.forEach((_, start) => {
    if (seen.has(start)) return;
    const block: number[] = [];
    const open = [start];
    seen.add(start);
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      block.push(i);
      matrix[i]?.forEach((entry, j) => {
        if (entry !== zero && !seen.has(j)) {
          seen.add(j);
          open.push(j);
        }
      });
    }
    blocks.push(block.sort((a, b) => a - b));
  });
  return blocks;
}

/** I⁻¹ → p×p; undefined where the matrix is singular for every parameter, or too large to write. */
export function inverseInformation(matrix: PartialMatrix): readonly (readonly Expr[])[] | undefined {
  if (matrix.some((row) => row.some((e) => e === undefined))) return undefined;
  const full = matrix as readonly (readonly Expr[])[];
  const result: Expr[][] = full.map((row) => row.map(() => zero));
  for (const block of blocksOf(full)) {
    if (block.length > largestDense) return undefined;
    const part = block.map((i) => block.map((j) => full[i]?.[j] as Expr));
    const only = part[0]?.[0] as Expr;
    if (isZero(part.length === 1 ? only : determinant(part))) return undefined;
    const inverted = part.length === 1 ? [[power(only, number(-1))]] : inverse(part);
    block.forEach((i, a) => {
      block.forEach((j, b) => {
        const mirrored = b < a ? result[j]?.[i] : undefined;
        (result[i] as Expr[])[j] = mirrored ?? shape(inverted[a]?.[b] as Expr, 'brief');
      });
    });
  }
  return result.every((row) => row.every((e) => nodeCount(e) <= longestEntry)) ? result : undefined;
}

/** det I(θ), in its shortest shape; undefined where an entry is not closed. */
export function informationDeterminant(matrix: PartialMatrix): Expr | undefined {
  if (matrix.some((row) => row.some((e) => e === undefined))) return undefined;
  const full = matrix as readonly (readonly Expr[])[];
  const parts = blocksOf(full).map((block) => determinant(block.map((i) => block.map((j) => full[i]?.[j] as Expr))));
  return shape(multiply(...parts), 'brief');
}
