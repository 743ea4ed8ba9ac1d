// The Amari–Chentsov tensor of a Gaussian vector from the derivatives of its mean μ and covariance Σ, with Sᵢ = Σ⁻¹ ∂ᵢΣ:
// Tᵢⱼₖ = tr(SᵢSⱼSₖ) + wᵢᵀ ∂ₖΣ wⱼ + wᵢᵀ ∂ⱼΣ wₖ + wⱼᵀ ∂ᵢΣ wₖ, wᵢ = Σ⁻¹ ∂ᵢμ.
// Source: the third cumulants of linear and quadratic forms, McCullagh, Tensor Methods in Statistics (1987), section 3.3.
import { add, multiply, zero } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import type { Law } from '../distributions/law.ts';
import { gaussianMoments } from '../expectation/gaussianVector.ts';
import { symmetricTensor, written, type Tensor } from './tensor.ts';

type Rows = readonly (readonly Expr[])[];

/** Products with a zero are left out before anything is built. */
const sumOfProducts = (terms: readonly (readonly Expr[])[]): Expr =>
  add(...terms.filter((factors) => !factors.includes(zero)).map((factors) => multiply(...factors)));

const times = (a: Rows, b: Rows): Rows =>
  a.map((row) => row.map((_, j) => simplify(sumOfProducts(row.map((entry, k) => [entry, b[k]?.[j] as Expr])))));

const applied = (a: Rows, v: readonly Expr[]): readonly Expr[] =>
  a.map((row) => simplify(sumOfProducts(row.map((entry, k) => [entry, v[k] as Expr]))));

/** Undefined where the law is no Gaussian vector. */
export function gaussianSkewness(law: Law, parameters: readonly SymbolExpr[]): Tensor | undefined {
  const moments = law.variables.length > 1 ? gaussianMoments(law) : undefined;
  if (moments === undefined) return undefined;
  const { mean, covariance, precision } = moments;
  const slopes = parameters.map((p) => mean.map((m) => simplify(differentiate(m, p))));
  const spreads = parameters.map((p) => covariance.map((row) => row.map((c) => simplify(differentiate(c, p)))));
  const scaled = spreads.map((slope) => times(precision, slope));
  const pairs = scaled.map((a, i) => scaled.map((b, j) => (j < i ? undefined : times(a, b))));
  // Σ⁻¹ ∂ᵢμ
  const weights = slopes.map((v) => applied(precision, v));
  const trace = (a: Rows, b: Rows): Expr =>
    sumOfProducts(a.flatMap((row, k) => row.map((entry, l) => [entry, b[l]?.[k] as Expr])));
  const form = (i: number, spread: Rows, j: number): Expr =>
    sumOfProducts(
      spread.flatMap((row, k) => row.map((entry, l) => [weights[i]?.[k] as Expr, entry, weights[j]?.[l] as Expr])),
    );
  return symmetricTensor(parameters.length, (i, j, k) =>
    written(
      add(
        trace(pairs[i]?.[j] as Rows, scaled[k] as Rows),
        form(i, spreads[k] as Rows, j),
        form(i, spreads[j] as Rows, k),
        form(j, spreads[i] as Rows, k),
      ),
      parameters.length,
    ),
  );
}
