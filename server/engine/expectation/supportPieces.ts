// Where a density by cases is cut, and how it reads on each piece of its support.
import { abs, infinity, multiply, negate, number, subtract } from '../expr/build.ts';
import { rangeOf } from '../expr/assumptions.ts';
import { decide } from '../expr/cases.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { conditionOperands, dependsOn, type Condition, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { isPositive } from '../expr/range.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { mapOperands, substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import type { IntervalSupport } from '../distributions/support.ts';
import { kinks } from './endpoints.ts';

export interface Interval {
  readonly lower: Expr;
  readonly upper: Expr;
  /** Known to be positive beside what the domains say. */
  readonly positive: readonly Expr[];
}

const minusInfinity = negate(infinity);

/** Is it known to be positive: by the domains, or by what the law asks of its parameters? */
function isKnownPositive(e: Expr, positive: readonly Expr[]): boolean {
  const value = simplify(e);
  return isPositive(rangeOf(value)) || positive.some((p) => isZero(subtract(p, value)));
}

/** −1, 0 or 1: the order of two bounds, where it is known. */
function order(a: Expr, b: Expr, positive: readonly Expr[]): number | undefined {
  if (a === b) return 0;
  if (a === minusInfinity || b === infinity) return -1;
  if (a === infinity || b === minusInfinity) return 1;
  if (isKnownPositive(subtract(b, a), positive)) return -1;
  if (isKnownPositive(subtract(a, b), positive)) return 1;
  return isZero(subtract(a, b)) ? 0 : undefined;
}

/** Two places that are finite and whose order is not known. */
export function unknownOrder(places: readonly Expr[], positive: readonly Expr[]): readonly [Expr, Expr] | undefined {
  for (const [i, a] of places.entries())
    for (const b of places.slice(i + 1)) if (order(a, b, positive) === undefined) return [a, b];
  return undefined;
}

/** The pieces between the ends of the support and the points at which the density, or one of the functions, changes its form; undefined where their order is not known. */
export function piecesOf(
  law: Law,
  x: SymbolExpr,
  support: IntervalSupport,
  functions: readonly Expr[] = [],
): readonly Interval[] | undefined {
  const positive = law.positive ?? [];
  const bounds = [support.lower, support.upper];
  for (const kink of kinks([law.logDensity, ...functions], x)) {
    const place = bounds.findIndex((b) => order(kink, b, positive) !== 1);
    const [next, before] = [bounds[place], bounds[place - 1]];
    const beyond = next === undefined || before === undefined;
    if (beyond) {
      // outside of the support, if it is known to be
      const [from, to] = [order(kink, support.lower, positive), order(kink, support.upper, positive)];
      if (from === undefined || to === undefined) return undefined;
      continue;
    }
    const [toNext, toBefore] = [order(kink, next, positive), order(kink, before, positive)];
    if (toNext === undefined || toBefore === undefined) return undefined;
    if (toNext === -1 && toBefore === 1) bounds.splice(place, 0, kink);
  }
  return bounds.slice(1).map((upper, i) => ({ lower: bounds[i] as Expr, upper, positive }));
}

/** The sign of an affine function of x on the interval, where it keeps one: from its values at both ends. */
function signOn(u: Expr, x: SymbolExpr, { lower, upper, positive }: Interval): -1 | 1 | undefined {
  if (!isDifferentiable(u, x)) return undefined;
  const slope = simplify(differentiate(u, x));
  if (dependsOn(slope, x)) return undefined;
  const at = (end: Expr): Expr => {
    if (end === infinity) return slope;
    return end === minusInfinity ? negate(slope) : simplify(substitute(u, new Map([[x, end]])));
  };
  const signs = [at(lower), at(upper)].map((value) => {
    if (isZero(value)) return 0;
    if (isKnownPositive(value, positive)) return 1;
    return isKnownPositive(negate(value), positive) ? -1 : undefined;
  });
  const [first, second] = signs;
  if (first === undefined || second === undefined || first * second < 0) return undefined;
  return first + second === 0 ? undefined : first + second > 0 ? 1 : -1;
}

/** The expression as it reads on the interval: moduli and signs there, and the cases that hold. */
export function onPiece(e: Expr, x: SymbolExpr, interval: Interval): Expr {
  const known = new Map<Expr, Expr>();
  // a function of known sign stands for itself as a positive or a negative constant while a condition is decided
  const signOf = (u: Expr): Expr => {
    const sign = dependsOn(u, x) ? signOn(u, x, interval) : undefined;
    return sign === undefined ? u : number(sign);
  };
  const decided = (condition: Condition): Condition => {
    if (condition.kind === 'comparison') return { ...condition, difference: signOf(condition.difference) };
    if (condition.kind === 'not') return { kind: 'not', part: decided(condition.part) };
    return { kind: condition.kind, parts: condition.parts.map(decided) };
  };
  const visit = (node: Expr): Expr => {
    if (!dependsOn(node, x) || node === x) return node;
    const cached = known.get(node);
    if (cached !== undefined) return cached;
    const result = rewrite(node);
    known.set(node, result);
    return result;
  };
  const rewrite = (node: Expr): Expr => {
    if (node.kind === 'apply' && (node.fn === 'abs' || node.fn === 'sign')) {
      const u = visit(node.args[0] as Expr);
      const sign = signOf(u);
      if (sign.kind === 'number') return node.fn === 'sign' ? sign : multiply(sign, u);
      return node.fn === 'abs' ? abs(u) : mapOperands(node, visit);
    }
    if (node.kind === 'piecewise')
      for (const [i, { condition, value }] of node.branches.entries()) {
        const truth = conditionOperands(condition).some((o) => dependsOn(o, x))
          ? decide(decided(condition))
          : undefined;
        if (truth === true) return visit(value);
        if (truth === undefined) return mapOperands(node, visit);
        if (i === node.branches.length - 1) return visit(node.otherwise);
      }
    return mapOperands(node, visit);
  };
  return visit(e);
}
