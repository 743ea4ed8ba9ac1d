// The builders of expressions, which keep sums, products and powers in canonical form; every builder is had from here.
import * as Q from './rational.ts';
import {
  fromRational,
  zero,
  one,
  two,
  half,
  minusOne,
  e,
  rawApply,
  rawPower,
  rawProduct,
  splitCoefficient,
} from './atoms.ts';
import { type Rational } from './rational.ts';
import type { Expr, NumberExpr } from './expr.ts';
import { intern } from './interning.ts';
import { range } from './range.ts';
import { compareExprs } from './order.ts';
import { isNonNegative, isPositive, isNegative, isIntegerValued } from './assumptions.ts';
import { fromNumericPower, powerOfRational } from './numericBase.ts';
import { gammaOf } from './factorial.ts';

export {
  fromRational,
  number,
  ratio,
  constant,
  zero,
  one,
  two,
  half,
  minusOne,
  pi,
  e,
  eulerGamma,
  infinity,
  symbol,
  rawApply,
  splitCoefficient,
} from './atoms.ts';
export { piecewise, decide, rawSeries } from './cases.ts';

const isNumber = (x: Expr): x is NumberExpr => x.kind === 'number';
export const isZeroNumber = (x: Expr): boolean => isNumber(x) && Q.isZero(x.value);
export const isOneNumber = (x: Expr): boolean => isNumber(x) && Q.isOne(x.value);

/** A coefficient times a canonical rest that is free of one; distributed where the rest is a sum. */
function scale(coefficient: Rational, rest: Expr): Expr {
  if (Q.isZero(coefficient)) return zero;
  if (rest === one) return fromRational(coefficient);
  if (Q.isOne(coefficient)) return rest;
  if (rest.kind === 'sum') return add(...rest.terms.map((t) => multiply(fromRational(coefficient), t)));
  return rawProduct([fromRational(coefficient), ...(rest.kind === 'product' ? rest.factors : [rest])]);
}

export function add(...terms: readonly Expr[]): Expr {
  const coefficients = new Map<Expr, Rational>();
  const collect = (term: Expr): void => {
    if (term.kind === 'sum') {
      term.terms.forEach(collect);
      return;
    }
    const { coefficient, rest } = splitCoefficient(term);
    if (rest.kind === 'sum')
      rest.terms.forEach((t) => {
        collect(multiply(fromRational(coefficient), t));
      });
    else coefficients.set(rest, Q.add(coefficients.get(rest) ?? Q.zero, coefficient));
  };
  terms.forEach(collect);
  const collected: Expr[] = [];
  const rests = [...coefficients.keys()].sort((a, b) => (a === one ? -1 : b === one ? 1 : compareExprs(a, b)));
  for (const rest of rests) {
    const coefficient = coefficients.get(rest) as Rational;
    if (!Q.isZero(coefficient)) collected.push(scale(coefficient, rest));
  }
  if (collected.length === 0) return zero;
  if (collected.length === 1) return collected[0] as Expr;
  return intern({ kind: 'sum', terms: collected });
}

/** A sum as content × primitive part, whose leading coefficient is positive; other expressions have content 1. */
export function primitivePart(expr: Expr): { readonly content: Rational; readonly primitive: Expr } {
  if (expr.kind !== 'sum') return { content: Q.one, primitive: expr };
  const coefficients = expr.terms.map((t) => splitCoefficient(t).coefficient);
  const magnitude = Q.content(coefficients);
  const content = Q.sign(coefficients[0] as Rational) < 0 ? Q.negate(magnitude) : magnitude;
  if (Q.isOne(content)) return { content, primitive: expr };
  const inverse = Q.invert(content);
  return {
    content,
    primitive: add(
      ...expr.terms.map((t) => {
        const { coefficient, rest } = splitCoefficient(t);
        return scale(Q.multiply(coefficient, inverse), rest);
      }),
    ),
  };
}

export function multiply(...factors: readonly Expr[]): Expr {
  const [first, second] = factors;
  if (factors.length === 2 && first !== undefined && second !== undefined) {
    if (isNumber(first)) return timesNumber(first, second);
    if (isNumber(second)) return timesNumber(second, first);
  } else if (factors.length === 1 && first !== undefined) return first;
  let coefficient = Q.one;
  const exponents = new Map<Expr, Expr[]>();
  const collect = (factor: Expr): void => {
    if (isNumber(factor)) coefficient = Q.multiply(coefficient, factor.value);
    else if (factor.kind === 'product') factor.factors.forEach(collect);
    else {
      const [base, exponent] = factor.kind === 'power' ? [factor.base, factor.exponent] : [factor, one];
      const list = exponents.get(base);
      if (list === undefined) exponents.set(base, [exponent]);
      else list.push(exponent);
    }
  };
  factors.forEach(collect);
  if (Q.isZero(coefficient)) return zero;
  const powers: Expr[] = [];
  let again = false;
  for (const [base, list] of exponents) {
    const merged = list.length === 1 ? rawOrSelf(base, list[0] as Expr) : power(base, add(...list));
    if (list.length > 1 && (merged.kind === 'product' || isNumber(merged))) again = true;
    if (merged !== one) powers.push(merged);
  }
  if (again) return multiply(fromRational(coefficient), ...powers);
  absorbSigns(powers);
  if (powers.length > 1 || (powers.length === 1 && !Q.isOne(coefficient))) {
    if (powers.length > 1)
      for (let i = 0; i < powers.length; i++) {
        const { content, primitive } = primitivePart(powers[i] as Expr);
        coefficient = Q.multiply(coefficient, content);
        powers[i] = primitive;
      }
  }
  powers.sort(compareExprs);
  if (powers.length === 0) return fromRational(coefficient);
  return scale(coefficient, powers.length === 1 ? (powers[0] as Expr) : rawProduct(powers));
}

function timesNumber({ value }: NumberExpr, expr: Expr): Expr {
  if (Q.isOne(value)) return expr;
  const { coefficient, rest } = splitCoefficient(expr);
  return scale(Q.multiply(value, coefficient), rest);
}

const rawOrSelf = (base: Expr, exponent: Expr): Expr => (exponent === one ? base : rawPower(base, exponent));

/** sign(u)·|u|ⁿ is u·|u|ⁿ⁻¹: the two never stand side by side. */
function absorbSigns(powers: Expr[]): void {
  for (let i = 0; i < powers.length; i++) {
    const factor = powers[i] as Expr;
    if (factor.kind !== 'apply' || factor.fn !== 'sign') continue;
    const argument = factor.args[0] as Expr;
    const j = powers.findIndex((p) => {
      const base = p.kind === 'power' ? p.base : p;
      return base.kind === 'apply' && base.fn === 'abs' && base.args[0] === argument;
    });
    if (j < 0) continue;
    const other = powers[j] as Expr;
    const reduced = multiply(argument, other.kind === 'power' ? power(other.base, add(other.exponent, minusOne)) : one);
    const rest = powers.filter((_, k) => k !== i && k !== j);
    const combined = multiply(...rest, reduced);
    powers.length = 0;
    powers.push(...(combined.kind === 'product' ? combined.factors : [combined]));
    return;
  }
}

export const negate = (x: Expr): Expr => multiply(minusOne, x);
export const subtract = (a: Expr, b: Expr): Expr => add(a, negate(b));
export const divide = (a: Expr, b: Expr): Expr => multiply(a, power(b, minusOne));
export const square = (x: Expr): Expr => power(x, two);
export const sqrt = (x: Expr): Expr => power(x, half);
export const exp = (x: Expr): Expr => power(e, x);

/** base^exponent, with powers of products and of powers split where the values allow it. */
export function power(base: Expr, exponent: Expr): Expr {
  if (isZeroNumber(exponent)) return one;
  if (exponent === one || base === one) return base;
  if (base === e) return exponential(exponent);
  if (isNumber(exponent)) {
    if (isNumber(base)) return fromNumericPower(base.value, exponent.value);
    const integerExponent = Q.isInteger(exponent.value);
    if (base.kind === 'apply' && integerExponent && base.fn === 'abs' && exponent.value.numerator % 2n === 0n)
      return power(base.args[0] as Expr, exponent);
    if (base.kind === 'apply' && integerExponent && base.fn === 'sign')
      return exponent.value.numerator % 2n === 0n ? one : base;
    if (base.kind === 'sum') {
      const { content, primitive } = primitivePart(base);
      const extracted = integerExponent ? content : Q.absoluteValue(content);
      if (!Q.isOne(extracted))
        return multiply(
          fromNumericPower(extracted, exponent.value),
          power(Q.equal(content, extracted) ? primitive : negate(primitive), exponent),
        );
    }
  } else if (isNumber(base) && Q.sign(base.value) > 0)
    return powerOfRational(base.value, (times) => multiply(fromRational(Q.rational(times)), exponent));
  else if (base.kind === 'sum') {
    const { content, primitive } = primitivePart(base);
    if (Q.sign(content) > 0 && !Q.isOne(content))
      return multiply(power(fromRational(content), exponent), power(primitive, exponent));
  }
  if (base.kind === 'power') {
    const split = powerOfPower(base.base, base.exponent, exponent);
    if (split !== undefined) return split;
  }
  if (base.kind === 'product') {
    const split = powerOfProduct(base.factors, exponent);
    if (split !== undefined) return split;
  }
  return rawPower(base, exponent);
}

function powerOfPower(base: Expr, inner: Expr, outer: Expr): Expr | undefined {
  if (isIntegerValued(outer) || isPositive(base) || (isNonNegative(base) && isPositive(inner)))
    return power(base, multiply(inner, outer));
  if (isNumber(inner) && Q.isInteger(inner.value) && inner.value.numerator % 2n === 0n)
    return power(abs(base), multiply(inner, outer));
  return undefined;
}

function powerOfProduct(factors: readonly Expr[], exponent: Expr): Expr | undefined {
  if (isIntegerValued(exponent)) return multiply(...factors.map((f) => power(f, exponent)));
  const outside = factors.filter(isNonNegative);
  const inside = factors.filter((f) => !isNonNegative(f));
  const first = inside[0];
  if (first !== undefined && isNumber(first)) {
    // −2u: the 2 goes out, the sign stays with the rest
    const magnitude = fromRational(Q.absoluteValue(first.value));
    if (magnitude !== one) {
      outside.push(magnitude);
      inside[0] = minusOne;
    }
  }
  const [sign, negative] = inside;
  if (inside.length === 2 && sign === minusOne && negative !== undefined && isNegative(negative)) {
    // −v with v < 0 is positive; it is split no further
    if (outside.length === 0) return undefined;
    return multiply(...outside.map((f) => power(f, exponent)), rawOrPower(negate(negative), exponent));
  }
  if (outside.length === 0) return undefined;
  const rest = inside.length === 0 ? one : rawOrPower(multiply(...inside), exponent);
  return multiply(...outside.map((f) => power(f, exponent)), rest);
}

const rawOrPower = (base: Expr, exponent: Expr): Expr =>
  base.kind === 'product' ? rawPower(base, exponent) : power(base, exponent);

/** e^u, with e^(c·log v) as v^c. */
function exponential(exponent: Expr): Expr {
  const terms = exponent.kind === 'sum' ? exponent.terms : [exponent];
  const rest: Expr[] = [];
  const powers: Expr[] = [];
  for (const term of terms) {
    const factors = term.kind === 'product' ? term.factors : [term];
    const logs = factors.filter((f) => f.kind === 'apply' && (f.fn === 'log' || f.fn === 'lgamma'));
    const log = logs[0];
    if (logs.length !== 1 || log?.kind !== 'apply') rest.push(term);
    else {
      const argument = log.args[0] as Expr;
      const base = log.fn === 'log' ? argument : gammaOf(argument);
      powers.push(power(base, multiply(...factors.filter((f) => f !== log))));
    }
  }
  if (powers.length === 0) return rawPower(e, exponent);
  return multiply(...powers, rest.length === 0 ? one : power(e, add(...rest)));
}

/** |u|: u or −u where the sign is known; factors of known sign and the powers go out. */
export function abs(u: Expr): Expr {
  if (isNonNegative(u)) return u;
  if (isNegative(u)) return negate(u);
  // almost everywhere: at zero the sign is zero
  if (u.kind === 'apply' && u.fn === 'sign') return one;
  if (u.kind === 'product') {
    const known = u.factors.filter((f) => isNonNegative(f) || isNegative(f));
    if (known.length > 0) {
      const unknown = u.factors.filter((f) => !known.includes(f));
      return multiply(...known.map(abs), ...(unknown.length === 0 ? [] : [abs(multiply(...unknown))]));
    }
    return multiply(...u.factors.map(abs));
  }
  if (u.kind === 'power' && isIntegerValued(u.exponent)) return power(abs(u.base), u.exponent);
  if (u.kind === 'sum') {
    const { content, primitive } = primitivePart(u);
    if (!Q.isOne(content)) return multiply(fromRational(Q.absoluteValue(content)), abs(primitive));
  }
  return rawApply('abs', [u], range(0, Infinity));
}
