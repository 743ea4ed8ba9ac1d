// Matrices of expressions: determinant, adjugate, inverse, product, transpose.
import { add, divide, multiply, minusOne, one, zero } from './build.ts';
import type { Expr } from './expr.ts';

/** By rows, all of one length. */
export type Matrix = readonly (readonly Expr[])[];

export const transpose = (a: Matrix): Matrix => (a[0] ?? []).map((_, j) => a.map((row) => row[j] as Expr));

/** A B; the columns of A are as many as the rows of B. */
export function product(a: Matrix, b: Matrix): Matrix {
  const columns = transpose(b);
  return a.map((row) => columns.map((column) => add(...row.map((x, k) => multiply(x, column[k] as Expr)))));
}

export const identity = (size: number): Matrix =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_unused, j) => (i === j ? one : zero)));

/** The most terms that a determinant is multiplied out to: those of a 6 × 6 matrix without zeros. */
const mostTerms = 720;

/**
 * The determinant of a square matrix; 1 for the empty one. Numbers are eliminated exactly; else it is a sum over
 * permutations, multiplied out up to order 6 (or further, where zeros leave few of them) and nested beyond, where the cost
 * doubles with the order: ask `permutationCount` before.
 */
export function determinant(a: Matrix): Expr {
  if (isNumeric(a)) return eliminate(a);
  const columns = a.map((_, j) => j);
  return permutationCount(a) <= mostTerms ? add(...expansion(a, 0, columns, one)) : nested(a, columns, new Map());
}

/** How many products without a zero the determinant is a sum of; `limit` + 1 where they are more, or hard to count. */
export function permutationCount(a: Matrix, limit = mostTerms): number {
  let count = 0;
  let steps = 0;
  const visit = (row: number, columns: readonly number[]): void => {
    if (columns.length === 0) count++;
    if (++steps > limit * a.length * 4) count = limit + 1;
    for (const column of columns) {
      if (count > limit) return;
      if (a[row]?.[column] !== zero) visit(row + 1, without(columns, column));
    }
  };
  visit(
    0,
    a.map((_, j) => j),
  );
  return Math.min(count, limit + 1);
}

/** The terms of the determinant's expansion along rows `row`, … in the columns left, each times `factor`. */
function expansion(a: Matrix, row: number, columns: readonly number[], factor: Expr): readonly Expr[] {
  if (columns.length === 0) return [factor];
  return columns.flatMap((column, place) => {
    const entry = a[row]?.[column] as Expr;
    if (entry === zero) return [];
    const signed = place % 2 === 0 ? multiply(factor, entry) : multiply(minusOne, factor, entry);
    return expansion(a, row + 1, without(columns, column), signed);
  });
}

/** The minor of the last rows in the columns left, each smaller minor written once. */
function nested(a: Matrix, columns: readonly number[], known: Map<string, Expr>): Expr {
  const key = columns.join();
  const found = known.get(key);
  if (found !== undefined) return found;
  const row = a[a.length - columns.length] ?? [];
  const minor =
    columns.length === 0
      ? one
      : add(
          ...columns.map((column, place) => {
            const entry = row[column] as Expr;
            if (entry === zero) return zero;
            return multiply(place % 2 === 0 ? one : minusOne, entry, nested(a, without(columns, column), known));
          }),
        );
  known.set(key, minor);
  return minor;
}

const without = <T>(items: readonly T[], item: T): readonly T[] => items.filter((other) => other !== item);

const isNumeric = (a: Matrix): boolean => a.every((row) => row.every((x) => x.kind === 'number'));

/** The determinant of a matrix of numbers, by Gaussian elimination in exact arithmetic. */
function eliminate(a: Matrix): Expr {
  const rows = a.map((row) => [...row]);
  let det = one;
  for (let k = 0; k < rows.length; k++) {
    const pivotRow = rows.findIndex((row, i) => i >= k && row[k] !== zero);
    if (pivotRow < 0) return zero;
    const pivot = rows[pivotRow] as Expr[];
    if (pivotRow !== k) {
      rows[pivotRow] = rows[k] as Expr[];
      rows[k] = pivot;
      det = multiply(minusOne, det);
    }
    det = multiply(det, pivot[k] as Expr);
    for (let i = k + 1; i < rows.length; i++) {
      const row = rows[i] as Expr[];
      const ratio = divide(row[k] as Expr, pivot[k] as Expr);
      rows[i] = row.map((x, j) => add(x, multiply(minusOne, ratio, pivot[j] as Expr)));
    }
  }
  return det;
}

const submatrix = (a: Matrix, row: number, column: number): Matrix =>
  a.filter((_, i) => i !== row).map((entries) => entries.filter((_, j) => j !== column));

/** The transpose of the matrix of cofactors: A · adjugate(A) = det(A) · identity. */
export const adjugate = (a: Matrix): Matrix =>
  a.map((_, i) => a.map((_unused, j) => multiply((i + j) % 2 === 0 ? one : minusOne, determinant(submatrix(a, j, i)))));

/** The inverse as adjugate over determinant; the determinant must not be identically zero. */
export function inverse(a: Matrix): Matrix {
  const det = determinant(a);
  return adjugate(a).map((row) => row.map((x) => divide(x, det)));
}

/** The determinants of the upper left corners, 1 × 1 first; all are positive just where a symmetric matrix is positive definite. */
export const leadingMinors = (a: Matrix): readonly Expr[] =>
  a.map((_, k) => determinant(a.slice(0, k + 1).map((row) => row.slice(0, k + 1))));
