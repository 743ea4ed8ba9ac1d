// The objective L(θ) = D(θ′‖θ) as formulas: itself, its gradient in θ, and the natural gradient step −I(θ)⁻¹∇L(θ). Up to a constant
// it is the expected negative log-likelihood where the data come from θ′.
// Source: Amari, Natural gradient works efficiently in learning, Neural Computation 10 (1998).
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { add, multiply, negate } from '../expr/build.ts';
import { nodeCount, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { shape } from '../expr/shape/shape.ts';
import { substitute } from '../expr/substitute.ts';
import { divergenceExpression } from '../divergences/kullbackLeibler.ts';
import { primedSymbol } from '../divergences/commonFamily.ts';
import { isClosed } from '../information/closedForm.ts';
import type { ModelResults } from '../modelResults.ts';

export interface ObjectiveFormulas {
  /** θ′. */
  readonly primed: readonly SymbolExpr[];
  readonly objective: Expr;
  readonly gradient: readonly Expr[];
}

/** A longer formula is not read by anyone. */
const longestShown = 100;

/** Undefined where the divergence has no closed form with a derivative. */
export function objectiveFormulas({ model }: ModelResults): ObjectiveFormulas | undefined {
  const parameters = model.parameters.map((p) => p.symbol);
  const primed = parameters.map(primedSymbol);
  const forward = divergenceExpression(model, model, primed);
  if (forward === undefined) return undefined;
  const swapped = new Map<Expr, Expr>();
  parameters.forEach((p, i) => swapped.set(p, primed[i] as Expr).set(primed[i] as Expr, p));
  const objective = substitute(forward, swapped);
  if (parameters.some((p) => !isDifferentiable(objective, p))) return undefined;
  const gradient = parameters.map((p) => shape(differentiate(objective, p), 'brief'));
  return gradient.every(isClosed) ? { primed, objective, gradient } : undefined;
}

/** Σⱼ (I⁻¹)ᵢⱼ vⱼ, where every entry can be read. */
export function raised(inverse: ModelResults['inverse'], vector: readonly Expr[]): readonly Expr[] | undefined {
  if (inverse === undefined || !inverse.flat().every(isShort) || !vector.every(isShort)) return undefined;
  const result = inverse.map((row) => shape(add(...row.map((e, j) => multiply(e, vector[j] as Expr))), 'brief'));
  return result.every(isShort) ? result : undefined;
}

export const negated = (vector: readonly Expr[] | undefined): readonly Expr[] | undefined =>
  vector?.map((e) => shape(negate(e), 'brief'));

export const isShort = (e: Expr): boolean => isClosed(e) && nodeCount(e) <= longestShown;
