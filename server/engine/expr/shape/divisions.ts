// Splits a quotient of polynomials by division with remainder: n/(f g) = q/g + r/(f g), one denominator's factor f at a time.
import { add } from '../build.ts';
import type { Expr } from '../expr.ts';
import { factored, sidesOf } from '../factored.ts';
import type { Factor, Fraction } from '../fraction.ts';
import type { NormalForms } from '../normalForm.ts';
import {
  addPolynomials,
  contentOf,
  monomial,
  multiplyPolynomials,
  polynomialKey,
  polynomialPower,
  scalePolynomial,
  zeroPolynomial,
  type Polynomial,
} from '../polynomial.ts';
import { coefficientsBy } from '../polynomialGcd.ts';
import * as Q from '../rational.ts';
import type { PolynomialShapes } from './polynomialShape.ts';

const mostCandidates = 8;
const mostSteps = 12;

/** Sums of two quotients, each equal to the fraction. */
export function* divisions(fraction: Fraction, forms: NormalForms, writer: PolynomialShapes): Iterable<Expr> {
  const split = factored(fraction, writer.parts);
  if (split === undefined) return;
  const { above, below } = sidesOf(split);
  if (above.size < 2) return;
  const outer = monomial(split.exponents, split.coefficient);
  let count = 0;
  for (const [i, f] of below.entries())
    for (const power of new Set([1, -f.power]))
      for (let v = 0; v < forms.generators.length && count < mostCandidates; v++) {
        const divisor = polynomialPower(f.polynomial, power);
        const divided = divide(above, divisor, v);
        if (divided === undefined) continue;
        const others = below.filter((_, j) => j !== i).map((g) => ({ polynomial: g.polynomial, power: -g.power }));
        const over = (numerator: Polynomial, left: number): Expr =>
          writer.product({
            numerator: multiplyPolynomials(numerator, outer),
            denominator: [...others, { polynomial: f.polynomial, power: left }]
              .filter((g) => g.power > 0)
              .map((g): Factor => ({ ...g, key: polynomialKey(g.polynomial) })),
          });
        count++;
        yield add(over(divided.quotient, -f.power - power), over(divided.remainder, -f.power));
      }
}

/** a = quotient · b + remainder by the powers of one generator, where b's leading coefficient is a single term. */
function divide(
  a: Polynomial,
  b: Polynomial,
  v: number,
): { readonly quotient: Polynomial; readonly remainder: Polynomial } | undefined {
  const degree = (p: Polynomial): number => Math.max(...coefficientsBy(p, v).keys());
  const size = degree(b);
  const lead = coefficientsBy(b, v).get(size);
  if (size <= 0 || lead?.size !== 1) return undefined;
  const { coefficient, exponents } = contentOf(lead);
  const inverse = monomial(
    exponents.map((e) => -e),
    Q.invert(coefficient),
  );
  let [quotient, remainder] = [zeroPolynomial, a];
  for (let step = 0; remainder.size > 0 && degree(remainder) >= size; step++) {
    if (step > mostSteps) return undefined;
    const top = degree(remainder);
    const shift = new Array<number>(v + 1).fill(0);
    shift[v] = top - size;
    const leading = coefficientsBy(remainder, v).get(top) ?? zeroPolynomial;
    const term = multiplyPolynomials(multiplyPolynomials(leading, inverse), monomial(shift, Q.one));
    quotient = addPolynomials(quotient, term);
    remainder = addPolynomials(remainder, scalePolynomial(multiplyPolynomials(term, b), Q.minusOne));
  }
  return quotient.size === 0 || remainder.size === 0 ? undefined : { quotient, remainder };
}
