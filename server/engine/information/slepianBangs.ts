// The information of a Gaussian vector from the derivatives of its mean μ and covariance Σ:
// I_ij = ∂ᵢμᵀ Σ⁻¹ ∂ⱼμ + ½ tr(Σ⁻¹ ∂ᵢΣ Σ⁻¹ ∂ⱼΣ).
// Source: Kay, Fundamentals of Statistical Signal Processing 1 (1993), section 3.9.
import { add, half, multiply, negate, zero } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import type { Law } from '../distributions/law.ts';
import { gaussianMoments } from '../expectation/gaussianVector.ts';

type Matrix = readonly (readonly Expr[])[];

/** Products with a zero are left out before anything is built. */
function sumOfProducts(terms: readonly (readonly Expr[])[]): Expr {
  return add(...terms.filter((factors) => !factors.includes(zero)).map((factors) => multiply(...factors)));
}

const times = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => row.map((_, j) => sumOfProducts(row.map((entry, k) => [entry, b[k]?.[j] as Expr]))));

/** One entry for each pair of parameters; undefined where the law is no Gaussian vector. */
export function slepianBangs(
  law: Law,
  parameters: readonly SymbolExpr[],
): ((i: number, j: number) => Expr) | undefined {
  const moments = law.variables.length > 1 ? gaussianMoments(law) : undefined;
  if (moments === undefined) return undefined;
  const { mean, covariance } = moments;
  const gradient = law.variables.map((x) => differentiate(law.logDensity, x));
  const precision: Matrix = gradient.map((g) => law.variables.map((x) => simplify(negate(differentiate(g, x)))));
  const meanSlopes = parameters.map((p) => mean.map((m) => differentiate(m, p)));
  // Σ⁻¹ ∂Σ for each parameter
  const scaled = parameters.map((p) =>
    times(
      precision,
      covariance.map((row) => row.map((c) => simplify(differentiate(c, p)))),
    ),
  );
  return (i, j) => {
    const [a, b] = [meanSlopes[i] as readonly Expr[], meanSlopes[j] as readonly Expr[]];
    const ofMean = sumOfProducts(
      precision.flatMap((row, k) => row.map((entry, l) => [a[k] as Expr, entry, b[l] as Expr])),
    );
    const [first, second] = [scaled[i] as Matrix, scaled[j] as Matrix];
    const trace = sumOfProducts(
      first.flatMap((row, k) => row.map((entry, l) => [half, entry, second[l]?.[k] as Expr])),
    );
    return simplify(add(ofMean, trace));
  };
}
