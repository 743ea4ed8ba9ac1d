// Quotients of polynomials: the denominator kept as powers of known factors, cancelled by exact division.
import * as Q from './rational.ts';
import type { Rational } from './rational.ts';
import {
  constantPolynomial,
  contentOf,
  divideExactly,
  leadingTerm,
  monomial,
  multiplyPolynomials,
  onePolynomial,
  polynomialKey,
  polynomialPower,
  scalePolynomial,
  sumOfPolynomials,
  zeroPolynomial,
  type Polynomial,
} from './polynomial.ts';

export interface Factor {
  /** More than one term, primitive. */
  readonly polynomial: Polynomial;
  readonly key: string;
  readonly power: number;
}
/** numerator / Π polynomial^power; monomials stand in the numerator with negative exponents. */
export interface Fraction {
  readonly numerator: Polynomial;
  readonly denominator: readonly Factor[];
}

/** A fraction as a whole number and the rest. */
export interface WholePart {
  readonly whole: Rational;
  readonly rest: Fraction;
}

/**
 * A whole number and what is left, for each term of the denominator the one by which it is gone from the numerator, up to less than
 * itself: (3m − l)/(m − l) is 3 + 2l/(m − l), and 1 + 2m/(m − l). Fractions that differ by a whole number leave the same.
 */
export function wholeParts({ numerator, denominator }: Fraction): readonly WholePart[] {
  if (denominator.length === 0) return [{ whole: Q.zero, rest: { numerator, denominator } }];
  const below = denominator.map((f) => polynomialPower(f.polynomial, f.power)).reduce(multiplyPolynomials);
  return [...below].map(([key, { coefficient }]) => {
    const above = numerator.get(key);
    const whole = above === undefined ? Q.zero : Q.rational(Q.floor(Q.divide(above.coefficient, coefficient)));
    if (Q.isZero(whole)) return { whole, rest: { numerator, denominator } };
    const left = sumOfPolynomials([numerator, scalePolynomial(below, Q.negate(whole))]);
    return { whole, rest: { numerator: left, denominator } };
  });
}

export const polynomialFraction = (numerator: Polynomial): Fraction => ({ numerator, denominator: [] });
export const constantFraction = (value: Rational): Fraction => polynomialFraction(constantPolynomial(value));
export const oneFraction = polynomialFraction(onePolynomial);

/** The factors met so far: denominators and sums are split by them, so that equal factors cancel. */
export class FactorBase {
  readonly polynomials: Polynomial[] = [];
  private readonly keys = new Set<string>();

  /** Primitive factors of a primitive polynomial of more than one term, as far as they are known. */
  split(primitive: Polynomial): Factor[] {
    const factors: Factor[] = [];
    let rest = primitive;
    for (const known of this.polynomials) {
      let power = 0;
      while (rest.size > 1) {
        const quotient = divideExactly(rest, known);
        if (quotient === undefined) break;
        rest = quotient;
        power++;
      }
      if (power > 0) factors.push({ polynomial: known, key: polynomialKey(known), power });
    }
    if (rest.size > 1) {
      const { primitive: last } = contentOf(rest);
      this.register(last);
      factors.push({ polynomial: last, key: polynomialKey(last), power: 1 });
    }
    return factors;
  }

  register(primitive: Polynomial): void {
    const key = polynomialKey(primitive);
    if (primitive.size < 2 || this.keys.has(key)) return;
    this.keys.add(key);
    this.polynomials.push(primitive);
  }
}

const negateExponents = (exponents: readonly number[]): number[] => exponents.map((e) => -e);

/** 1/f; undefined for f = 0. */
export function invertFraction(f: Fraction, base: FactorBase): Fraction | undefined {
  if (f.numerator.size === 0) return undefined;
  const { coefficient, exponents, primitive } = contentOf(f.numerator);
  let numerator = monomial(negateExponents(exponents), Q.invert(coefficient));
  for (const factor of f.denominator)
    numerator = multiplyPolynomials(numerator, polynomialPower(factor.polynomial, factor.power));
  if (primitive.size === 1) return { numerator, denominator: [] };
  const denominator = base.split(primitive);
  // splitting may leave a rational constant behind: primitive = c · Π factors
  const product = denominator.reduce(
    (p, factor) => multiplyPolynomials(p, polynomialPower(factor.polynomial, factor.power)),
    onePolynomial,
  );
  const scale = divideExactly(primitive, product);
  const constant = scale === undefined ? Q.one : ([...scale.values()][0]?.coefficient ?? Q.one);
  return cancel({ numerator: scalePolynomial(numerator, Q.invert(constant)), denominator });
}

export function multiplyFractions(a: Fraction, b: Fraction): Fraction {
  const numerator = multiplyPolynomials(a.numerator, b.numerator);
  if (a.denominator.length === 0 && b.denominator.length === 0) return { numerator, denominator: [] };
  const powers = new Map(a.denominator.map((f) => [f.key, f]));
  for (const f of b.denominator) {
    const known = powers.get(f.key);
    powers.set(f.key, known === undefined ? f : { ...f, power: known.power + f.power });
  }
  return cancel({ numerator, denominator: [...powers.values()] });
}

export function fractionPower(f: Fraction, n: number): Fraction {
  return {
    numerator: polynomialPower(f.numerator, n),
    denominator: n === 0 ? [] : f.denominator.map((d) => ({ ...d, power: d.power * n })),
  };
}

export function addFractions(terms: readonly Fraction[]): Fraction {
  const common = new Map<string, Factor>();
  for (const term of terms)
    for (const f of term.denominator) {
      const known = common.get(f.key);
      if (known === undefined || known.power < f.power) common.set(f.key, f);
    }
  const scaled = terms.map((term) => {
    let { numerator } = term;
    for (const f of common.values()) {
      const present = term.denominator.find((d) => d.key === f.key)?.power ?? 0;
      if (f.power > present)
        numerator = multiplyPolynomials(numerator, polynomialPower(f.polynomial, f.power - present));
    }
    return numerator;
  });
  return cancel({ numerator: sumOfPolynomials(scaled), denominator: [...common.values()] });
}

/** Divides numerator and denominator by the denominator's factors as often as they divide exactly. */
export function cancel(f: Fraction): Fraction {
  if (f.numerator.size === 0) return { numerator: zeroPolynomial, denominator: [] };
  if (f.denominator.length === 0) return f;
  const { coefficient, exponents, primitive } = contentOf(f.numerator);
  let rest = primitive;
  const denominator: Factor[] = [];
  for (const factor of f.denominator) {
    let { power } = factor;
    while (power > 0 && rest.size > 1) {
      const quotient = divideExactly(rest, factor.polynomial);
      if (quotient === undefined) break;
      rest = quotient;
      power--;
    }
    if (power > 0) denominator.push({ ...factor, power });
  }
  return { numerator: multiplyPolynomials(rest, monomial(exponents, coefficient)), denominator };
}

/** The rational constant c in primitive = c · Π factors, all of them primitive. */
export function splitScale(primitive: Polynomial, factors: readonly Factor[]): Rational {
  let scale = leadingTerm(primitive).coefficient;
  for (const f of factors) scale = Q.divide(scale, Q.power(leadingTerm(f.polynomial).coefficient, f.power));
  return scale;
}
