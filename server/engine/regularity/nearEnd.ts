// Decides which pieces of an expression are in force near an end of the support: what conditions, absolute values and signs are there.
import { isNegative, isPositive } from '../expr/assumptions.ts';
import { negate, number, piecewise, primitivePart, zero } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { dependsOn, type Condition, type Expr, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { mapOperands, sharedMap, substitute } from '../expr/substitute.ts';

/** The sign of an expression in the parameters, where it is known. */
export type SignOf = (expr: Expr) => 1 | -1 | undefined;

/** From domains, from what is positive in the parameter space, and from the values at the writer's point. */
export function knownSigns(positive: readonly Expr[], at: ReadonlyMap<SymbolExpr, number> | undefined): SignOf {
  const parts = new Map(positive.map((p) => [primitivePart(p).primitive, Q.sign(primitivePart(p).content)] as const));
  return (expr) => {
    if (isPositive(expr)) return 1;
    if (isNegative(expr)) return -1;
    const { primitive, content } = primitivePart(expr);
    const known = parts.get(primitive);
    if (known !== undefined) return Q.sign(content) === known ? 1 : -1;
    const value = at === undefined ? Number.NaN : evaluate(expr, at);
    return Math.abs(value) > 1e-12 ? (value > 0 ? 1 : -1) : undefined;
  };
}

/** The expression for small positive z, with what is decided there decided. */
export function nearEnd(expr: Expr, z: SymbolExpr, signOf: SignOf): Expr {
  const near = (u: Expr): 1 | -1 | undefined => {
    const limit = simplify(substitute(u, new Map([[z, zero]])));
    if (!isZero(limit)) return signOf(limit);
    if (!isDifferentiable(u, z)) return undefined;
    return signOf(simplify(substitute(differentiate(u, z), new Map([[z, zero]]))));
  };
  const holds = (condition: Condition): boolean | undefined => {
    if (condition.kind === 'not') {
      const part = holds(condition.part);
      return part === undefined ? undefined : !part;
    }
    if (condition.kind !== 'comparison') {
      const parts = condition.parts.map(holds);
      const decisive = condition.kind === 'any';
      if (parts.includes(decisive)) return decisive;
      return parts.includes(undefined) ? undefined : !decisive;
    }
    const sign = near(condition.difference);
    if (sign === undefined) return undefined;
    return condition.relation === '!=' || (condition.relation !== '=' && sign < 0);
  };
  const visit = sharedMap((node, within) => {
    if (!dependsOn(node, z)) return node;
    const [argument] = node.kind === 'apply' ? node.args : [];
    if (node.kind === 'apply' && argument !== undefined && (node.fn === 'abs' || node.fn === 'sign')) {
      const sign = near(argument);
      if (sign !== undefined && node.fn === 'sign') return number(sign);
      if (sign !== undefined) return within(sign > 0 ? argument : negate(argument));
    }
    if (node.kind !== 'piecewise') return mapOperands(node, within);
    const open = node.branches.filter((branch) => holds(branch.condition) !== false);
    const decided = open.findIndex((branch) => holds(branch.condition) === true);
    const otherwise = open[decided]?.value ?? node.otherwise;
    const left = (decided < 0 ? open : open.slice(0, decided)).map((b) => ({ ...b, value: within(b.value) }));
    return piecewise(left, within(otherwise));
  });
  return visit(expr);
}
