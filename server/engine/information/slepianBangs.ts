// The information of a Gaussian vector from the derivatives of its mean μ and covariance Σ:
// I_ij = ∂ᵢμᵀ Σ⁻¹ ∂ⱼμ + ½ tr(Σ⁻¹ ∂ᵢΣ Σ⁻¹ ∂ⱼΣ).
// Source: Kay, Fundamentals of Statistical Signal Processing 1 (1993), section 3.9.
import { add, half, multiply, negate, one, zero } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { shape } from '../expr/shape/shape.ts';
import { simplify } from '../expr/simplify.ts';
import {
  column,
  combination,
  expectation,
  expression,
  information,
  inverse,
  matrix,
  product,
  traceOf,
  transpose,
  type MathObject,
  type Trace,
} from '../derivation/step.ts';
import type { Law } from '../distributions/law.ts';
import { gaussianMoments } from '../expectation/gaussianVector.ts';

type Matrix = readonly (readonly Expr[])[];

/** Products with a zero are left out before anything is built. */
function sumOfProducts(terms: readonly (readonly Expr[])[]): Expr {
  return add(...terms.filter((factors) => !factors.includes(zero)).map((factors) => multiply(...factors)));
}

const times = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => row.map((_, j) => sumOfProducts(row.map((entry, k) => [entry, b[k]?.[j] as Expr]))));

export interface GaussianEntries {
  value(i: number, j: number): Expr;
  /** Mean and covariance, told before the first entry. */
  recordMoments(trace: Trace): void;
  /** The entry as the theorem states it, and its value. */
  record(i: number, j: number, trace: Trace): void;
}

/** One entry for each pair of parameters; undefined where the law is no Gaussian vector. */
export function slepianBangs(law: Law, parameters: readonly SymbolExpr[]): GaussianEntries | undefined {
  const { variables } = law;
  const moments = variables.length > 1 ? gaussianMoments(law) : undefined;
  if (moments === undefined) return undefined;
  const { mean, covariance, precision } = moments;
  const meanSlopes = parameters.map((p) => mean.map((m) => differentiate(m, p)));
  const covarianceSlopes = parameters.map((p) =>
    covariance.map((row) => row.map((c) => simplify(differentiate(c, p)))),
  );
  // Σ⁻¹ ∂Σ for each parameter
  const scaled = covarianceSlopes.map((slope) => times(precision, slope));
  const value = (i: number, j: number): Expr => {
    const [a, b] = [meanSlopes[i] as readonly Expr[], meanSlopes[j] as readonly Expr[]];
    const ofMean = sumOfProducts(
      precision.flatMap((row, k) => row.map((entry, l) => [a[k] as Expr, entry, b[l] as Expr])),
    );
    const [first, second] = [scaled[i] as Matrix, scaled[j] as Matrix];
    const trace = sumOfProducts(
      first.flatMap((row, k) => row.map((entry, l) => [half, entry, second[l]?.[k] as Expr])),
    );
    return shape(add(ofMean, trace));
  };
  const moves = (slopes: readonly Expr[]): boolean => slopes.some((s) => s !== zero);
  return {
    value,
    recordMoments(trace) {
      const principle = 'gaussian-moments';
      trace.record({
        from: { kind: 'matrix', rows: variables.map((x) => [expectation(x, variables)]) },
        relation: '=',
        to: column(mean),
        principle,
      });
      const second = (i: number, j: number): MathObject =>
        combination(
          [{ coefficient: one, of: expectation(multiply(variables[i] as Expr, variables[j] as Expr), variables) }],
          negate(multiply(mean[i] as Expr, mean[j] as Expr)),
        );
      trace.record({
        from: { kind: 'matrix', rows: variables.map((_, i) => variables.map((_v, j) => second(i, j))) },
        relation: '=',
        to: matrix(covariance),
        principle,
      });
    },
    record(i, j, trace) {
      const target = information(parameters[i] as SymbolExpr, parameters[j] as SymbolExpr);
      const inverted = inverse(matrix(covariance));
      const [a, b] = [meanSlopes[i] as readonly Expr[], meanSlopes[j] as readonly Expr[]];
      const [first, second] = [covarianceSlopes[i] as Matrix, covarianceSlopes[j] as Matrix];
      const terms = [
        ...(moves(a) && moves(b) ? [{ coefficient: one, of: product(transpose(column(a)), inverted, column(b)) }] : []),
        ...(moves(first.flat()) && moves(second.flat())
          ? [{ coefficient: half, of: traceOf(product(inverted, matrix(first), inverted, matrix(second))) }]
          : []),
      ];
      if (terms.length === 0) {
        trace.record({ from: target, relation: '=', to: expression(zero), principle: 'gaussian-orthogonal' });
        return;
      }
      const stated = combination(terms, zero);
      trace.record({ from: target, relation: '=', to: stated, principle: 'gaussian-vector' });
      trace.record({ from: stated, relation: '=', to: expression(value(i, j)), principle: 'multiplication' });
    },
  };
}
