// Decides at which value of one symbol an expression vanishes, where it is affine in that symbol.
import { divide, isZeroNumber, negate, zero } from '../expr/build.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { dependsOn, someNode, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';

/** The value of x at which an expression affine in x vanishes; undefined where it is not affine, or free of x. */
export function affineRoot(place: Expr, x: SymbolExpr): Expr | undefined {
  const hasSteps = someNode(place, (node) => node.kind === 'apply' && node.fn === 'floor' && dependsOn(node, x));
  if (hasSteps || !isDifferentiable(place, x)) return undefined;
  const slope = differentiate(place, x);
  if (dependsOn(slope, x) || isZeroNumber(slope)) return undefined;
  return simplify(divide(negate(substitute(place, new Map([[x, zero]]))), slope));
}
