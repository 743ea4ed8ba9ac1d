// Greatest common divisors and square-free parts of polynomials in several generators, by primitive remainder sequences.
// Source: Knuth, The Art of Computer Programming 2, 3rd ed. (1997), section 4.6.1; Yun, Proc. SYMSAC (1976) for the parts.
import { areCoprime } from './coprime.ts';
import * as Q from './rational.ts';
import {
  addExponents,
  addPolynomials,
  constantPolynomial,
  contentOf,
  divideExactly,
  exponentKey,
  multiplyPolynomials,
  onePolynomial,
  scalePolynomial,
  TooLarge,
  type Polynomial,
  type Term,
} from './polynomial.ts';

/** Remainders of more terms than this are not followed. */
const mostTerms = 120;

export interface Power {
  /** Primitive, of more than one term. */
  readonly polynomial: Polynomial;
  readonly power: number;
}

const isConstant = (p: Polynomial): boolean => p.size <= 1;
const primitiveOf = (p: Polynomial): Polynomial => contentOf(p).primitive;

/** The exponents of a generator that occur. */
const exponentsOf = (p: Polynomial, v: number): readonly number[] => [...p.values()].map((t) => t.exponents[v] ?? 0);
const degree = (p: Polynomial, v: number): number => Math.max(0, ...exponentsOf(p, v));

function generatorsOf(p: Polynomial): readonly number[] {
  const found = new Set<number>();
  for (const t of p.values())
    t.exponents.forEach((e, v) => {
      if (e > 0) found.add(v);
    });
  return [...found].sort((a, b) => a - b);
}

/** The coefficients of the powers of one generator. */
export function coefficientsBy(p: Polynomial, v: number): ReadonlyMap<number, Polynomial> {
  const result = new Map<number, Map<string, Term>>();
  for (const t of p.values()) {
    const e = t.exponents[v] ?? 0;
    const rest = addExponents(t.exponents, powerOf(v, e), -1);
    const coefficient = result.get(e) ?? new Map<string, Term>();
    coefficient.set(exponentKey(rest), { exponents: rest, coefficient: t.coefficient });
    result.set(e, coefficient);
  }
  return result;
}

const powerOf = (v: number, e: number): number[] => {
  const exponents = new Array<number>(v + 1).fill(0);
  exponents[v] = e;
  return exponents;
};

function shift(p: Polynomial, v: number, e: number): Polynomial {
  if (e === 0) return p;
  const result = new Map<string, Term>();
  for (const t of p.values()) {
    const exponents = addExponents(t.exponents, powerOf(v, e));
    result.set(exponentKey(exponents), { exponents, coefficient: t.coefficient });
  }
  return result;
}

const leadingBy = (p: Polynomial, v: number): Polynomial => coefficientsBy(p, v).get(degree(p, v)) ?? onePolynomial;
const subtract = (a: Polynomial, b: Polynomial): Polynomial => addPolynomials(a, scalePolynomial(b, Q.minusOne));

/** The remainder of lc(b)^k · a by b, as polynomials in the generator v. */
function pseudoRemainder(a: Polynomial, b: Polynomial, v: number): Polynomial {
  const lead = leadingBy(b, v);
  const size = degree(b, v);
  let rest = a;
  while (rest.size > 0 && degree(rest, v) >= size) {
    const gap = degree(rest, v) - size;
    rest = subtract(multiplyPolynomials(rest, lead), shift(multiplyPolynomials(b, leadingBy(rest, v)), v, gap));
    if (rest.size > mostTerms) throw new TooLarge();
  }
  return rest;
}

/** The greatest common divisor of the coefficients of the powers of v. */
function contentBy(p: Polynomial, v: number): Polynomial {
  let result: Polynomial | undefined;
  for (const c of coefficientsBy(p, v).values()) {
    result = result === undefined ? c : commonDivisor(result, c);
    if (isConstant(primitiveOf(result)) && isConstant(c)) return onePolynomial;
  }
  return result === undefined ? onePolynomial : primitiveOf(result);
}

/** The greatest common divisor of primitive parts: primitive, 1 where they are coprime. Throws TooLarge where it is hard to find. */
export function commonDivisor(first: Polynomial, second: Polynomial): Polynomial {
  let [a, b] = [primitiveOf(first), primitiveOf(second)];
  if (isConstant(a) || isConstant(b)) return onePolynomial;
  if (a.size > mostTerms || b.size > mostTerms) throw new TooLarge();
  const [ofA, ofB] = [generatorsOf(a), generatorsOf(b)];
  const alone = ofA.find((v) => !ofB.includes(v));
  if (alone !== undefined) return commonDivisor(contentBy(a, alone), b);
  const other = ofB.find((v) => !ofA.includes(v));
  if (other !== undefined) return commonDivisor(a, contentBy(b, other));
  if (areCoprime(a, b, ofA)) return onePolynomial;
  const v = ofA.reduce((best, w) => (degree(a, w) * degree(b, w) < degree(a, best) * degree(b, best) ? w : best));
  const [contentA, contentB] = [contentBy(a, v), contentBy(b, v)];
  const content = commonDivisor(contentA, contentB);
  [a, b] = [quotient(a, contentA), quotient(b, contentB)];
  if (degree(a, v) < degree(b, v)) [a, b] = [b, a];
  while (b.size > 0 && degree(b, v) > 0) {
    const rest = pseudoRemainder(a, b, v);
    a = b;
    b = rest.size === 0 ? rest : quotient(primitiveOf(rest), contentBy(rest, v));
  }
  const own = b.size === 0 ? primitiveOf(a) : onePolynomial;
  return primitiveOf(multiplyPolynomials(own, content));
}

/** a / b where b is known to divide a. */
function quotient(a: Polynomial, b: Polynomial): Polynomial {
  if (b.size === 1) return a;
  const result = divideExactly(a, b);
  if (result === undefined) throw new TooLarge();
  return result;
}

/** The derivative by v, up to powers of v and constants: exponents count in units, and roots that are not zero matter. */
function derivative(p: Polynomial, v: number): Polynomial {
  let result: Polynomial = new Map();
  for (const [e, c] of coefficientsBy(p, v))
    if (e !== 0)
      result = addPolynomials(result, shift(multiplyPolynomials(c, constantPolynomial(Q.integer(e))), v, e - 1));
  return result;
}

/** A primitive polynomial as a product of powers of square-free ones, constants aside. */
export function squareFree(p: Polynomial): readonly Power[] {
  if (isConstant(p)) return [];
  const generators = generatorsOf(p);
  const steps = (w: number): number => new Set(exponentsOf(p, w)).size;
  const v = generators.reduce((best, w) => (steps(w) < steps(best) ? w : best), generators[0] as number);
  const content = contentBy(p, v);
  const own = primitiveOf(quotient(p, content));
  const result: Power[] = [...squareFree(content)];
  // a v + b with coprime a and b
  if (steps(v) === 2) return isConstant(own) ? result : [...result, { polynomial: own, power: 1 }];
  let repeated = commonDivisor(own, derivative(own, v));
  let rest = quotient(own, repeated);
  for (let power = 1; !isConstant(rest); power++) {
    const next = isConstant(repeated) ? onePolynomial : commonDivisor(rest, repeated);
    const part = primitiveOf(quotient(rest, next));
    if (!isConstant(part)) result.push({ polynomial: part, power });
    repeated = quotient(repeated, next);
    rest = next;
  }
  return result;
}
