// Sparse polynomials with rational coefficients over generators, exponents of either sign (Laurent), in units of 1/exponentUnit.
import { charge } from '../base/work.ts';
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

const stepsOfExponent = 3;

/** Exponents of a term as a short string, a sign for each: the key of a polynomial's terms. */
export function exponentKey(exponents: readonly number[]): string {
  const width = exponents.length;
  charge(stepsOfExponent * width);
  if (width < 4 || !exponents.every(isUsual)) return joined(exponents);
  // a string made at once is flat, and a fraction of the work for its reader
  const codes = new Array<number>(width);
  for (let i = 0; i < width; i++) codes[i] = (exponents[i] as number) + signOfZero;
  return String.fromCharCode(...codes);
}

const signOfZero = 32_768;
const isUsual = (e: number): boolean => Math.abs(e) < 30_000;
function joined(exponents: readonly number[]): string {
  let key = '';
  for (const e of exponents) key += isUsual(e) ? String.fromCharCode(e + signOfZero) : `(${String(e)})`;
  return key;
}

export const zeroPolynomial: Polynomial = new Map();
export function monomial(exponents: readonly number[], coefficient: Rational): Polynomial {
  if (Q.isZero(coefficient)) return zeroPolynomial;
  const trimmed = trim([...exponents]);
  return new Map([[exponentKey(trimmed), { exponents: trimmed, coefficient }]]);
}
export const constantPolynomial = (coefficient: Rational): Polynomial => monomial([], coefficient);
export const onePolynomial = constantPolynomial(Q.one);

export function generatorPower(index: number, exponent: number): Polynomial {
  const exponents = new Array<number>(index + 1).fill(0);
  exponents[index] = exponent;
  return monomial(exponents, Q.one);
}

function accumulate(target: Map<string, Term>, exponents: readonly number[], coefficient: Rational): void {
  put(target, exponentKey(exponents), exponents, coefficient);
}

function put(target: Map<string, Term>, key: string, exponents: readonly number[], coefficient: Rational): void {
  const known = target.get(key);
  const total = known === undefined ? coefficient : Q.add(known.coefficient, coefficient);
  if (Q.isZero(total)) target.delete(key);
  else target.set(key, { exponents, coefficient: total });
}

export const addPolynomials = (a: Polynomial, b: Polynomial): Polynomial => sumOfPolynomials([a, b]);

export function sumOfPolynomials(parts: readonly Polynomial[]): Polynomial {
  const [first = zeroPolynomial, ...others] = parts;
  if (others.length === 0) return first;
  const result = new Map(first);
  for (const part of others) {
    spendTermSteps(part.size);
    for (const [key, term] of part) {
      charge(stepsOfExponent * term.exponents.length);
      put(result, key, term.exponents, term.coefficient);
    }
  }
  return result;
}

export function addExponents(a: readonly number[], b: readonly number[], sign = 1): number[] {
  const sum: number[] = [];
  const width = Math.max(a.length, b.length);
  for (let i = 0; i < width; i++) sum.push((a[i] ?? 0) + sign * (b[i] ?? 0));
  return trim(sum);
}

export function multiplyPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  if (a.size * b.size > maximalTerms * 8) throw new TooLarge();
  spendTermSteps(a.size * b.size);
  if (b.size === 1) return timesTerm(a, [...b.values()][0] as Term);
  if (a.size === 1) return timesTerm(b, [...a.values()][0] as Term);
  const result = new Map<string, Term>();
  for (const s of a.values())
    for (const t of b.values())
      accumulate(result, addExponents(s.exponents, t.exponents), Q.multiply(s.coefficient, t.coefficient));
  if (result.size > maximalTerms) throw new TooLarge();
  return result;
}

function timesTerm(a: Polynomial, { exponents, coefficient }: Term): Polynomial {
  if (exponents.length === 0) return scalePolynomial(a, coefficient);
  const result = new Map<string, Term>();
  for (const t of a.values()) {
    const shifted = addExponents(t.exponents, exponents);
    result.set(exponentKey(shifted), { exponents: shifted, coefficient: Q.multiply(t.coefficient, coefficient) });
  }
  return result;
}

export function scalePolynomial(a: Polynomial, factor: Rational): Polynomial {
  if (Q.isOne(factor)) return a;
  const result = new Map<string, Term>();
  for (const [key, t] of a) result.set(key, { exponents: t.exponents, coefficient: Q.multiply(t.coefficient, factor) });
  return result;
}

export function polynomialPower(a: Polynomial, n: number): Polynomial {
  if (n === 0) return onePolynomial;
  let result = a;
  for (let i = 1; i < n; i++) result = multiplyPolynomials(result, a);
  return result;
}

const keys = new WeakMap<Polynomial, string>();

export function polynomialKey(a: Polynomial): string {
  const known = keys.get(a);
  if (known !== undefined) return known;
  const terms = [...a].map(
    ([key, { coefficient: c }]) =>
      key + (c.denominator === 1n ? `:${String(c.numerator)}` : `:${String(c.numerator)}/${String(c.denominator)}`),
  );
  const result = terms.sort().join(' ');
  keys.set(a, result);
  return result;
}

/** The least exponent of each generator over all terms. */
export function leastExponents(a: Polynomial): number[] {
  let least: number[] | undefined;
  for (const { exponents } of a.values()) {
    least ??= [...exponents];
    const width = Math.max(least.length, exponents.length);
    for (let i = 0; i < width; i++) least[i] = Math.min(least[i] ?? 0, exponents[i] ?? 0);
  }
  return trim(least ?? []);
}

const compareExponents = (a: readonly number[], b: readonly number[]): number => {
  const width = Math.max(a.length, b.length);
  for (let i = 0; i < width; i++) {
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
  if (a.size === 1) return { ...([...a.values()][0] as Term), primitive: onePolynomial };
  const exponents = leastExponents(a);
  const magnitude = Q.content([...a.values()].map((t) => t.coefficient));
  const coefficient = Q.sign(leadingTerm(a).coefficient) < 0 ? Q.negate(magnitude) : magnitude;
  if (exponents.length === 0 && Q.isOne(coefficient)) return { coefficient, exponents, primitive: a };
  const inverse = Q.invert(coefficient);
  const primitive = new Map<string, Term>();
  for (const t of a.values()) {
    const shifted = addExponents(t.exponents, exponents, -1);
    primitive.set(exponentKey(shifted), { exponents: shifted, coefficient: Q.multiply(t.coefficient, inverse) });
  }
  return { coefficient, exponents, primitive };
}

/** Is some generator's highest power greater in b than in a? */
function exceeds(b: Polynomial, a: Polynomial): boolean {
  const highest: number[] = [];
  for (const { exponents } of a.values())
    for (let i = 0; i < exponents.length; i++) highest[i] = Math.max(highest[i] ?? 0, exponents[i] ?? 0);
  for (const { exponents } of b.values())
    for (let i = 0; i < exponents.length; i++) if ((exponents[i] ?? 0) > (highest[i] ?? 0)) return true;
  return false;
}

/** a / b where b divides a exactly, both without negative exponents; undefined where it does not. */
export function divideExactly(a: Polynomial, b: Polynomial): Polynomial | undefined {
  const divisor = leadingTerm(b);
  if (exceeds(b, a)) return undefined;
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
