// The Bhattacharyya matrix: the covariances of the ratios p⁽ⁱ⁾/p, of one observation and of N.
// Source: Bhattacharyya, Sankhyā 8 (1946) 1–14; the ratios of N observations are the Taylor coefficients of ∏ p(xⱼ; θ + t)/p(xⱼ; θ).
import { add, fromRational, multiply, number, subtract, zero } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { simplify } from '../expr/simplify.ts';

/** c[i][j] of sⁱtʲ for 1 ≤ i, j ≤ order, at c[i − 1][j − 1]. */
type Series = readonly (readonly Expr[])[];

/** p′/p, p″/p, … up to the order, from the score. */
export function densityRatios(score: Expr, theta: SymbolExpr, order: number): readonly Expr[] {
  const ratios = [score];
  for (let last = score; ratios.length < order; ratios.push(last))
    last = simplify(add(differentiate(last, theta), multiply(last, score)));
  return ratios;
}

export const factorial = (i: number): number => (i <= 1 ? 1 : i * factorial(i - 1));

/** N(N − 1)…(N − r + 1)/r! */
export function binomial(n: Expr, r: number): Expr {
  const factors = Array.from({ length: r }, (_, i) => subtract(n, number(i)));
  return multiply(fromRational(Q.rational(1n, BigInt(factorial(r)))), ...factors);
}

const productOf = (a: Series, b: Series): Series =>
  a.map((row, i) =>
    row.map((_, j) => {
      const terms: Expr[] = [];
      for (let k = 0; k < i; k++)
        for (let l = 0; l < j; l++) terms.push(multiply(a[k]?.[l] ?? zero, b[i - 1 - k]?.[j - 1 - l] ?? zero));
      return add(...terms);
    }),
  );

const scaled = (a: Series, by: (i: number, j: number) => Expr): Series =>
  a.map((row, i) => row.map((entry, j) => multiply(entry, by(i + 1, j + 1))));

/** Of N observations, from that of one: the coefficients of (1 + A(s, t))ᴺ − 1, where A has those of one observation. */
export function matrixOfSample(ofOne: Series, n: Expr): Series {
  const order = ofOne.length;
  const single = scaled(ofOne, (i, j) => fromRational(Q.rational(1n, BigInt(factorial(i) * factorial(j)))));
  let total: Series = scaled(single, () => n);
  let raised = single;
  for (let r = 2; r <= order; r++) {
    raised = productOf(raised, single);
    const part = scaled(raised, () => binomial(n, r));
    total = total.map((row, i) => row.map((entry, j) => add(entry, part[i]?.[j] ?? zero)));
  }
  return scaled(total, (i, j) => number(factorial(i) * factorial(j))).map((row) => row.map(simplify));
}
