// An expression as Σ coefficient·atom + constant, where the atoms are what depends on the observation.
import { Remembered } from '../base/work.ts';
import { one, zero } from '../expr/build.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { cancel, type Factor } from '../expr/fraction.ts';
import { NormalForms } from '../expr/normalForm.ts';
import { exponentKey, TooLarge, type Term } from '../expr/polynomial.ts';
import { withTermSteps } from '../expr/termSteps.ts';
import * as Q from '../expr/rational.ts';

export interface LinearForm {
  /** Atoms are products of functions of the observation; coefficients are free of it. */
  readonly terms: readonly { readonly atom: Expr; readonly coefficient: Expr }[];
  readonly constant: Expr;
}

const unitTerm = (exponents: number[]): Map<string, Term> => {
  while (exponents.at(-1) === 0) exponents.pop();
  return new Map([[exponentKey(exponents), { exponents, coefficient: Q.one }]]);
};

/**
 * The expression as a combination of atoms in the variables. An atom may hold parameters where they cannot be separated
 * (log(1 + (x − μ)²), digamma(x + r)): at a fixed parameter it is a random variable all the same.
 * Undefined where the normal form grows too large.
 */
export function linearForm(expr: Expr, variables: readonly SymbolExpr[]): LinearForm | undefined {
  if (!dependsOnAny(expr, variables)) return { terms: [], constant: expr };
  return forms.of(expr, () => attempted(expr, variables), variables.map((v) => v.id).join());
}

const forms = new Remembered<Expr, LinearForm | undefined>();

function attempted(expr: Expr, variables: readonly SymbolExpr[]): LinearForm | undefined {
  try {
    return withTermSteps(() => decompose(expr, variables));
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

function decompose(expr: Expr, variables: readonly SymbolExpr[]): LinearForm {
  const forms = new NormalForms();
  const fraction = forms.of(expr);
  const varies = forms.generators.map((g) => dependsOnAny(g, variables));
  const factorVaries = (f: Factor): boolean =>
    [...f.polynomial.values()].some((t) => t.exponents.some((e, i) => e !== 0 && varies[i] === true));
  const atomDenominator = fraction.denominator.filter(factorVaries);
  const plainDenominator = fraction.denominator.filter((f) => !factorVaries(f));
  const groups = new Map<string, { readonly atom: number[]; readonly coefficient: Map<string, Term> }>();
  for (const term of fraction.numerator.values()) {
    const atom = term.exponents.map((e, i) => (varies[i] === true ? e : 0));
    const rest = term.exponents.map((e, i) => (varies[i] === true ? 0 : e));
    while (rest.at(-1) === 0) rest.pop();
    while (atom.at(-1) === 0) atom.pop();
    const key = exponentKey(atom);
    const group = groups.get(key) ?? { atom, coefficient: new Map<string, Term>() };
    group.coefficient.set(exponentKey(rest), { exponents: rest, coefficient: term.coefficient });
    groups.set(key, group);
  }
  let constant: Expr = zero;
  const terms: { atom: Expr; coefficient: Expr }[] = [];
  for (const { atom, coefficient } of groups.values()) {
    const value = forms.toExpr(cancel({ numerator: coefficient, denominator: plainDenominator }));
    const random = forms.toExpr({ numerator: unitTerm(atom), denominator: atomDenominator });
    if (random === one) constant = value;
    else terms.push({ atom: random, coefficient: value });
  }
  return { terms, constant };
}

/** The expression that the form stands for. */
export const coefficientOf = (form: LinearForm, atom: Expr): Expr =>
  form.terms.find((t) => t.atom === atom)?.coefficient ?? zero;
