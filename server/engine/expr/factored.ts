// A quotient of polynomials as a product of powers of coprime square-free polynomials: everything common is cancelled.
import * as Q from './rational.ts';
import type { Rational } from './rational.ts';
import type { Fraction } from './fraction.ts';
import {
  contentOf,
  divideExactly,
  leadingTerm,
  multiplyPolynomials,
  onePolynomial,
  polynomialKey,
  polynomialPower,
  TooLarge,
  type Polynomial,
} from './polynomial.ts';
import { linearParts } from './linearParts.ts';
import { commonDivisor, squareFree, type Power } from './polynomialGcd.ts';

/** coefficient · Π generatorᵉ · Π polynomial^power, with powers of either sign. */
export interface Factored {
  readonly coefficient: Rational;
  readonly exponents: readonly number[];
  readonly powers: readonly Power[];
}

/** The square-free parts of polynomials over the same generators, by their keys. */
export type KnownParts = Map<string, readonly Power[]>;

/** The product with its value unchanged; undefined where common divisors are too hard to find. The numerator is not zero. */
export function factored(fraction: Fraction, known: KnownParts): Factored | undefined {
  const { coefficient, exponents, primitive } = contentOf(fraction.numerator);
  try {
    const above = parts(primitive, 1, known);
    const below = fraction.denominator.flatMap((f) => parts(f.polynomial, -f.power, known));
    const powers = coprime([...below, ...above]).filter((f) => f.power !== 0);
    // all are primitive, so the two sides differ by the quotient of their leading coefficients
    let lead = leadingTerm(primitive).coefficient;
    for (const f of fraction.denominator)
      lead = Q.divide(lead, Q.power(leadingTerm(f.polynomial).coefficient, f.power));
    for (const f of powers) lead = Q.divide(lead, Q.power(leadingTerm(f.polynomial).coefficient, f.power));
    return { coefficient: Q.multiply(coefficient, lead), exponents, powers };
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

function parts(p: Polynomial, power: number, known: KnownParts): readonly Power[] {
  const key = polynomialKey(p);
  const own = known.get(key) ?? squareFree(contentOf(p).primitive).flatMap(linearParts);
  known.set(key, own);
  return own.map((f) => ({ polynomial: f.polynomial, power: f.power * power }));
}

/** The same product with factors no two of which have anything in common. */
function coprime(factors: readonly Power[]): readonly Power[] {
  const done: Power[] = [];
  const open = [...factors];
  for (let f = open.pop(); f !== undefined; f = open.pop()) {
    let left = f;
    let split = false;
    for (const [i, g] of done.entries()) {
      const common = commonDivisor(left.polynomial, g.polynomial);
      if (common.size < 2) continue;
      done.splice(i, 1);
      open.push({ polynomial: common, power: left.power + g.power });
      for (const side of [left, g]) {
        const rest = contentOf(divideExactly(side.polynomial, common) ?? onePolynomial).primitive;
        if (rest.size > 1) open.push({ polynomial: rest, power: side.power });
      }
      split = true;
      break;
    }
    if (!split && left.power !== 0) {
      left = { polynomial: contentOf(left.polynomial).primitive, power: left.power };
      done.push(left);
    }
  }
  return done;
}

/** The product of the factors of positive power, and those below. */
export function sidesOf(f: Factored): { readonly above: Polynomial; readonly below: readonly Power[] } {
  let above = onePolynomial;
  for (const p of f.powers) if (p.power > 0) above = multiplyPolynomials(above, polynomialPower(p.polynomial, p.power));
  return { above, below: f.powers.filter((p) => p.power < 0) };
}
