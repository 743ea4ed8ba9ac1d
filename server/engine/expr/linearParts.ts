// Splits linear factors with rational coefficients off a polynomial in one generator, by the rational root theorem.
import { addPolynomials, contentOf, divideExactly, monomial, type Polynomial } from './polynomial.ts';
import type { Power } from './polynomialGcd.ts';
import * as Q from './rational.ts';

/** Coefficients with larger ends than this are not tried. */
const largestEnd = 200;
const highestDegree = 6;

/** A square-free polynomial's power as powers of its linear factors and of what is left; 1 − r² stays as it is. */
export function linearParts({ polynomial, power }: Power): readonly Power[] {
  const found: Power[] = [];
  let rest = polynomial;
  for (let linear = linearFactor(rest); linear !== undefined; linear = linearFactor(rest)) {
    const quotient = divideExactly(rest, linear);
    if (quotient === undefined) break;
    found.push({ polynomial: linear, power });
    rest = contentOf(quotient).primitive;
  }
  return rest.size > 1 ? [...found, { polynomial: rest, power }] : found;
}

function linearFactor(p: Polynomial): Polynomial | undefined {
  if (p.size < 3) return undefined;
  const used = new Set([...p.values()].flatMap((t) => t.exponents.flatMap((e, v) => (e === 0 ? [] : [v]))));
  const [v] = used;
  if (used.size !== 1 || v === undefined) return undefined;
  const exponents = [...p.values()].map((t) => t.exponents[v] ?? 0);
  const unit = exponents.reduce((a, b) => Number(Q.greatestCommonDivisor(BigInt(a), BigInt(b))), 0);
  const top = Math.max(...exponents) / unit;
  const coefficient = (n: number): Q.Rational =>
    [...p.values()].find((t) => (t.exponents[v] ?? 0) === n * unit)?.coefficient ?? Q.zero;
  const [first, last] = [coefficient(0), coefficient(top)].map((c) => Math.abs(Q.toNumber(c))) as [number, number];
  if (top > highestDegree || first > largestEnd || last > largestEnd) return undefined;
  for (const numerator of divisorsOf(first))
    for (const denominator of divisorsOf(last))
      for (const root of [
        Q.divide(Q.integer(numerator), Q.integer(denominator)),
        Q.divide(Q.integer(-numerator), Q.integer(denominator)),
      ]) {
        let value = Q.zero;
        for (let n = top; n >= 0; n--) value = Q.add(Q.multiply(value, root), coefficient(n));
        if (!Q.isZero(value)) continue;
        const exponent = new Array<number>(v + 1).fill(0);
        exponent[v] = unit;
        return contentOf(addPolynomials(monomial(exponent, Q.one), monomial([], Q.negate(root)))).primitive;
      }
  return undefined;
}

const divisorsOf = (n: number): readonly number[] =>
  Array.from({ length: n }, (_, i) => i + 1).filter((d) => n % d === 0);
