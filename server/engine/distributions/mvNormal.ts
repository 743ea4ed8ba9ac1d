// The multivariate normal distribution.
import { add, divide, half, multiply, negate, number, pi, subtract, symbol } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { adjugate, determinant, inverse, leadingMinors, type Matrix } from '../expr/matrix.ts';
import { positiveReals, reals } from '../expr/range.ts';
import { simplify } from '../expr/simplify.ts';
import { definiteness, factorize, inverseFrom, isLong, isStructured, nestedFactors } from '../expr/squareRootFree.ts';
import type { CanonicalLaw, DistributionFamily, Instance, ParameterSpec, Value } from './family.ts';
import { realLine } from './support.ts';

const name = 'MvNormal';
/** With its mean a free covariance of this order has 44 coordinates. */
const maximalDimension = 8;
/** A covariance of few symbols is factorized instead. */
const maximalStructured = 12;

const indices = (dimension: number): readonly number[] => Array.from({ length: dimension }, (_, i) => i);

const covarianceEntry = (i: number, j: number): SymbolExpr =>
  symbol(`covariance[${i + 1}, ${j + 1}]`, 'parameter', i === j ? positiveReals : reals);

/** −(d/2) log 2π − ½ log det Σ − ½ (x − μ)ᵀ Σ⁻¹ (x − μ) */
function logDensityOf(x: readonly Expr[], mean: readonly Expr[], logDet: Expr, precision: Matrix): Expr {
  const deviations = x.map((component, i) => subtract(component, mean[i] as Expr));
  const quadratic = precision.flatMap((row, i) =>
    row.slice(0, i + 1).map((entry, j) => {
      const pair = multiply(deviations[i] as Expr, deviations[j] as Expr);
      return multiply(number(i === j ? 1 : 2), pair, entry);
    }),
  );
  return add(
    multiply(number(-x.length), half, log(multiply(number(2), pi))),
    multiply(negate(half), logDet),
    multiply(negate(half), add(...quadratic)),
  );
}

/**
 * A large covariance by its factors: shortened where it is of few symbols (compound symmetry, autoregression, random effects,
 * numbers), nested in each other where it is too long to be written out.
 */
function instance([mean, covariance]: readonly Value[], x: readonly SymbolExpr[]): Instance | undefined {
  const rows = rowsOf(covariance);
  const inMatrices = isLong(rows);
  const factors = isStructured(rows) ? factorize(rows) : inMatrices ? nestedFactors(rows) : undefined;
  if (mean?.kind !== 'vector' || factors === undefined) return undefined;
  const precision = inMatrices ? inverseFrom(factors, asItIs) : inverseFrom(factors);
  const logDeterminant = inMatrices
    ? add(...factors.pivots.map((pivot) => log(pivot)))
    : log(simplify(multiply(...factors.pivots)));
  return {
    logDensity: logDensityOf(x, mean.entries, logDeterminant, precision),
    gaussian: { mean: mean.entries, covariance: rows, precision, logDeterminant },
    positive: definiteness(rows).slice(1),
    ...(inMatrices ? { inMatrices } : {}),
  };
}

const asItIs = (e: Expr): Expr => e;

const laws = new Map<number, CanonicalLaw>();
const law = (dimension: number): CanonicalLaw => {
  const known = laws.get(dimension) ?? general(dimension);
  laws.set(dimension, known);
  return known;
};

/** The coordinates are mean[i] and covariance[i, j] with i ≤ j, row by row; what is long is written when it is asked for. */
function general(dimension: number): CanonicalLaw {
  const places = indices(dimension);
  const x = places.map((i) => symbol(`x[${i + 1}]`, 'observation', reals));
  const mean = places.map((i) => symbol(`mean[${i + 1}]`, 'parameter', reals));
  const covariance = places.map((i) => places.map((j) => covarianceEntry(Math.min(i, j), Math.max(i, j))));
  const logDensity = (): Expr => {
    const det = determinant(covariance);
    const precision = adjugate(covariance).map((row) => row.map((cofactor) => divide(cofactor, det)));
    return logDensityOf(x, mean, log(det), precision);
  };
  let written: Expr | undefined;
  return {
    name,
    measure: 'lebesgue',
    variables: x,
    support: dimension === 1 ? realLine : { kind: 'product', factors: places.map(() => realLine) },
    get logDensity() {
      return (written ??= logDensity());
    },
    parameters: [...mean, ...covariance.flatMap((row, i) => row.slice(i))],
    constraints: dimension > 1 ? ['covariance is positive definite'] : [],
    get positive() {
      return leadingMinors(covariance).slice(1);
    },
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

function inverted(rows: Matrix): Matrix {
  if (isLong(rows)) {
    const nested = nestedFactors(rows);
    return nested === undefined ? inverse(rows) : inverseFrom(nested, asItIs);
  }
  const factors = isStructured(rows) ? factorize(rows) : undefined;
  return factors === undefined ? inverse(rows) : inverseFrom(factors);
}

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
        { kind: 'matrix', rows: inverted(rowsOf(precision)) },
      ],
    },
  ],
  law,
  instance,
  maximalDimension,
  maximalStructured,
  examples: [
    [0, 0, 1, 0, 1],
    [1, -1, 2, 0.5, 1],
    [0.5, 2, 1.5, -0.8, 0.9],
  ],
};
