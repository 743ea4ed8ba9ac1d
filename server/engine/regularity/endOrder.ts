// Decides how a density behaves at an end of its support: like z^(a − 1) in the distance z to the end, or flatter than any power.
// Source: Woodroofe, Annals of Mathematical Statistics 43 (1972) 113–122; Ibragimov and Has'minskii, Statistical Estimation (1981), chapters V and VI.
import { isNegative, isPositive } from '../expr/assumptions.ts';
import {
  add,
  divide,
  exp,
  fromRational,
  minusOne,
  multiply,
  number,
  one,
  power,
  subtract,
  symbol,
} from '../expr/build.ts';
import { dependsOn, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import * as Q from '../expr/rational.ts';
import { range } from '../expr/range.ts';
import { simplify } from '../expr/simplify.ts';
import { call, mapOperands, substitute } from '../expr/substitute.ts';
import { compareGrowth, holdsLogOfZero, leadingGrowth, type Growth } from '../model/growth.ts';
import { expandedNear } from '../model/leadingTerm.ts';
import { nearEnd, type SignOf } from './nearEnd.ts';

export type EndOrder =
  /**
   * The density is c·z^(order − 1)·|log z|^logPower to first order; `limit` is its value at the end where the order is 1 and
   * there is no logarithm.
   */
  | {
      readonly kind: 'power';
      readonly order: Expr;
      readonly logPower?: Q.Rational;
      readonly limit: Expr | undefined;
    }
  | { readonly kind: 'flat' };

const far = symbol('y', 'pivot', range(1, Infinity, { lowerOpen: true }));
const near = symbol('z', 'pivot', range(0, 1, { lowerOpen: true, upperOpen: true }));
const constantGrowth: Growth = { coefficient: one, power: Q.zero, logPower: Q.zero, exponential: false };

/** The behaviour of exp(logDensity) as x goes to `end` from within; undefined where it is not of these forms. */
export function endOrder(
  logDensity: Expr,
  x: SymbolExpr,
  side: 'lower' | 'upper',
  end: Expr,
  signOf: SignOf,
): EndOrder | undefined {
  const place = side === 'upper' ? subtract(end, near) : add(end, near);
  return orderNear(substitute(logDensity, new Map([[x, place]])), signOf);
}

/** The behaviour of exp(logDensity) dx as x goes to ±∞, in z = 1/|x|, with dx = dz/z². */
export function tailOrder(
  logDensity: Expr,
  x: SymbolExpr,
  side: 'lower' | 'upper',
  signOf: SignOf,
): EndOrder | undefined {
  const place = divide(side === 'upper' ? one : minusOne, near);
  const measure = multiply(number(-2), log(near));
  return orderNear(add(substitute(logDensity, new Map([[x, place]])), measure), signOf);
}

/** The same of an expression in the distance. */
function orderNear(logDensity: Expr, signOf: SignOf): EndOrder | undefined {
  const plain = cancelled(nearEnd(logDensity, near, signOf));
  if (holdsLogOfZero(plain)) return undefined;
  return orderOf(plain) ?? orderOf(expandedNear(plain, near));
}

/** The same of exp(u) as z goes to 0. */
function orderOf(u: Expr): EndOrder | undefined {
  const moved = substitute(u, new Map([[near, divide(one, far)]]));
  const logarithms: { readonly coefficient: Expr; readonly logPower: Q.Rational }[] = [];
  const growths: (Growth | undefined)[] = [];
  for (const term of moved.kind === 'sum' ? moved.terms : [moved]) {
    const iterated = logOfLogarithm(term);
    if (iterated === undefined) growths.push(leadingGrowth(term, far));
    else logarithms.push(iterated);
  }
  if (growths.includes(undefined)) return undefined;
  const known = growths as readonly Growth[];
  const highest = known.reduce((a, b) => (compareGrowth(a, b) >= 0 ? a : b), constantGrowth);
  const leading = known.filter((g) => compareGrowth(g, highest) === 0);
  const coefficient = simplify(add(...leading.map((g) => g.coefficient)));
  const logCoefficient = simplify(add(...logarithms.map((l) => multiply(l.coefficient, fromRational(l.logPower)))));
  if (logCoefficient.kind !== 'number') return undefined;
  const logPower = logCoefficient.value;
  const isConstant = compareGrowth(highest, constantGrowth) === 0;
  const isLogarithm = Q.isZero(highest.power) && Q.isOne(highest.logPower) && !highest.exponential;
  if (isConstant || isLogarithm) {
    const order = isConstant ? one : simplify(subtract(one, coefficient));
    if (!Q.isZero(logPower)) return { kind: 'power', order, logPower, limit: undefined };
    return { kind: 'power', order, limit: isConstant ? simplify(exp(coefficient)) : undefined };
  }
  if (leading.some((g) => g.symbolic !== leading[0]?.symbolic) || isPositive(coefficient)) return undefined;
  return isNegative(coefficient) ? { kind: 'flat' } : undefined;
}

/** c·log v where v grows like a power of log y. */
function logOfLogarithm(term: Expr): { readonly coefficient: Expr; readonly logPower: Q.Rational } | undefined {
  const factors = term.kind === 'product' ? term.factors : [term];
  const [factor, another] = factors.filter((f) => dependsOn(f, far));
  if (factor?.kind !== 'apply' || factor.fn !== 'log' || another !== undefined) return undefined;
  const growth = factor.args[0] === undefined ? undefined : leadingGrowth(factor.args[0], far);
  if (growth === undefined || growth.exponential || !Q.isZero(growth.power) || Q.isZero(growth.logPower))
    return undefined;
  return {
    coefficient: multiply(...factors.filter((f) => f !== factor)),
    logPower: growth.logPower,
  };
}

/** The expression with the sums under powers and functions simplified, so that what vanishes at the end is a product. */
function cancelled(expr: Expr): Expr {
  if (!dependsOn(expr, near)) return expr;
  if (expr.kind === 'apply') return call(expr.fn, expr.args.map(simplify));
  if (expr.kind === 'power') return power(simplify(expr.base), cancelled(expr.exponent));
  return mapOperands(expr, cancelled);
}
