// The Bhattacharyya matrix: the covariances of the ratios ∂^α p/p for multi-indices α, of one observation and of N.
// Source: Bhattacharyya, Sankhyā 8 (1946) 1–14, and 9 (1948) 37–64 for several parameters; the ratios of N observations are the Taylor
// coefficients of ∏ p(xⱼ; θ + t)/p(xⱼ; θ) times α!.
import { add, multiply } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import { degree, factorial, multiIndices, splits, type MultiIndex } from './multiIndex.ts';

/** Numbers of some kind: expressions, or numbers with bounds on their errors. */
export interface Ring<T> {
  readonly zero: T;
  readonly of: (numerator: number, denominator: number) => T;
  readonly add: (terms: readonly T[]) => T;
  readonly multiply: (...factors: readonly T[]) => T;
}

/** ∂^α p/p for all α up to the order, from the scores: the first parameters' are those of first order. */
export function densityRatios(
  scores: readonly Expr[],
  parameters: readonly SymbolExpr[],
  order: number,
): readonly Expr[] {
  const found = new Map<string, Expr>();
  return multiIndices(parameters.length, order).map((a) => {
    const place = a.findIndex((k) => k > 0);
    const [parameter, score] = [parameters[place] as SymbolExpr, scores[place] as Expr];
    const before = found.get(a.map((k, i) => (i === place ? k - 1 : k)).join());
    const ratio =
      degree(a) === 1 || before === undefined
        ? score
        : simplify(add(differentiate(before, parameter), multiply(before, score)));
    found.set(a.join(), ratio);
    return ratio;
  });
}

/** N(N − 1)…(N − r + 1)/r! */
export function binomial<T>(n: T, r: number, ring: Ring<T>): T {
  const factors = Array.from({ length: r }, (_, i) => ring.add([n, ring.of(-i, 1)]));
  return ring.multiply(ring.of(1, factorial([r])), ...factors);
}

/** Of N observations, from that of one: the coefficients of (1 + A(s, t))ᴺ − 1, where A has those of one observation. */
export function matrixOfSample<T>(
  ofOne: readonly (readonly T[])[],
  indices: readonly MultiIndex[],
  n: T,
  ring: Ring<T>,
): readonly (readonly T[])[] {
  const scale = indices.map(factorial);
  const parts = splits(indices);
  const scaled = (a: readonly (readonly T[])[], by: (i: number, j: number) => T): readonly (readonly T[])[] =>
    a.map((row, i) => row.map((entry, j) => ring.multiply(entry, by(i, j))));
  const single = scaled(ofOne, (i, j) => ring.of(1, (scale[i] ?? 1) * (scale[j] ?? 1)));
  let total = scaled(single, () => n);
  let raised = single;
  for (let r = 2; r <= degree(indices.at(-1) ?? []); r++) {
    const before = raised;
    raised = indices.map((_, i) =>
      indices.map((_b, j) =>
        ring.add(
          (parts[i] ?? []).flatMap(([k, rest]) =>
            (parts[j] ?? []).map(([l, other]) =>
              ring.multiply(before[k]?.[l] ?? ring.zero, single[rest]?.[other] ?? ring.zero),
            ),
          ),
        ),
      ),
    );
    const weight = binomial(n, r, ring);
    const own = raised;
    total = total.map((row, i) =>
      row.map((entry, j) => ring.add([entry, ring.multiply(weight, own[i]?.[j] ?? ring.zero)])),
    );
  }
  return scaled(total, (i, j) => ring.of((scale[i] ?? 1) * (scale[j] ?? 1), 1));
}
