// Whether two laws on one support differ by a constant factor only, and whether two supports are one.
import { add, infinity, one } from '../../expr/build.ts';
import { differentiate, isDifferentiable } from '../../expr/differentiate.ts';
import { dependsOn, type Expr, type SymbolExpr } from '../../expr/expr.ts';
import * as Q from '../../expr/rational.ts';
import { areEqual, isZero } from '../../expr/simplify.ts';
import { substitute } from '../../expr/substitute.ts';
import { termRatio } from '../../expr/termRatio.ts';
import type { ScalarSupport, Support } from '../../distributions/support.ts';
import { beyond, holdsCases } from '../atomsAndTail.ts';
import { supportPoints } from '../finiteSum.ts';

/** Supports of so few points are compared point by point. */
const mostListed = 12;

/** Is the difference of two log-densities proved not to depend on x: by the ratio of neighbors, its derivative, or at each point of a list? */
export function isConstantOver(difference: Expr, x: SymbolExpr, support: ScalarSupport): boolean {
  if (!dependsOn(difference, x)) return true;
  const ratio = support.kind === 'integers' ? termRatio(difference, x) : undefined;
  if (ratio !== undefined && ratio.upper.length + ratio.lower.length === 0) return areEqual(ratio.z, one);
  const valueAt = (e: Expr, point: Expr): Expr => substitute(e, new Map([[x, point]]));
  const points = support.kind === 'interval' ? undefined : supportPoints(support, mostListed);
  if (points !== undefined) {
    const values = points.map(([point]) => valueAt(difference, point as Expr));
    return values.every((v) => areEqual(v, values[0] as Expr));
  }
  if (support.kind === 'integers' && support.from.kind === 'number' && holdsCases(difference, x)) {
    // the first point apart from those beyond it
    const { from } = support;
    const next = add(from, one);
    const rest = beyond(difference, x, Q.toNumber(from.value) + 1);
    return (
      !holdsCases(rest, x) &&
      isConstantOver(rest, x, { ...support, from: next }) &&
      areEqual(valueAt(difference, from), valueAt(rest, next))
    );
  }
  return isDifferentiable(difference, x) && isZero(differentiate(difference, x));
}

/** Equal ends, or points; whether the ends of an interval belong to it does not matter to a density. */
export function isSameSupport(own: Support, support: ScalarSupport): boolean {
  if (own.kind === 'interval' || support.kind === 'interval')
    return (
      own.kind === 'interval' &&
      support.kind === 'interval' &&
      own.lower === support.lower &&
      own.upper === support.upper
    );
  if (own.kind === 'integers' && support.kind === 'integers')
    return areSame(own.from, support.from) && areSame(own.to, support.to);
  const [points = [], others = []] = [own, support].map((s) => supportPoints(s, mostListed)?.map(([p]) => p as Expr));
  return points.length > 0 && points.length === others.length && points.every((p) => others.includes(p));
}

const areSame = (a: Expr, b: Expr): boolean => a === b || (a !== infinity && b !== infinity && areEqual(a, b));
