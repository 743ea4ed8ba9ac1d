// Decides how fast an expression grows as one symbol goes to infinity: its leading term c·y^p·(log y)^q, or faster.
import { isNegative, isPositive, isNonZero } from '../expr/assumptions.ts';
import { abs, add, e, minusOne, multiply, number, one, power, fromRational, subtract, zero } from '../expr/build.ts';
import { dependsOn, someNode, type Expr, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { polygamma } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { isZero } from '../expr/simplify.ts';

/** c·y^p·(log y)^q; `exponential` where it is c times the exponential of something that grows without limit. */
export interface Growth {
  readonly coefficient: Expr;
  readonly power: Q.Rational;
  readonly logPower: Q.Rational;
  readonly exponential: boolean;
  /** The exponent where it is no number but of known sign: `power` then holds its sign only. */
  readonly symbolic?: Expr;
}

const constantGrowth = (coefficient: Expr): Growth => ({
  coefficient,
  power: Q.zero,
  logPower: Q.zero,
  exponential: false,
});

/** Positive where a outgrows b. */
export function compareGrowth(a: Growth, b: Growth): number {
  if (a.exponential !== b.exponential) return a.exponential ? 1 : -1;
  const order = Q.compare(a.power, b.power);
  return order === 0 ? Q.compare(a.logPower, b.logPower) : order;
}

/** Whether it goes to infinity, but for its sign. */
export const isUnbounded = (g: Growth): boolean => compareGrowth(g, constantGrowth(one)) > 0;

/**
 * The leading term of `expr` as y → ∞, with y > 0; undefined where it is not of this form, or where two leading terms
 * cancel, or where it is not known which term leads.
 */
export function leadingGrowth(expr: Expr, y: SymbolExpr): Growth | undefined {
  if (!dependsOn(expr, y)) return constantGrowth(expr);
  switch (expr.kind) {
    case 'symbol':
      return { coefficient: one, power: Q.one, logPower: Q.zero, exponential: false };
    case 'sum':
      return growthOfSum(expr.terms, y);
    case 'product':
      return growthOfProduct(expr.factors, y);
    case 'power':
      return growthOfPower(expr, y);
    case 'apply':
      return growthOfFunction(expr.fn, expr.args, y);
    default:
      return undefined;
  }
}

function growthOfSum(terms: readonly Expr[], y: SymbolExpr): Growth | undefined {
  let leading: Growth | undefined;
  for (const term of terms) {
    const growth = leadingGrowth(term, y);
    if (growth === undefined) return undefined;
    if (leading !== undefined && !areComparable(growth, leading)) return undefined;
    const order = leading === undefined ? 1 : compareGrowth(growth, leading);
    if (growth.exponential && leading?.exponential === true) return undefined;
    if (order > 0) leading = growth;
    else if (order === 0 && leading !== undefined)
      leading = { ...leading, coefficient: add(leading.coefficient, growth.coefficient) };
  }
  return leading === undefined || isZero(leading.coefficient) ? undefined : leading;
}

/** Whether it is known which of the two leads: not among powers of one sign with unknown exponents. */
function areComparable(a: Growth, b: Growth): boolean {
  if (a.symbolic === undefined && b.symbolic === undefined) return true;
  if (a.symbolic === b.symbolic) return true;
  return Q.sign(a.power) !== Q.sign(b.power) && !a.exponential && !b.exponential;
}

const isConstant = (g: Growth): boolean => Q.isZero(g.power) && Q.isZero(g.logPower) && !g.exponential;

function growthOfProduct(factors: readonly Expr[], y: SymbolExpr): Growth | undefined {
  let whole = constantGrowth(one);
  for (const factor of factors) {
    const growth = leadingGrowth(factor, y);
    if (growth === undefined) return undefined;
    const symbolic = growth.symbolic ?? whole.symbolic;
    if (symbolic !== undefined && !isConstant(whole) && !isConstant(growth)) return undefined;
    whole = {
      ...(symbolic === undefined ? {} : { symbolic }),
      coefficient: multiply(whole.coefficient, growth.coefficient),
      power: Q.add(whole.power, growth.power),
      logPower: Q.add(whole.logPower, growth.logPower),
      exponential: whole.exponential || growth.exponential,
    };
  }
  return whole;
}

/** The size of a power of which only the sign is known: less than any that stands in a formula. */
const tiny = 1_000_000n;

function growthOfPower(expr: Expr & { kind: 'power' }, y: SymbolExpr): Growth | undefined {
  const { base, exponent } = expr;
  if (base === e) return growthOfExponential(exponent, y);
  const growth = leadingGrowth(base, y);
  if (growth === undefined || growth.exponential || growth.symbolic !== undefined) return undefined;
  if (exponent.kind !== 'number') {
    if (isConstant(growth)) return constantGrowth(power(growth.coefficient, exponent));
    const sign = isPositive(exponent) ? 1 : isNegative(exponent) ? -1 : 0;
    if (sign === 0 || Q.isZero(growth.power) || !isPositive(growth.coefficient)) return undefined;
    const order = Q.rational(BigInt(sign * Q.sign(growth.power)), tiny);
    const symbolic = multiply(fromRational(growth.power), exponent);
    return {
      coefficient: power(growth.coefficient, exponent),
      power: order,
      logPower: Q.zero,
      exponential: false,
      symbolic,
    };
  }
  return {
    coefficient: power(growth.coefficient, exponent),
    power: Q.multiply(growth.power, exponent.value),
    logPower: Q.multiply(growth.logPower, exponent.value),
    exponential: false,
  };
}

/** e^u: beyond all powers where u → ∞, below all where u → −∞ (then it is no leading term that counts). */
function growthOfExponential(exponent: Expr, y: SymbolExpr): Growth | undefined {
  const inner = leadingGrowth(exponent, y);
  if (inner === undefined) return undefined;
  if (!isUnbounded(inner))
    return Q.isZero(inner.power) && Q.isZero(inner.logPower)
      ? constantGrowth(power(e, inner.coefficient))
      : constantGrowth(one);
  if (isPositive(inner.coefficient)) return { ...constantGrowth(one), exponential: true };
  if (isNegative(inner.coefficient)) return { ...constantGrowth(one), power: veryNegative };
  return undefined;
}
const veryNegative = Q.rational(-1_000_000n);

/** log Σ cᵢ e^(uᵢ) grows as the greatest uᵢ does; undefined where none is known to go to infinity before all others. */
function growthOfLogSum(argument: Expr, y: SymbolExpr): Growth | undefined {
  let leading: Growth | undefined;
  for (const term of argument.kind === 'sum' ? argument.terms : [argument]) {
    const factors = term.kind === 'product' ? term.factors : [term];
    const exponents = factors.flatMap((f) => (f.kind === 'power' && f.base === e ? [f.exponent] : []));
    const others = multiply(...factors.filter((f) => !(f.kind === 'power' && f.base === e)));
    const growth = leadingGrowth(add(...exponents), y);
    if (dependsOn(others, y) || !isPositive(others) || growth?.exponential !== false || growth.symbolic !== undefined)
      return undefined;
    const rises = isUnbounded(growth) && isPositive(growth.coefficient);
    if (!rises && isUnbounded(growth) && !isNegative(growth.coefficient)) return undefined;
    if (!rises) continue;
    const order = leading === undefined ? 1 : compareGrowth(growth, leading);
    const ahead = leading === undefined ? one : subtract(growth.coefficient, leading.coefficient);
    if (order === 0 && !isZero(ahead) && !isPositive(ahead) && !isNegative(ahead)) return undefined;
    if (order > 0 || (order === 0 && isPositive(ahead))) leading = growth;
  }
  return leading;
}

function growthOfFunction(fn: string, args: readonly Expr[], y: SymbolExpr): Growth | undefined {
  const [argument, second] = args;
  if (fn === 'polygamma' && argument?.kind === 'number' && second !== undefined)
    return growthOfPolygamma(Number(argument.value.numerator), leadingGrowth(second, y));
  if (argument === undefined || args.length > 1) return undefined;
  const logOfSum = fn === 'log' ? growthOfLogSum(argument, y) : undefined;
  if (logOfSum !== undefined) return logOfSum;
  const inner = leadingGrowth(argument, y);
  if (fn === 'log' && inner?.symbolic !== undefined && !inner.exponential)
    return { ...constantGrowth(inner.symbolic), logPower: Q.one };
  if (inner === undefined || inner.exponential || inner.symbolic !== undefined) return undefined;
  const vanishing = Q.sign(inner.power) < 0;
  switch (fn) {
    case 'abs':
      return { ...inner, coefficient: abs(inner.coefficient) };
    case 'log':
      if (Q.isZero(inner.power))
        return Q.isZero(inner.logPower) && isNonZero(inner.coefficient)
          ? constantGrowth(log(inner.coefficient))
          : undefined;
      return { ...constantGrowth(fromRational(inner.power)), logPower: Q.one };
    case 'lgamma':
      if (vanishing)
        return isPositive(inner.coefficient)
          ? { ...constantGrowth(multiply(minusOne, fromRational(inner.power))), logPower: Q.one }
          : undefined;
      if (!isUnbounded(inner) || !isPositive(inner.coefficient)) return undefined;
      return {
        coefficient: multiply(inner.coefficient, fromRational(inner.power)),
        power: inner.power,
        logPower: Q.add(inner.logPower, Q.one),
        exponential: false,
      };
    case 'asinh':
      return isUnbounded(inner) && Q.sign(inner.power) > 0 && isPositive(inner.coefficient)
        ? { ...constantGrowth(fromRational(inner.power)), logPower: Q.one }
        : undefined;
    case 'atan':
    case 'erf':
    case 'Phi':
      return isUnbounded(inner) && isPositive(inner.coefficient) ? constantGrowth(one) : undefined;
    default:
      return undefined;
  }
}

/** ψₙ(u): −(−1)ⁿ (n−1)! u⁻ⁿ as u → ∞, log u for n = 0, and −(−1)ⁿ n! u⁻ⁿ⁻¹ as u falls to 0. Source: NIST DLMF 5.15.8, 5.15.1. */
function growthOfPolygamma(n: number, inner: Growth | undefined): Growth | undefined {
  if (inner === undefined || inner.exponential || inner.symbolic !== undefined || !isPositive(inner.coefficient))
    return undefined;
  if (isConstant(inner)) return constantGrowth(polygamma(number(n), inner.coefficient));
  if (!Q.isZero(inner.logPower) || Q.isZero(inner.power)) return undefined;
  const rises = Q.sign(inner.power) > 0;
  if (rises && n === 0) return { ...constantGrowth(fromRational(inner.power)), logPower: Q.one };
  const order = rises ? n : n + 1;
  const size = Array.from({ length: rises ? n - 1 : n }, (_, i) => BigInt(i + 1)).reduce((a, b) => a * b, 1n);
  const signed = Q.rational(n % 2 === 0 ? -size : size, 1n);
  return {
    ...constantGrowth(
      multiply(fromRational(signed), power(inner.coefficient, fromRational(Q.rational(BigInt(-order), 1n)))),
    ),
    power: Q.multiply(inner.power, Q.rational(BigInt(-order), 1n)),
  };
}

/** Whether the expression holds the logarithm of 0: the log-density of what cannot occur. */
export const holdsLogOfZero = (expr: Expr): boolean =>
  someNode(expr, (node) => node.kind === 'apply' && node.fn === 'log' && node.args[0] === zero);
