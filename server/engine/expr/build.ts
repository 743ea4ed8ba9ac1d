// The builders of expressions: they keep sums, products and powers in canonical form.
import * as Q from './rational.ts';
import { type Rational } from './rational.ts';
import {
  intern,
  type Branch,
  type Condition,
  type ConstantName,
  type Expr,
  type NumberExpr,
  type SymbolExpr,
  type SymbolRole,
  conditionKey,
} from './expr.ts';
import { range, type Range } from './range.ts';
import { compareExprs } from './order.ts';
import { isNonNegative, isPositive, isNegative, isIntegerValued } from './assumptions.ts';
import { factorize, numericPower } from './numericPower.ts';

export const fromRational = (value: Rational): Expr =>
  intern(`n${String(value.numerator)}/${String(value.denominator)}`, { kind: 'number', value });
/** A number: whole, or a decimal taken exactly as written (0.1 is 1/10). */
export const number = (value: number): Expr => fromRational(Q.fromDecimal(value));
export const ratio = (numerator: number, denominator: number): Expr =>
  fromRational(Q.rational(BigInt(numerator), BigInt(denominator)));
export const constant = (name: ConstantName): Expr => intern(`c${name}`, { kind: 'constant', name });
export const zero = number(0);
export const one = number(1);
export const two = number(2);
export const half = ratio(1, 2);
export const minusOne = number(-1);
export const pi = constant('pi');
export const e = constant('e');
export const eulerGamma = constant('eulerGamma');
export const infinity = constant('infinity');

export function symbol(name: string, role: SymbolRole, domain: Range): SymbolExpr {
  const d = [domain.lower, domain.upper, domain.lowerOpen, domain.upperOpen, domain.integer].join();
  return intern(`s${role}|${name}|${d}`, { kind: 'symbol', name, role, domain }) as SymbolExpr;
}

const isNumber = (x: Expr): x is NumberExpr => x.kind === 'number';
export const isZeroNumber = (x: Expr): boolean => isNumber(x) && Q.isZero(x.value);
export const isOneNumber = (x: Expr): boolean => isNumber(x) && Q.isOne(x.value);

/** A term as a rational coefficient times the rest; the rest of a number is 1. */
export function splitCoefficient(term: Expr): { readonly coefficient: Rational; readonly rest: Expr } {
  if (isNumber(term)) return { coefficient: term.value, rest: one };
  if (term.kind === 'product') {
    const first = term.factors[0] as Expr;
    if (isNumber(first)) {
      const others = term.factors.slice(1);
      return { coefficient: first.value, rest: others.length === 1 ? (others[0] as Expr) : rawProduct(others) };
    }
  }
  return { coefficient: Q.one, rest: term };
}

const rawProduct = (factors: readonly Expr[]): Expr =>
  intern(`*${factors.map((f) => f.id).join()}`, { kind: 'product', factors });
const rawPower = (base: Expr, exponent: Expr): Expr =>
  intern(`^${String(base.id)},${String(exponent.id)}`, { kind: 'power', base, exponent });

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
  return intern(`+${collected.map((t) => t.id).join()}`, { kind: 'sum', terms: collected });
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
  } else if (isNumber(base) && Q.sign(base.value) > 0) return powerOfRational(base.value, exponent);
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

/** A positive rational to a symbolic power, prime by prime: 4^k is 2^(2k). */
function powerOfRational(base: Rational, exponent: Expr): Expr {
  const factors: Expr[] = [];
  const collect = (n: bigint, sign: bigint): void => {
    for (const [prime, multiplicity] of factorize(n))
      factors.push(
        rawPower(
          fromRational(Q.rational(prime)),
          multiply(fromRational(Q.rational(sign * BigInt(multiplicity))), exponent),
        ),
      );
  };
  collect(base.numerator, 1n);
  collect(base.denominator, -1n);
  const [only] = factors;
  return factors.length === 1 && only !== undefined ? only : rawProduct(factors.sort(compareExprs));
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
  if (inside.length === 2 && inside[0] === minusOne && isNegative(inside[1] as Expr)) {
    outside.push(negate(inside[1] as Expr));
    inside.length = 0;
  }
  if (outside.length === 0) return undefined;
  const rest = inside.length === 0 ? one : rawOrPower(multiply(...inside), exponent);
  return multiply(...outside.map((f) => power(f, exponent)), rest);
}

const rawOrPower = (base: Expr, exponent: Expr): Expr =>
  base.kind === 'product' ? rawPower(base, exponent) : power(base, exponent);

function fromNumericPower(base: Rational, exponent: Rational): Expr {
  const { coefficient, radicals, unresolved } = numericPower(base, exponent);
  const parts = radicals.map((r) => rawPower(fromRational(Q.rational(r.base)), fromRational(r.exponent)));
  if (unresolved !== undefined) parts.push(rawPower(fromRational(unresolved), fromRational(exponent)));
  const factors = [fromRational(coefficient), ...parts].filter((p) => p !== one).sort(compareExprs);
  if (factors.length === 0) return one;
  return factors.length === 1 ? (factors[0] as Expr) : rawProduct(factors);
}

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
      const base = log.fn === 'log' ? argument : rawApply('gamma', [argument], range(0, Infinity, { lowerOpen: true }));
      powers.push(power(base, multiply(...factors.filter((f) => f !== log))));
    }
  }
  if (powers.length === 0) return rawPower(e, exponent);
  return multiply(...powers, rest.length === 0 ? one : power(e, add(...rest)));
}

/** A function applied, as it stands: the function's own file has put the arguments into canonical form. */
export const rawApply = (fn: string, args: readonly Expr[], values: Range): Expr =>
  intern(`f${fn}(${args.map((a) => a.id).join()})`, { kind: 'apply', fn, args, range: values });

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

/** The expression that the first true condition selects; branches decided by numbers are decided here. */
export function piecewise(branches: readonly Branch[], otherwise: Expr): Expr {
  const open: Branch[] = [];
  for (const branch of branches) {
    const decided = decide(branch.condition);
    if (decided === true) return open.length === 0 ? branch.value : finish(open, branch.value);
    if (decided === undefined) open.push(branch);
  }
  return finish(open, otherwise);
}

function finish(branches: readonly Branch[], otherwise: Expr): Expr {
  if (branches.every((b) => b.value === otherwise)) return otherwise;
  const key = branches.map((b) => `${conditionKey(b.condition)}?${String(b.value.id)}`).join(':');
  return intern(`?${key}:${String(otherwise.id)}`, { kind: 'piecewise', branches, otherwise });
}

/** The truth of a condition where the domains of its symbols decide it. */
export function decide(condition: Condition): boolean | undefined {
  if (condition.kind === 'not') {
    const inner = decide(condition.part);
    return inner === undefined ? undefined : !inner;
  }
  if (condition.kind === 'comparison') {
    const { difference: d, relation } = condition;
    if (isZeroNumber(d)) return relation === '<=' || relation === '=';
    const [below, above] = [isNegative(d), isPositive(d)];
    if (relation === '<') return below ? true : isNonNegative(d) ? false : undefined;
    if (relation === '<=') return below ? true : above ? false : undefined;
    return below || above ? relation === '!=' : undefined;
  }
  const parts = condition.parts.map(decide);
  if (condition.kind === 'all')
    return parts.includes(false) ? false : parts.every((p) => p === true) ? true : undefined;
  return parts.includes(true) ? true : parts.every((p) => p === false) ? false : undefined;
}

/** Σ of the body over index = from … to; written out where both bounds are near whole numbers. */
export const rawSeries = (body: Expr, index: SymbolExpr, from: Expr, to: Expr): Expr =>
  intern(`S${String(body.id)},${String(index.id)},${String(from.id)},${String(to.id)}`, {
    kind: 'series',
    body,
    index,
    from,
    to,
  });
