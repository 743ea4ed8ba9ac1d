// Functions of an observation with an elliptical law as functions of the form ρ with the same mean: the direction is uniform on the
// sphere and independent of ρ.
// Source: Fang, Kotz and Ng, Symmetric Multivariate and Related Distributions (1990), sections 2.5 and 3.1.
import { add, fromRational, multiply, number, one, power } from '../expr/build.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { NormalForms } from '../expr/normalForm.ts';
import { TooLarge } from '../expr/polynomial.ts';
import * as Q from '../expr/rational.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { withTermSteps } from '../expr/termSteps.ts';
import type { Law } from '../distributions/law.ts';
import { ellipticalOf, radius, withoutFirst, type Elliptical } from '../model/ellipticalLaw.ts';
import { linearForm, type LinearForm } from './linearForm.ts';

/** f as a function of ρ that has the same mean; undefined where f is not a polynomial in x over functions of ρ. */
export function averaged(f: Expr, variables: readonly SymbolExpr[], e: Elliptical): Expr | undefined {
  const moved = substitute(f, new Map<Expr, Expr>(variables.map((x, i) => [x, e.inverse[i] as Expr])));
  const form = inRadius(moved, e);
  if (form === undefined) return undefined;
  let total: Expr = form.constant;
  for (const { atom, coefficient } of form.terms) {
    const exponents = exponentsIn(atom, e.coordinates);
    if (exponents === undefined) return undefined;
    if (exponents.some((n) => n % 2 === 1)) continue;
    const order = exponents.reduce((a, b) => a + b, 0) / 2;
    // E ∏ uᵢ^(2kᵢ) = ∏ (2kᵢ − 1)!!/(p (p + 2) …)
    let mean = Q.one;
    for (const n of exponents) for (let k = n - 1; k > 1; k -= 2) mean = Q.multiply(mean, Q.integer(k));
    for (let k = 0; k < order; k++) mean = Q.divide(mean, Q.integer(variables.length + 2 * k));
    const scale = e.scales.map((d, i) => power(d, number(-(exponents[i] as number) / 2)));
    total = add(total, multiply(coefficient, fromRational(mean), ...scale, power(radius, number(order))));
  }
  return simplify(total);
}

/** f as a combination of monomials in w₂ …, and w₁ at most once, with coefficients in ρ: w₁² is what the others leave of ρ. */
function inRadius(f: Expr, e: Elliptical): LinearForm | undefined {
  try {
    return withTermSteps(() => {
      const forms = new NormalForms();
      const fraction = forms.of(f);
      const lowered = (part: Expr): Expr => simplify(withoutFirst(part, e.coordinates, e.scales));
      const below = fraction.denominator.map((d) =>
        power(lowered(forms.polynomialExpr(d.polynomial)), number(-d.power)),
      );
      if (below.some((d) => dependsOnAny(d, e.coordinates))) return undefined;
      return linearForm(multiply(lowered(forms.polynomialExpr(fraction.numerator)), ...below), e.coordinates);
    });
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

/** The exponents of a monomial; undefined where the atom is none. */
function exponentsIn(atom: Expr, coordinates: readonly SymbolExpr[]): readonly number[] | undefined {
  const exponents = coordinates.map(() => 0);
  for (const factor of atom.kind === 'product' ? atom.factors : [atom]) {
    const { base, exponent } = factor.kind === 'power' ? factor : { base: factor, exponent: one };
    const place = coordinates.findIndex((w) => w === base);
    const n = exponent.kind === 'number' ? Q.toNumber(exponent.value) : NaN;
    if (place < 0 || !Number.isInteger(n) || n < 1) return undefined;
    exponents[place] = n;
  }
  return exponents;
}

/** Functions of ρ with the means of those of the observation, under the law of ρ. */
export function overRadius(
  fs: readonly Expr[],
  law: Law,
): { readonly fs: readonly Expr[]; readonly law: Law } | undefined {
  const elliptical = ellipticalOf(law);
  if (elliptical === undefined) return undefined;
  const own = fs.map((f) => averaged(f, law.variables, elliptical));
  return own.every((f) => f !== undefined) ? { fs: own, law: elliptical.radial } : undefined;
}
