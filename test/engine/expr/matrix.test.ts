import { describe, expect, it } from 'vitest';
import { number, one, power, ratio, symbol, zero } from '../../../server/engine/expr/build.ts';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import type { SymbolExpr } from '../../../server/engine/expr/expr.ts';
import {
  adjugate,
  determinant,
  identity,
  inverse,
  leadingMinors,
  permutationCount,
  product,
  transpose,
  type Matrix,
} from '../../../server/engine/expr/matrix.ts';
import { reals } from '../../../server/engine/expr/range.ts';

const hilbert = (size: number): Matrix =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_unused, j) => ratio(1, i + j + 1)));

const symbols = (size: number): readonly (readonly SymbolExpr[])[] =>
  Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_unused, j) => symbol(`a[${i + 1}, ${j + 1}]`, 'parameter', reals)),
  );

const entry = (i: number, j: number): number => Math.sin(3 * i + 7 * j + 1) + (i === j ? 2 : 0);
const sample = (a: readonly (readonly SymbolExpr[])[]): ReadonlyMap<SymbolExpr, number> =>
  new Map(a.flatMap((row, i) => row.map((s, j): [SymbolExpr, number] => [s, entry(i, j)])));

describe('matrices of expressions', () => {
  it('has the determinants of the Hilbert matrices (OEIS A005249)', () => {
    expect([1, 2, 3, 4, 5].map((n) => determinant(hilbert(n)))).toEqual([
      one,
      ratio(1, 12),
      ratio(1, 2160),
      ratio(1, 6048000),
      ratio(1, 266716800000),
    ]);
  });

  it('inverts the Hilbert matrix of order 3 to whole numbers', () => {
    const expected = [
      [9, -36, 30],
      [-36, 192, -180],
      [30, -180, 180],
    ];
    expect(inverse(hilbert(3))).toEqual(expected.map((row) => row.map(number)));
  });

  it('writes the symbolic determinant of order 2 and 3 by Sarrus', () => {
    expect(determinant([])).toBe(one);
    const a = symbols(3);
    const at = (i: number, j: number): number => entry(i - 1, j - 1);
    const sarrus =
      at(1, 1) * at(2, 2) * at(3, 3) +
      at(1, 2) * at(2, 3) * at(3, 1) +
      at(1, 3) * at(2, 1) * at(3, 2) -
      at(1, 3) * at(2, 2) * at(3, 1) -
      at(1, 2) * at(2, 1) * at(3, 3) -
      at(1, 1) * at(2, 3) * at(3, 2);
    expect(evaluate(determinant(a), sample(a))).toBeCloseTo(sarrus, 12);
  });

  it.each([1, 2, 3, 4, 5])('A times its inverse is the identity, order %i', (size) => {
    const a = symbols(size);
    const values = sample(a);
    product(a, inverse(a)).forEach((row, i) => {
      row.forEach((x, j) => {
        expect(evaluate(x, values)).toBeCloseTo(i === j ? 1 : 0, 10);
      });
    });
  });

  it('counts the products without a zero, up to a limit', () => {
    expect(permutationCount(symbols(4))).toBe(24);
    expect(permutationCount(identity(30))).toBe(1);
    expect(permutationCount(symbols(9), 1000)).toBe(1001);
    const arrow = [
      [number(2), one, one],
      [one, number(2), zero],
      [one, zero, number(2)],
    ];
    expect(permutationCount(arrow)).toBe(3);
  });

  it('nests the determinant of a large matrix: that of a Vandermonde matrix is the product of the differences', () => {
    const nodes = Array.from({ length: 8 }, (_, i) => symbol(`t[${i + 1}]`, 'parameter', reals));
    const vandermonde = nodes.map((t) => nodes.map((_, j) => power(t, number(j))));
    const values = new Map(nodes.map((t, i) => [t, Math.cos(2 * i + 1)]));
    let expected = 1;
    nodes.forEach((_, i) => {
      for (let j = i + 1; j < 8; j++) expected *= Math.cos(2 * j + 1) - Math.cos(2 * i + 1);
    });
    const value = evaluate(determinant(vandermonde), values);
    expect(Math.abs(value - expected)).toBeLessThan(1e-9 * Math.abs(expected));
  });

  it('swaps rows where a pivot is zero, and knows singular matrices', () => {
    const swap = [
      [zero, one],
      [one, zero],
    ];
    expect(determinant(swap)).toBe(number(-1));
    expect(inverse(swap)).toEqual(swap);
    const singular = [
      [one, number(2)],
      [number(2), number(4)],
    ];
    expect(determinant(singular)).toBe(zero);
    expect(product(singular, adjugate(singular)).flat()).toEqual([zero, zero, zero, zero]);
  });

  it('transposes, and knows leading minors', () => {
    const a = [
      [number(2), one],
      [one, number(3)],
    ];
    expect(transpose([[one, zero, number(5)]])).toEqual([[one], [zero], [number(5)]]);
    expect(leadingMinors(a)).toEqual([number(2), number(5)]);
    expect(product(a, identity(2))).toEqual(a);
  });
});
