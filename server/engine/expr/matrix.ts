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

/**
 * The determinant of a square matrix; 1 for the empty one. Numbers are eliminated exactly; else it is expanded into a
 * sum over permutations, so that a symbolic matrix without zeros should not be larger than 6 × 6.
 */
export function determinant(a: Matrix): Expr {
  if (isNumeric(a)) return eliminate(a);
  return add(
    ...expansion(
      a,
      0,
      a.map((_, j) => j),
      one,
    ),
  );
}

/** The terms of the determinant's expansion along rows `row`, … in the columns left, each times `factor`. */
function expansion(a: Matrix, row: number, columns: readonly number[], factor: Expr): readonly Expr[] {
  if (columns.length === 0) return [factor];
  return columns.flatMap((column, place) => {
    const entry = a[row]?.[column] as Expr;
    if (entry === zero) return [];
    const signed = place % 2 === 0 ? multiply(factor, entry) : multiply(minusOne, factor, entry);
    return expansion(
      a,
      row + 1,
      columns.filter((c) => c !== column),
      signed,
    );
  });
}

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

const without = (a: Matrix, row: number, column: number): Matrix =>
  a.filter((_, i) => i !== row).map((entries) => entries.filter((_, j) => j !== column));

/** The transpose of the matrix of cofactors: A · adjugate(A) = det(A) · identity. */
export const adjugate = (a: Matrix): Matrix =>
  a.map((_, i) => a.map((_unused, j) => multiply((i + j) % 2 === 0 ? one : minusOne, determinant(without(a, j, i)))));

/** The inverse as adjugate over determinant; the determinant must not be identically zero. */
export function inverse(a: Matrix): Matrix {
  const det = determinant(a);
  return adjugate(a).map((row) => row.map((x) => divide(x, det)));
}

/** The determinants of the upper left corners, 1 × 1 first; all are positive just where a symmetric matrix is positive definite. */
export const leadingMinors = (a: Matrix): readonly Expr[] =>
  a.map((_, k) => determinant(a.slice(0, k + 1).map((row) => row.slice(0, k + 1))));
