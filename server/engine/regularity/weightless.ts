// Decides what of a law has no weight at the writer's point, as a component of a mixture may have none there: no break of it is one of
// the model. Where p = r + W(θ)·q(x, θ) with W = 0, the derivative of p is that of r and W′q, whatever breaks q has.
import { add, piecewise, zero } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { isDifferentiable } from '../expr/differentiate.ts';
import { dependsOnAny, freeSymbols, someNode, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { logSumExp, logSumExpFunction } from '../expr/functions/logSumExp.ts';
import * as Q from '../expr/rational.ts';
import { mapOperands, sharedMap } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';

/** The law without it; the places of breaks stay as they are. */
export function withoutWeightless(law: Law, at: ReadonlyMap<SymbolExpr, number>): Law {
  const isZeroHere = (weight: Expr): boolean =>
    !dependsOnAny(weight, law.variables) &&
    [...freeSymbols(weight)].every((s) => isDifferentiable(weight, s)) &&
    evaluate(weight, at) === 0;
  const hasNoWeight = (term: Expr): boolean => term.kind === 'product' && term.factors.some(isZeroHere);
  const visit = sharedMap((node, within) => {
    if (isPlace(node)) return node;
    if (node.kind === 'sum') return add(...node.terms.filter((term) => !hasNoWeight(term)).map(within));
    if (node.kind === 'piecewise')
      return piecewise(
        node.branches.map((branch) => ({ ...branch, value: within(branch.value) })),
        within(node.otherwise),
      );
    if (node.kind !== 'apply' || node.fn !== logSumExpFunction.name) return mapOperands(node, within);
    return logSumExp(node.args.filter((term) => !isLogOf(term, isZeroHere)).map(within));
  });
  return { ...law, logDensity: visit(law.logDensity) };
}

/** How near to an end the density is looked at, relative to its size. */
const near = 1e-6;

/** Only a law of parts has some of them without weight: the density of others may be 0 for rounding, where it is flat at its end. */
const isOfParts = (node: Expr): boolean =>
  node.kind === 'piecewise' || (node.kind === 'apply' && node.fn === logSumExpFunction.name);

/** Whether what ends there has no weight at the values: the density is 0 within, beside the end. */
export function isWeightlessEnd(
  { variables, logDensity }: Law,
  { side, end }: { readonly side: 'lower' | 'upper'; readonly end: Expr },
  at: ReadonlyMap<SymbolExpr, number>,
): boolean {
  const [x, another] = variables;
  if (x === undefined || another !== undefined || !someNode(logDensity, isOfParts)) return false;
  const place = evaluate(end, at);
  const within = place + (side === 'lower' ? near : -near) * (1 + Math.abs(place));
  return evaluate(logDensity, new Map([...at, [x, within]])) === -Infinity;
}

/** What may vanish at a break is not taken apart: a term of it moves the break. */
const isPlace = (node: Expr): boolean =>
  (node.kind === 'apply' && ['abs', 'sign', 'floor'].includes(node.fn)) ||
  (node.kind === 'power' && node.exponent.kind === 'number' && !Q.isInteger(node.exponent.value));

/** Whether the exponential of it, in each of its cases, has a factor that is 0. */
function isLogOf(term: Expr, isNone: (factor: Expr) => boolean): boolean {
  switch (term.kind) {
    case 'piecewise':
      return [...term.branches.map((b) => b.value), term.otherwise].every((value) => isLogOf(value, isNone));
    case 'sum':
      return term.terms.some((part) => isLogOf(part, isNone));
    case 'product': {
      const [factor, rest, another] = term.factors;
      return another === undefined && factor?.kind === 'number' && rest !== undefined && isLogOf(rest, isNone);
    }
    case 'apply': {
      const [argument] = term.args;
      return term.fn === 'log' && argument !== undefined && (argument === zero || isNone(argument));
    }
    default:
      return false;
  }
}
