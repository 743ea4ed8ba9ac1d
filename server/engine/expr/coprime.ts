// A quick proof that two polynomials have no common divisor: their images in one generator, the others at fixed points of a prime field.
// Source: Brown, On Euclid's Algorithm and the Computation of Polynomial Greatest Common Divisors, J. ACM 18 (1971).
import { type Polynomial } from './polynomial.ts';
import { greatestCommonDivisor } from './rational.ts';

/** The largest prime below 2²⁶: products of residues are exact in doubles. */
const prime = 67108859;

/**
 * Proved to have no common divisor but constants: true; not decided: false. Both primitive with whole coefficients and whole
 * exponents that are not negative; `shared` holds every generator of the one and of the other.
 */
export const areCoprime = (a: Polynomial, b: Polynomial, shared: readonly number[]): boolean =>
  shared.every((v) => isCoprimeIn(a, b, v));

/** Does no common divisor hold the generator v? The degree of a divisor's image is its own where a leading coefficient stays. */
function isCoprimeIn(a: Polynomial, b: Polynomial, v: number): boolean {
  const unit = [...a.values(), ...b.values()].reduce((g, t) => gcd(g, t.exponents[v] ?? 0), 0);
  if (unit === 0) return true;
  const [imageA, imageB] = [image(a, v, unit), image(b, v, unit)];
  const isKept = imageA.length - 1 === degree(a, v) / unit || imageB.length - 1 === degree(b, v) / unit;
  return isKept && degreeOfDivisor(imageA, imageB) === 0;
}

const degree = (p: Polynomial, v: number): number =>
  [...p.values()].reduce((top, t) => Math.max(top, t.exponents[v] ?? 0), 0);

const gcd = (a: number, b: number): number => Number(greatestCommonDivisor(BigInt(a), BigInt(b)));

function powerModulo(base: number, exponent: number): number {
  let [result, square] = [1, base];
  for (let n = exponent; n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}

const pointAt = (generator: number): number => (7919 * (generator + 1) * (generator + 3) + 104729) % prime;

/** The coefficients by the powers of v, lowest first, without leading zeros. */
function image(p: Polynomial, v: number, unit: number): number[] {
  const result: number[] = [];
  for (const t of p.values()) {
    const residue = Number(t.coefficient.numerator % BigInt(prime));
    let value = residue < 0 ? residue + prime : residue;
    t.exponents.forEach((e, w) => {
      if (w !== v && e !== 0) value = (value * powerModulo(pointAt(w), e)) % prime;
    });
    const place = (t.exponents[v] ?? 0) / unit;
    while (result.length <= place) result.push(0);
    result[place] = ((result[place] as number) + value) % prime;
  }
  while (result.at(-1) === 0) result.pop();
  return result;
}

/** The degree of the greatest common divisor of two polynomials over the prime field. */
function degreeOfDivisor(first: number[], second: number[]): number {
  let [a, b] = first.length >= second.length ? [first, second] : [second, first];
  while (b.length > 1) {
    const inverse = powerModulo(b.at(-1) as number, prime - 2);
    const rest = [...a];
    for (let top = rest.length - 1; top >= b.length - 1; top--) {
      const factor = ((rest[top] as number) * inverse) % prime;
      if (factor === 0) continue;
      for (let i = 0; i < b.length; i++) {
        const place = top - b.length + 1 + i;
        rest[place] = ((rest[place] as number) + prime - ((factor * (b[i] as number)) % prime)) % prime;
      }
    }
    while (rest.at(-1) === 0) rest.pop();
    [a, b] = [b, rest];
  }
  return b.length === 1 ? 0 : a.length - 1;
}
