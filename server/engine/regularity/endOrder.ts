// Decides how a density behaves at an end of its support: like z^(a − 1) in the distance z to the end, or flatter than any power.
// Source: Woodroofe, Annals of Mathematical Statistics 43 (1972) 113–122; Ibragimov and Has'minskii, Statistical Estimation (1981), chapters V and VI.
import { isNegative, isPositive } from '../expr/assumptions.ts';
import { add, divide, exp, one, power, subtract, symbol } from '../expr/build.ts';
import { dependsOn, type Expr, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { range } from '../expr/range.ts';
import { simplify } from '../expr/simplify.ts';
import { call, mapOperands, substitute } from '../expr/substitute.ts';
import { compareGrowth, holdsLogOfZero, leadingGrowth, type Growth } from '../model/growth.ts';

export type EndOrder =
  /** The density is c·z^(order − 1) to first order; `limit` is its value at the end where the order is 1. */
  { readonly kind: 'power'; readonly order: Expr; readonly limit: Expr | undefined } | { readonly kind: 'flat' };

const far = symbol('y', 'pivot', range(1, Infinity, { lowerOpen: true }));
const constantGrowth: Growth = { coefficient: one, power: Q.zero, logPower: Q.zero, exponential: false };

/** The behaviour of exp(logDensity) as x goes to `end` from within; undefined where it is not of these forms. */
export function endOrder(logDensity: Expr, x: SymbolExpr, side: 'lower' | 'upper', end: Expr): EndOrder | undefined {
  const step = divide(one, far);
  const place = side === 'upper' ? subtract(end, step) : add(end, step);
  const moved = cancelled(substitute(logDensity, new Map([[x, place]])));
  if (holdsLogOfZero(moved)) return undefined;
  const growths = (moved.kind === 'sum' ? moved.terms : [moved]).map((term) => leadingGrowth(term, far));
  if (growths.includes(undefined)) return undefined;
  const known = growths as readonly Growth[];
  const highest = known.reduce((a, b) => (compareGrowth(a, b) >= 0 ? a : b), constantGrowth);
  const leading = known.filter((g) => compareGrowth(g, highest) === 0);
  const coefficient = simplify(add(...leading.map((g) => g.coefficient)));
  if (compareGrowth(highest, constantGrowth) === 0)
    return { kind: 'power', order: one, limit: simplify(exp(coefficient)) };
  const isLogarithm = Q.isZero(highest.power) && Q.isOne(highest.logPower) && !highest.exponential;
  if (isLogarithm) return { kind: 'power', order: simplify(subtract(one, coefficient)), limit: undefined };
  if (leading.some((g) => g.symbolic !== leading[0]?.symbolic) || isPositive(coefficient)) return undefined;
  return isNegative(coefficient) ? { kind: 'flat' } : undefined;
}

/** The expression with the sums under powers and functions simplified, so that what vanishes at the end is a product. */
function cancelled(expr: Expr): Expr {
  if (!dependsOn(expr, far)) return expr;
  if (expr.kind === 'apply') return call(expr.fn, expr.args.map(simplify));
  if (expr.kind === 'power') return power(simplify(expr.base), cancelled(expr.exponent));
  return mapOperands(expr, cancelled);
}
