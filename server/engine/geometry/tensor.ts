// Arrays of expressions with two and three indices: derivatives, contractions, changes of coordinates.
import { add, multiply, zero } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { shape } from '../expr/shape/shape.ts';
import { simplify } from '../expr/simplify.ts';

export type Metric = readonly (readonly Expr[])[];
/** t[i][j][k]. */
export type Tensor = readonly (readonly (readonly Expr[])[])[];

/** With more coordinates entries are only simplified: their best shape is not looked for. */
const mostShaped = 2;
export const written = (e: Expr, size: number): Expr => (size > mostShaped ? simplify(e) : shape(e, 'brief'));

export const tensor = (size: number, entry: (i: number, j: number, k: number) => Expr): Tensor =>
  Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => Array.from({ length: size }, (___, k) => entry(i, j, k))),
  );

/** An array that does not change when its first two indices change places, each entry computed once. */
export function pairSymmetric(size: number, entry: (i: number, j: number, k: number) => Expr): Tensor {
  const rows: Expr[][][] = [];
  for (let i = 0; i < size; i++) {
    rows.push([]);
    for (let j = 0; j < size; j++)
      rows[i]?.push(j < i ? (rows[j]?.[i] as Expr[]) : Array.from({ length: size }, (_, k) => entry(i, j, k)));
  }
  return rows;
}

/** An array that no permutation of its indices changes; undefined where an entry is. */
export function symmetricTensor(
  size: number,
  entry: (i: number, j: number, k: number) => Expr | undefined,
): Tensor | undefined {
  const entries = new Map<string, Expr>();
  for (let i = 0; i < size; i++)
    for (let j = i; j < size; j++)
      for (let k = j; k < size; k++) {
        const value = entry(i, j, k);
        if (value === undefined) return undefined;
        entries.set([i, j, k].join(), value);
      }
  return tensor(size, (...indices) => entries.get(indices.sort((a, b) => a - b).join()) as Expr);
}

/** ∂ₖ gᵢⱼ as d[k][i][j]. */
export const metricDerivatives = (metric: Metric, symbols: readonly SymbolExpr[]): Tensor =>
  symbols.map((s) => metric.map((row) => row.map((entry) => differentiate(entry, s))));

/** Tᵢⱼₖ Jⁱₐ Jʲᵦ Jᵏ꜀ for `width` parameters. */
export function pulledBackTensor(
  inner: Tensor,
  jacobian: readonly (readonly Expr[])[],
  width: number,
): Tensor | undefined {
  const size = inner.length;
  return symmetricTensor(width, (a, b, c) => {
    const terms: Expr[] = [];
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++)
        for (let k = 0; k < size; k++) {
          const factor = multiply(jacobian[i]?.[a] as Expr, jacobian[j]?.[b] as Expr, jacobian[k]?.[c] as Expr);
          if (factor !== zero) terms.push(multiply(factor, inner[i]?.[j]?.[k] as Expr));
        }
    return written(add(...terms), width);
  });
}
