// The Wishart distribution: the law of a sum of squares and products of Gaussian vectors.
import {
  add,
  divide,
  half,
  multiply,
  negate,
  number,
  one,
  pi,
  sqrt,
  subtract,
  symbol,
  two,
  zero,
} from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { lgamma } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { adjugate, determinant, leadingMinors, product, transpose, type Matrix } from '../expr/matrix.ts';
import { positiveReals, reals } from '../expr/range.ts';
import type { CanonicalLaw, DistributionFamily } from './family.ts';
import type { VectorPivot } from './law.ts';
import { posdefSupport } from './regions.ts';

const maximalDimension = 3;

const indices = (size: number): readonly number[] => Array.from({ length: size }, (_, i) => i);

/** A symmetric matrix of symbols, named by the places of its upper triangle. */
function symmetric(name: string, size: number, role: SymbolExpr['role']): readonly (readonly SymbolExpr[])[] {
  const entry = (i: number, j: number): SymbolExpr =>
    symbol(`${name}[${i + 1}, ${j + 1}]`, role, i === j ? positiveReals : reals);
  return indices(size).map((i) => indices(size).map((j) => entry(Math.min(i, j), Math.max(i, j))));
}

/** The coordinates are df, then scale[i, j] with i ≤ j, row by row. */
function law(dimension: number): CanonicalLaw {
  const df = symbol('df', 'parameter', positiveReals);
  const size = number(dimension);
  const scale = symmetric('scale', dimension, 'parameter');
  const x = symmetric('x', dimension, 'observation');
  const detScale = determinant(scale);
  const trace = adjugate(scale).flatMap((row, i) =>
    row.slice(0, i + 1).map((cofactor, j) => {
      const twice = number(i === j ? 1 : 2);
      return multiply(twice, x[i]?.[j] as Expr, divide(cofactor, detScale));
    }),
  );
  // log Γ_p(ν/2) less its power of π, p(p − 1)/4
  const gammas = indices(dimension).map((i) => lgamma(multiply(half, subtract(df, number(i)))));
  const upper = <T>(rows: readonly (readonly T[])[]): readonly T[] => rows.flatMap((row, i) => row.slice(i));
  return {
    name: 'Wishart',
    measure: 'lebesgue',
    variables: upper(x),
    support: posdefSupport(x),
    // ½(ν − p − 1) log det X − ½ tr(Σ⁻¹X) − ½νp log 2 − ½ν log det Σ − log Γ_p(½ν)
    logDensity: add(
      multiply(half, subtract(df, add(size, one)), log(determinant(x))),
      multiply(negate(half), add(...trace)),
      multiply(negate(half), df, size, log(two)),
      multiply(negate(half), df, log(detScale)),
      multiply(number(-dimension * (dimension - 1)), divide(log(pi), number(4))),
      ...gammas.map(negate),
    ),
    vectorPivot: bartlett(df, scale),
    parameters: [df, ...upper(scale)],
    constraints: ['scale is positive definite', `df > ${dimension - 1}`].slice(dimension > 1 ? 0 : 1),
    positive: [...leadingMinors(scale).slice(1), subtract(df, number(dimension - 1))],
    coordinates: ([freedom, matrix]) => [
      ...(freedom?.kind === 'scalar' ? [freedom.value] : []),
      ...(matrix?.kind === 'matrix' ? upper(matrix.rows) : []),
    ],
  };
}

/**
 * X = (LA)(LA)ᵀ with Σ = LLᵀ and A lower triangular, of independent entries: A_ii² ~ χ²(ν − i + 1), A_ij ~ N(0, 1).
 * Source: Anderson (as below), corollary 7.2.1; the Jacobian by his theorem A.4.5 and lemma 7.2.1.
 */
function bartlett(df: Expr, scale: Matrix): VectorPivot {
  const size = scale.length;
  const places = indices(size);
  const diagonal = places.map((i) => symbol(`c[${i + 1}]`, 'pivot', positiveReals));
  const below = places.map((i) => places.slice(0, i).map((j) => symbol(`z[${i + 1}, ${j + 1}]`, 'pivot', reals)));
  const roots = diagonal.map((c) => sqrt(multiply(two, c)));
  const a = places.map((i) =>
    places.map((j) => (j > i ? zero : j === i ? (roots[i] as Expr) : (below[i]?.[j] as Expr))),
  );
  const factor = cholesky(scale);
  const t = product(factor, a);
  const x = product(t, transpose(t));
  return {
    coordinates: [
      ...diagonal.map((variable, i) => ({
        variable,
        kernel: { kind: 'gamma', shape: multiply(half, subtract(df, number(i))) } as const,
      })),
      ...below.flat().map((variable) => ({ variable, kernel: { kind: 'gaussian' } as const })),
    ],
    inverse: x.flatMap((row, i) => row.slice(i)),
    logJacobian: add(
      multiply(number(size), log(two)),
      ...roots.map((root, i) => multiply(number(size - i - 1), log(root))),
      ...factor.map((row, i) => multiply(number(size + 1), log(row[i] as Expr))),
    ),
  };
}

/** Lower triangular L with LLᵀ the matrix. */
function cholesky(matrix: Matrix): Matrix {
  const factor: Expr[][] = matrix.map((row) => row.map(() => zero));
  matrix.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      const done = add(...indices(j).map((k) => multiply(factor[i]?.[k] as Expr, factor[j]?.[k] as Expr)));
      const rest = subtract(row[j] as Expr, done);
      (factor[i] as Expr[])[j] = i === j ? sqrt(rest) : divide(rest, factor[j]?.[j] as Expr);
    }
  });
  return factor;
}

export const wishart: DistributionFamily = {
  name: 'Wishart',
  title: 'Wishart distribution',
  source: 'Anderson, An Introduction to Multivariate Statistical Analysis, 3rd ed. (2003), section 7.2',
  parametrizations: [
    {
      parameters: [
        { name: 'df', role: 'degrees of freedom', shape: 'scalar', domain: positiveReals, symbol: 'nu' },
        { name: 'scale', role: 'scale matrix', shape: 'matrix', domain: reals, constraint: 'posdef', symbol: 'Sigma' },
      ],
      toCanonical: (values) => values,
    },
  ],
  law,
  maximalDimension,
  examples: [
    [5, 1, 0, 1],
    [3.5, 2, 0.5, 1],
    [8, 1.5, -0.8, 0.9],
  ],
};
