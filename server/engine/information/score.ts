// The score and the Hessian of a log-density in its parameters.
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { conditionOperands, dependsOnAny, nodeCount, someNode, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';

/** Longer derivatives are not shown to anyone; their simplification would cost more than it gives. */
const longest = 400;
const shortened = (e: Expr): Expr => (nodeCount(e) > longest ? e : simplify(e));

/** ∂ℓ/∂θᵢ, in the order of the parameters; undefined where a derivative does not exist in the language. */
export function scoreOf(logDensity: Expr, parameters: readonly SymbolExpr[]): readonly Expr[] | undefined {
  if (parameters.some((p) => !isDifferentiable(logDensity, p))) return undefined;
  return parameters.map((p) => shortened(differentiate(logDensity, p)));
}

/** ∂²ℓ/∂θᵢ∂θⱼ → p×p, symmetric to the letter. */
export function hessianOf(score: readonly Expr[], parameters: readonly SymbolExpr[]): readonly (readonly Expr[])[] {
  const upper = score.map((s, i) => parameters.map((p, j) => (j < i ? undefined : shortened(differentiate(s, p)))));
  return score.map((_, i) => parameters.map((_p, j) => (i <= j ? upper[i]?.[j] : upper[j]?.[i]) as Expr));
}

/**
 * Does the log-density have a kink or a jump in a parameter at points that depend on the observation? Then the second
 * derivative misses the kinks, and only the score form of the information stands.
 */
export function hasKink(logDensity: Expr, law: readonly SymbolExpr[], parameters: readonly SymbolExpr[]): boolean {
  const isJoint = (e: Expr): boolean => dependsOnAny(e, parameters) && dependsOnAny(e, law);
  return someNode(
    logDensity,
    (node) =>
      (node.kind === 'apply' &&
        (node.fn === 'abs' || node.fn === 'sign' || node.fn === 'floor') &&
        isJoint(node.args[0] as Expr)) ||
      (node.kind === 'piecewise' && node.branches.some((b) => conditionOperands(b.condition).some(isJoint))),
  );
}
