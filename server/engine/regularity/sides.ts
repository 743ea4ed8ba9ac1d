// Decides which expression one is on either side of the place where a break is, and on it: what stands in absolute values, signs and
// conditions is settled there.
import { multiply, number, piecewise, primitivePart } from '../expr/build.ts';
import { conditionOperands, someNode, type Condition, type Expr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { mapOperands, sharedMap } from '../expr/substitute.ts';

/**
 * The expression on the side of the place where u is positive (1) or negative (−1), or on the place itself (0); undefined where a
 * condition stays open.
 */
export function sideOf(expr: Expr, place: Expr, side: -1 | 0 | 1): Expr | undefined {
  const signOf = (u: Expr): number | undefined => {
    const { content, primitive } = primitivePart(u);
    if (primitive !== place) return undefined;
    return side === 0 ? 0 : Q.sign(content) * side;
  };
  const isOpen = (node: Expr): boolean => {
    return (
      node.kind === 'piecewise' &&
      node.branches.some(
        ({ condition }) =>
          condition.kind === 'not' && conditionOperands(condition).some((u) => signOf(u) !== undefined),
      )
    );
  };
  // beside one part of a conjunction the others are taken to hold, beside one of a disjunction not to
  const holds = (condition: Condition): boolean | undefined => {
    if (condition.kind === 'all' || condition.kind === 'any') {
      const parts = condition.parts.map(holds).filter((part) => part !== undefined);
      if (parts.length === 0) return undefined;
      return condition.kind === 'all' ? parts.every((part) => part) : parts.some((part) => part);
    }
    const sign = condition.kind === 'comparison' ? signOf(condition.difference) : undefined;
    if (condition.kind !== 'comparison' || sign === undefined) return undefined;
    const isMet = { '<': sign < 0, '<=': sign <= 0, '=': sign === 0, '!=': sign !== 0 };
    return isMet[condition.relation];
  };
  const visit = sharedMap((node, within) => {
    const [argument] = node.kind === 'apply' ? node.args : [];
    const sign = argument === undefined ? undefined : signOf(argument);
    if (node.kind === 'apply' && argument !== undefined && sign !== undefined) {
      if (node.fn === 'abs') return multiply(number(sign), argument);
      if (node.fn === 'sign') return number(sign);
    }
    if (node.kind !== 'piecewise') return mapOperands(node, within);
    const branches = node.branches.flatMap((branch) => {
      const truth = holds(branch.condition);
      return truth === false ? [] : [{ truth, condition: branch.condition, value: within(branch.value) }];
    });
    const decided = branches.findIndex((branch) => branch.truth === true);
    const otherwise = decided < 0 ? within(node.otherwise) : (branches[decided]?.value ?? node.otherwise);
    return piecewise(decided < 0 ? branches : branches.slice(0, decided), otherwise);
  });
  return someNode(expr, isOpen) ? undefined : visit(expr);
}
