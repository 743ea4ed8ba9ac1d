// Divergences of one Gaussian vector from another, from their means and covariances: Kullback and Leibler's
// ½ (tr Σ′⁻¹Σ + (μ′ − μ)ᵀ Σ′⁻¹ (μ′ − μ) − d + log det Σ′ − log det Σ), and Fisher's tr Q²Σ − 2 tr Q + tr P + |Q(μ − μ′)|²
// with P = Σ⁻¹ and Q = Σ′⁻¹: the mean square of (Q − P)(x − μ) + Q(μ − μ′).
// Source: Kullback, Information Theory and Statistics (1959), section 9.1.
import { add, half, multiply, number, square, subtract } from '../expr/build.ts';
import { nodeCount, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { determinant } from '../expr/matrix.ts';
import { shape } from '../expr/shape/shape.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { GaussianMoments, StatedGaussian } from '../distributions/law.ts';
import { gaussianMoments } from '../expectation/gaussianVector.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';

/** More nodes are only simplified. */
const longest = 120;

function brief(e: Expr): Expr {
  const plain = simplify(e);
  return nodeCount(plain) > longest ? plain : shape(plain, 'brief');
}

/** Mean, covariance and its determinant: as they are stated, or of a vector whose log-density is quadratic. */
function statedOf({ law }: StatisticalModel): StatedGaussian | undefined {
  if (law.gaussian !== undefined) return law.gaussian;
  const moments = law.variables.length > 1 ? gaussianMoments(law) : undefined;
  return moments && { ...moments, logDeterminant: log(shape(determinant(moments.covariance), 'brief')) };
}

/** D(model ‖ other), the other at primed parameters; undefined unless both state mean and covariance, of one dimension. */
export function gaussianDivergence(
  model: StatisticalModel,
  other: StatisticalModel,
  primed: readonly SymbolExpr[],
): Expr | undefined {
  const [p, q] = [statedOf(model), statedOf(other)];
  if (p === undefined || q?.mean.length !== p.mean.length) return undefined;
  const { toPrimed, precision, gaps } = primedGaussian(p, q, other, primed);
  const entries = (f: (i: number, j: number) => Expr): readonly Expr[] =>
    precision.flatMap((row, i) => row.map((entry, j) => multiply(entry, f(i, j))));
  const trace = brief(add(...entries((i, j) => p.covariance[i]?.[j] as Expr), number(-gaps.length)));
  const distance = brief(add(...entries((i, j) => multiply(gaps[i] as Expr, gaps[j] as Expr))));
  const logRatio = subtract(substitute(q.logDeterminant, toPrimed), p.logDeterminant);
  return add(...[trace, distance, logRatio].map((term) => multiply(half, term)));
}

/** E |∇ₓ log p − ∇ₓ log q|² under the model; undefined unless both are Gaussian vectors of one dimension. */
export function gaussianFisherDivergence(
  model: StatisticalModel,
  other: StatisticalModel,
  primed: readonly SymbolExpr[],
): Expr | undefined {
  const [p, q] = model.law.variables.length > 1 ? [model, other].map((m) => gaussianMoments(m.law)) : [];
  if (p === undefined || q?.mean.length !== p.mean.length) return undefined;
  const { precision, gaps } = primedGaussian(p, q, other, primed);
  const product = (a: readonly Expr[], b: readonly Expr[]): Expr => add(...a.map((v, i) => multiply(v, b[i] as Expr)));
  const spread = precision.flatMap((row, i) =>
    precision.map((column, j) => multiply(product(row, column), p.covariance[i]?.[j] as Expr)),
  );
  const traces = precision.map((row, i) => subtract(p.precision[i]?.[i] as Expr, multiply(number(2), row[i] as Expr)));
  const shifts = precision.map((row) => square(product(row, gaps)));
  return add(simplify(add(...spread, ...traces)), simplify(add(...shifts)));
}

/** The second law's precision at primed parameters, and by how much its mean is the greater. */
function primedGaussian(
  p: GaussianMoments,
  q: GaussianMoments,
  other: StatisticalModel,
  primed: readonly SymbolExpr[],
): { toPrimed: ReadonlyMap<Expr, Expr>; precision: readonly (readonly Expr[])[]; gaps: readonly Expr[] } {
  const toPrimed = new Map<Expr, Expr>(other.parameters.map((s, i) => [s.symbol, primed[i] as Expr]));
  const precision = q.precision.map((row) => row.map((entry) => substitute(entry, toPrimed)));
  const gaps = q.mean.map((m, i) => subtract(substitute(m, toPrimed), p.mean[i] as Expr));
  return { toPrimed, precision, gaps };
}
