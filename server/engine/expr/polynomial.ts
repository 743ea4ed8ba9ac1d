// Sparse polynomials with rational coefficients over generators, exponents of either sign (Laurent), in units of 1/exponentUnit.
import * as Q from './rational.ts';
import type { Rational } from './rational.ts';
import { spendTermSteps, TooLarge } from './termSteps.ts';

/** Exponents are whole multiples of 1/120, so that roots up to the sixth, and eighths and tenths, are exact. */
export const exponentUnit = 120;
export const maximalTerms = 1200;

export { TooLarge };

export interface Term {
  /** The exponent of each generator, trailing zeros cut. */
  readonly exponents: readonly number[];
  readonly coefficient: Rational;
}
/** By the key of the exponents; no zero coefficients. */
export type Polynomial = ReadonlyMap<string, Term>;

const trim = (exponents: number[]): number[] => {
  while (exponents.length > 0 && exponents[exponents.length - 1] === 0) exponents.pop();
  return exponents;
};

export const zeroPolynomial: Polynomial = new Map();
export function monomial(exponents: readonly number[], coefficient: Rational): Polynomial {
  if (Q.isZero(coefficient)) return zeroPolynomial;
  const trimmed = trim([...exponents]);
  return new Map([[trimmed.join(), { exponents: trimmed, coefficient }]]);
}
export const constantPolynomial = (coefficient: Rational): Polynomial => monomial([], coefficient);
export const onePolynomial = constantPolynomial(Q.one);

export function generatorPower(index: number, exponent: number): Polynomial {
  const exponents = new Array<number>(index + 1).fill(0);
  exponents[index] = exponent;
  return monomial(exponents, Q.one);
}

function accumulate(target: Map<string, Term>, exponents: readonly number[], coefficient: Rational): void {
  const key = exponents.join();
  const known = target.get(key);
  const total = known === undefined ? coefficient : Q.add(known.coefficient, coefficient);
  if (Q.isZero(total)) target.delete(key);
  else target.set(key, { exponents, coefficient: total });
}

export function addPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  const result = new Map(a);
  for (const term of b.values()) accumulate(result, term.exponents, term.coefficient);
  return result;
}

export function addExponents(a: readonly number[], b: readonly number[], sign = 1): number[] {
  const sum: number[] = [];
  for (let i = 0; i < Math.max(a.length, b.length); i++) sum.push((a[i] ?? 0) + sign * (b[i] ?? 0));
  return trim(sum);
}

export function multiplyPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  if (a.size * b.size > maximalTerms * 8) throw new TooLarge();
  spendTermSteps(a.size * b.size);
  const result = new Map<string, Term>();
  for (const s of a.values())
    for (const t of b.values())
      accumulate(result, addExponents(s.exponents, t.exponents), Q.multiply(s.coefficient, t.coefficient));
  if (result.size > maximalTerms) throw new TooLarge();
  return result;
}

export function scalePolynomial(a: Polynomial, factor: Rational): Polynomial {
  if (Q.isOne(factor)) return a;
  const result = new Map<string, Term>();
  for (const [key, t] of a) result.set(key, { exponents: t.exponents, coefficient: Q.multiply(t.coefficient, factor) });
  return result;
}

export function polynomialPower(a: Polynomial, n: number): Polynomial {
  let result = onePolynomial;
  for (let i = 0; i < n; i++) result = multiplyPolynomials(result, a);
  return result;
}

export const polynomialKey = (a: Polynomial): string =>
  [...a.values()]
    .map((t) => `${t.exponents.join()}:${String(t.coefficient.numerator)}/${String(t.coefficient.denominator)}`)
    .sort()
    .join(' ');

/** The least exponent of each generator over all terms. */
export function leastExponents(a: Polynomial): number[] {
  const width = Math.max(0, ...[...a.values()].map((t) => t.exponents.length));
  const least = new Array<number>(width).fill(Infinity);
  for (const t of a.values())
    for (let i = 0; i < width; i++) least[i] = Math.min(least[i] as number, t.exponents[i] ?? 0);
  return trim(least);
}

const compareExponents = (a: readonly number[], b: readonly number[]): number => {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};

/** The term with the lexicographically largest exponents. */
export function leadingTerm(a: Polynomial): Term {
  let leading: Term | undefined;
  for (const t of a.values())
    if (leading === undefined || compareExponents(t.exponents, leading.exponents) > 0) leading = t;
  return leading as Term;
}

export interface Content {
  readonly coefficient: Rational;
  readonly exponents: readonly number[];
  /** No monomial divides it, whole coefficients without a common divisor, the leading one positive. */
  readonly primitive: Polynomial;
}

/** a = coefficient · monomial · primitive, for a ≠ 0. */
export function contentOf(a: Polynomial): Content {
  const exponents = leastExponents(a);
  const magnitude = Q.content([...a.values()].map((t) => t.coefficient));
  const coefficient = Q.sign(leadingTerm(a).coefficient) < 0 ? Q.negate(magnitude) : magnitude;
  const inverse = Q.invert(coefficient);
  const primitive = new Map<string, Term>();
  for (const t of a.values()) {
    const shifted = addExponents(t.exponents, exponents, -1);
    primitive.set(shifted.join(), { exponents: shifted, coefficient: Q.multiply(t.coefficient, inverse) });
  }
  return { coefficient, exponents, primitive };
}

/** a / b where b divides a exactly, both without negative exponents; undefined where it does not. */
export function divideExactly(a: Polynomial, b: Polynomial): Polynomial | undefined {
  const divisor = leadingTerm(b);
  const remainder = new Map(a);
  const quotient = new Map<string, Term>();
  for (let steps = 0; remainder.size > 0; steps++) {
    if (steps > maximalTerms || remainder.size > maximalTerms) return undefined;
    spendTermSteps(remainder.size + b.size);
    const leading = leadingTerm(remainder);
    const exponents = addExponents(leading.exponents, divisor.exponents, -1);
    if (exponents.some((e) => e < 0)) return undefined;
    const coefficient = Q.divide(leading.coefficient, divisor.coefficient);
    accumulate(quotient, exponents, coefficient);
    for (const t of b.values())
      accumulate(remainder, addExponents(t.exponents, exponents), Q.negate(Q.multiply(t.coefficient, coefficient)));
  }
  return quotient;
}
