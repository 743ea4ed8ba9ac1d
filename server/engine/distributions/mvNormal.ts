// The multivariate normal distribution.
import { add, divide, half, multiply, negate, number, pi, subtract, symbol } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { adjugate, determinant, inverse, leadingMinors, type Matrix } from '../expr/matrix.ts';
import { positiveReals, reals } from '../expr/range.ts';
import type { CanonicalLaw, DistributionFamily, ParameterSpec, Value } from './family.ts';
import { realLine } from './support.ts';

const name = 'MvNormal';
/** The determinant of a symbolic covariance has as many terms as there are permutations. */
const maximalDimension = 6;

const indices = (dimension: number): readonly number[] => Array.from({ length: dimension }, (_, i) => i);

const covarianceEntry = (i: number, j: number): SymbolExpr =>
  symbol(`covariance[${i + 1}, ${j + 1}]`, 'parameter', i === j ? positiveReals : reals);

/** The coordinates are mean[i] and covariance[i, j] with i ≤ j, row by row. */
function law(dimension: number): CanonicalLaw {
  const places = indices(dimension);
  const x = places.map((i) => symbol(`x[${i + 1}]`, 'observation', reals));
  const mean = places.map((i) => symbol(`mean[${i + 1}]`, 'parameter', reals));
  const covariance = places.map((i) => places.map((j) => covarianceEntry(Math.min(i, j), Math.max(i, j))));
  const det = determinant(covariance);
  const deviations = x.map((component, i) => subtract(component, mean[i] as Expr));
  const quadratic = adjugate(covariance).flatMap((row, i) =>
    row.slice(0, i + 1).map((cofactor, j) => {
      const pair = multiply(deviations[i] as Expr, deviations[j] as Expr);
      return multiply(number(i === j ? 1 : 2), pair, divide(cofactor, det));
    }),
  );
  const minors = leadingMinors(covariance).slice(1);
  return {
    name,
    measure: 'lebesgue',
    variables: x,
    support: dimension === 1 ? realLine : { kind: 'product', factors: places.map(() => realLine) },
    // −(d/2) log 2π − ½ log det Σ − ½ (x − μ)ᵀ Σ⁻¹ (x − μ)
    logDensity: add(
      multiply(number(-dimension), half, log(multiply(number(2), pi))),
      multiply(negate(half), log(det)),
      multiply(negate(half), add(...quadratic)),
    ),
    parameters: [...mean, ...covariance.flatMap((row, i) => row.slice(i))],
    constraints: dimension > 1 ? ['covariance is positive definite'] : [],
    positive: minors,
    coordinates: ([m, s]) => [
      ...(m?.kind === 'vector' ? m.entries : []),
      ...(s?.kind === 'matrix' ? s.rows.flatMap((row, i) => row.slice(i)) : []),
    ],
  };
}

const meanVector: ParameterSpec = { name: 'mean', role: 'mean', shape: 'vector', domain: reals, symbol: 'mu' };
const positiveDefinite = (argument: string, role: string, usual: string): ParameterSpec => ({
  name: argument,
  role,
  shape: 'matrix',
  domain: reals,
  constraint: 'posdef',
  symbol: usual,
});

const rowsOf = (value: Value | undefined): Matrix => (value?.kind === 'matrix' ? value.rows : []);

export const mvNormal: DistributionFamily = {
  name,
  title: 'multivariate normal distribution',
  source: 'Anderson, An Introduction to Multivariate Statistical Analysis, 3rd ed. (2003), section 2.3',
  parametrizations: [
    {
      parameters: [meanVector, positiveDefinite('covariance', 'covariance matrix', 'Sigma')],
      toCanonical: (values) => values,
    },
    {
      parameters: [meanVector, positiveDefinite('precision', 'precision matrix', 'Lambda')],
      toCanonical: ([mean, precision]) => [
        mean ?? { kind: 'vector', entries: [] },
        { kind: 'matrix', rows: inverse(rowsOf(precision)) },
      ],
    },
  ],
  law,
  maximalDimension,
  examples: [
    [0, 0, 1, 0, 1],
    [1, -1, 2, 0.5, 1],
    [0.5, 2, 1.5, -0.8, 0.9],
  ],
};
