// Completes squares in polynomials: a g² + b g + c with b = 2 a r as a (g + r)² + c − a r², where that leaves fewer terms.
import * as Q from '../rational.ts';
import { coefficientsBy } from '../polynomialGcd.ts';
import {
  addPolynomials,
  contentOf,
  divideExactly,
  exponentUnit,
  generatorPower,
  monomial,
  multiplyPolynomials,
  polynomialPower,
  scalePolynomial,
  type Polynomial,
} from '../polynomial.ts';
import type { NormalForms } from '../normalForm.ts';

const mostTerms = 80;
const mostSquares = 4;

/** The polynomial with its squares completed, each as a new generator; undefined where there are none. */
export function completeSquares(forms: NormalForms, polynomial: Polynomial): Polynomial | undefined {
  let result = polynomial;
  if (result.size < 3 || result.size > mostTerms) return undefined;
  for (let k = 0; k < mostSquares; k++) {
    const next = completeOne(forms, result);
    if (next === undefined) break;
    result = next;
  }
  return result === polynomial ? undefined : result;
}

function completeOne(forms: NormalForms, p: Polynomial): Polynomial | undefined {
  const width = Math.max(...[...p.values()].map((t) => t.exponents.length));
  let best: Polynomial | undefined;
  for (let v = 0; v < width; v++) {
    const parts = coefficientsBy(p, v);
    const [a, b] = [parts.get(2 * exponentUnit), parts.get(exponentUnit)];
    if (a === undefined || b === undefined || a.size > 4) continue;
    const { coefficient, exponents, primitive } = contentOf(a);
    const half = divideLaurent(scalePolynomial(b, Q.rational(1n, 2n)), primitive);
    if (half === undefined) continue;
    const inverse = monomial(
      exponents.map((x) => -x),
      Q.invert(coefficient),
    );
    const root = multiplyPolynomials(half, inverse);
    if (root.size > 4) continue;
    const base = addPolynomials(generatorPower(v, exponentUnit), root);
    const square = multiplyPolynomials(a, polynomialPower(base, 2));
    const rest = addPolynomials(p, scalePolynomial(square, Q.minusOne));
    if (rest.size + a.size >= p.size - 1 || (best !== undefined && rest.size + a.size >= best.size)) continue;
    const index = forms.generator(forms.polynomialExpr(base));
    best = addPolynomials(rest, multiplyPolynomials(a, generatorPower(index, 2 * exponentUnit)));
  }
  return best;
}

/** b / a, where b may have negative exponents. */
function divideLaurent(b: Polynomial, a: Polynomial): Polynomial | undefined {
  if (a.size === 1) return b;
  const { coefficient, exponents, primitive } = contentOf(b);
  const quotient = divideExactly(primitive, a);
  if (quotient === undefined) return undefined;
  return multiplyPolynomials(quotient, monomial(exponents, coefficient));
}
