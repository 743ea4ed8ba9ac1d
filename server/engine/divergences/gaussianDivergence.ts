// The divergence of one Gaussian vector from another, from their means and covariances:
// D = ½ (tr Σ′⁻¹Σ + (μ′ − μ)ᵀ Σ′⁻¹ (μ′ − μ) − d + log det Σ′ − log det Σ).
// Source: Kullback, Information Theory and Statistics (1959), section 9.1.
import { add, half, multiply, number, subtract } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';

/** D(model ‖ other), the other at primed parameters; undefined unless both state mean and covariance, of one dimension. */
export function gaussianDivergence(
  model: StatisticalModel,
  other: StatisticalModel,
  primed: readonly SymbolExpr[],
): Expr | undefined {
  const [p, q] = [model.law.gaussian, other.law.gaussian];
  if (p === undefined || q?.mean.length !== p.mean.length) return undefined;
  const toPrimed = new Map<Expr, Expr>(other.parameters.map((s, i) => [s.symbol, primed[i] as Expr]));
  const precision = q.precision.map((row) => row.map((entry) => substitute(entry, toPrimed)));
  const gaps = q.mean.map((m, i) => subtract(substitute(m, toPrimed), p.mean[i] as Expr));
  const entries = (f: (i: number, j: number) => Expr): readonly Expr[] =>
    precision.flatMap((row, i) => row.map((entry, j) => multiply(entry, f(i, j))));
  const trace = simplify(add(...entries((i, j) => p.covariance[i]?.[j] as Expr), number(-gaps.length)));
  const distance = simplify(add(...entries((i, j) => multiply(gaps[i] as Expr, gaps[j] as Expr))));
  const logRatio = subtract(substitute(q.logDeterminant, toPrimed), p.logDeterminant);
  return add(...[trace, distance, logRatio].map((term) => multiply(half, term)));
}
