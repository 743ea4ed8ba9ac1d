// Solves I v = g for a vector v, where the information may be singular: `none` where g is not in its range.
import { add, multiply, subtract, zero } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { freeSymbols, nodeCount, type Expr } from '../expr/expr.ts';
import { determinant, inverse } from '../expr/matrix.ts';
import { isZero, samplePoint, simplify } from '../expr/simplify.ts';
import { symmetricEigen } from '../numeric/linearAlgebra.ts';
import type { FisherInformation } from '../information/fisherInformation.ts';

/** Larger systems have their numbers only. */
const largest = 4;
const longest = 600;

/**
 * A solution in closed form, with 0 for the parameters that the others determine; undefined where it is not had. `none`
 * holds for almost all parameters.
 */
export function solveClosed(
  matrix: FisherInformation['matrix'],
  g: readonly Expr[],
): readonly Expr[] | 'none' | undefined {
  if (matrix === undefined || matrix.length > largest || matrix.some((row) => row.includes(undefined)))
    return undefined;
  const full = matrix as readonly (readonly Expr[])[];
  const part = (rows: readonly number[], columns: readonly number[]): Expr[][] =>
    rows.map((i) => columns.map((j) => full[i]?.[j] ?? zero));
  // I is positive semidefinite: a principal minor of full rank spans its range
  const basis: number[] = [];
  for (const [i] of full.entries()) {
    const larger = [...basis, i];
    const minor = determinant(part(larger, larger));
    if (nodeCount(minor) > longest) return undefined;
    if (!isZero(minor)) {
      if (!clearlyDiffers(minor)) return undefined;
      basis.push(i);
    }
  }
  const inverted = basis.length === 0 ? [] : inverse(part(basis, basis));
  const own = basis.map((i) => g[i] ?? zero);
  const solution = inverted.map((row) => simplify(add(...row.map((entry, j) => multiply(entry, own[j] ?? zero)))));
  for (const [i] of full.entries()) {
    if (basis.includes(i)) continue;
    const row = basis.map((j) => full[i]?.[j] ?? zero);
    const rest = simplify(subtract(g[i] ?? zero, add(...row.map((entry, j) => multiply(entry, solution[j] ?? zero)))));
    if (isZero(rest)) continue;
    return clearlyDiffers(rest) ? 'none' : undefined;
  }
  return full.map((_, i) => solution[basis.indexOf(i)] ?? zero);
}

/** Whether the expression is away from 0 at a generic point: that it is not proved to be 0 is no proof that it is not. */
function clearlyDiffers(expr: Expr): boolean {
  const symbols = [...freeSymbols(expr)];
  const program = compile([expr], symbols);
  const out = new Float64Array(1);
  return [0, 1, 2, 5].some((shift) => {
    program.bind(symbols.map((s, i) => samplePoint(s.domain, i + shift)))([], out);
    const [value = NaN] = out;
    return Number.isFinite(value) && Math.abs(value) > 1e-9;
  });
}

/** An eigenvalue below this share of the greatest counts as 0, one above the second does not; between them nothing is said. */
const [negligible, certain] = [1e-11, 1e-8];

export interface NumericSolution {
  readonly weights: readonly number[];
  readonly isSingular: boolean;
}

/** The solution of least norm at one point; undefined where the numbers do not decide the rank. */
export function solveNumeric(
  matrix: readonly (readonly number[])[],
  g: readonly number[],
): NumericSolution | 'none' | undefined {
  // in units of the parameters' own information, so that their scales do not matter
  const units = matrix.map((row, i) => {
    const own = Math.sqrt(Math.max(row[i] ?? 0, 0));
    return own > 0 ? own : 1;
  });
  const scaled = matrix.map((row, i) => row.map((v, j) => v / ((units[i] ?? 1) * (units[j] ?? 1))));
  const goal = g.map((v, i) => v / (units[i] ?? 1));
  const eigen = symmetricEigen(scaled);
  if (eigen === undefined) return undefined;
  const greatest = Math.max(...eigen.values, 0);
  const size = Math.hypot(...goal);
  const solution = goal.map(() => 0);
  for (const [k, value] of eigen.values.entries()) {
    const direction = eigen.vectors[k] ?? [];
    const along = direction.reduce((sum, d, i) => sum + d * (goal[i] ?? 0), 0);
    if (value > certain * greatest)
      direction.forEach((d, i) => (solution[i] = (solution[i] ?? 0) + (d * along) / value));
    else if (Math.abs(along) > 1e-6 * size) return value <= negligible * greatest ? 'none' : undefined;
  }
  const isSingular = eigen.values.some((value) => value <= certain * greatest);
  return { weights: solution.map((v, i) => v / (units[i] ?? 1)), isSingular };
}
