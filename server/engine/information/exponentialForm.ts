// The exponential-family form log p = Σ ηⱼ(θ) Tⱼ(x) − A(θ) + log h(x), where the log-density factors so.
// Source: Brown, Fundamentals of Statistical Exponential Families (1986), chapter 1.
import { add, fromRational, multiply, negate, splitCoefficient } from '../expr/build.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { simplify } from '../expr/simplify.ts';
import type { Law } from '../distributions/law.ts';
import { closedExpectation } from '../expectation/index.ts';
import { linearForm, type LinearForm } from '../expectation/linearForm.ts';
import type { ExpectationProblem } from '../expectation/strategy.ts';
import { withoutSums } from './addition.ts';
import { isSupportFixed } from './closedForm.ts';

export interface ExponentialForm {
  readonly natural: readonly Expr[];
  readonly sufficient: readonly Expr[];
  /** log h, free of the parameters and without constants, which A holds. */
  readonly logCarrier: Expr;
  /** A as a function of θ. */
  readonly logPartition: Expr;
  /** E Tⱼ as functions of θ, where all are closed. */
  readonly mean: readonly Expr[] | undefined;
}

/** The form; undefined where the law is no exponential family in these parameters, or its support moves with them. */
export function exponentialForm(
  law: Law,
  parameters: readonly SymbolExpr[],
  score: readonly Expr[],
): ExponentialForm | undefined {
  const parts = law.logDensity.kind === 'sum' ? law.logDensity.terms : [law.logDensity];
  // what is free of the parameters, or of the observation, stays as it is written
  const own = parts.filter((e) => !dependsOnAny(e, law.variables));
  const carrier = parts.filter((e) => !dependsOnAny(e, parameters) && !own.includes(e));
  const mixed = parts.filter((e) => !own.includes(e) && !carrier.includes(e));
  const form = factored({ ...law, logDensity: add(...mixed) }, parameters);
  if (form === undefined) return undefined;
  const gathered = gatherByCoefficient(form.terms.filter((t) => dependsOnAny(t.coefficient, parameters)));
  const problem: ExpectationProblem = { law, parameters, scores: score, scoreMeanIsZero: true };
  const means = gathered.map((t) => closedExpectation(t.statistic, problem)?.value);
  return {
    natural: gathered.map((t) => t.natural),
    sufficient: gathered.map((t) => t.statistic),
    logCarrier: simplify(
      add(
        ...carrier,
        ...form.terms
          .filter((t) => !dependsOnAny(t.coefficient, parameters))
          .map((t) => multiply(t.coefficient, t.atom)),
      ),
    ),
    logPartition: simplify(negate(add(form.constant, ...own))),
    mean: means.every((m) => m !== undefined) ? means : undefined,
  };
}

/** The log-density as Σ cⱼ(θ) Tⱼ(x) + c₀(θ), where the support does not move and no statistic holds a parameter. */
function factored({ logDensity, variables, support }: Law, parameters: readonly SymbolExpr[]): LinearForm | undefined {
  if (!isSupportFixed(support, parameters)) return undefined;
  const separates = (form: LinearForm | undefined): form is LinearForm =>
    form?.terms.some((t) => dependsOnAny(t.atom, parameters)) === false;
  const plain = linearForm(logDensity, variables);
  const form = separates(plain) ? plain : linearForm(withoutSums(logDensity, variables, parameters), variables);
  return separates(form) && form.terms.some((t) => dependsOnAny(t.coefficient, parameters)) ? form : undefined;
}

/** Is the law an exponential family in these parameters? */
export const isExponentialFamily = (law: Law, parameters: readonly SymbolExpr[]): boolean =>
  factored(law, parameters) !== undefined;

/** Atoms whose coefficients are rational multiples of one another make one statistic. */
function gatherByCoefficient(
  terms: readonly { readonly atom: Expr; readonly coefficient: Expr }[],
): readonly { readonly natural: Expr; readonly statistic: Expr }[] {
  const groups = new Map<Expr, { first: Expr; parts: Expr[] }>();
  for (const { atom, coefficient } of terms) {
    const { coefficient: multiple, rest } = splitCoefficient(coefficient);
    const group = groups.get(rest);
    if (group === undefined) groups.set(rest, { first: coefficient, parts: [atom] });
    else {
      const { coefficient: unit } = splitCoefficient(group.first);
      group.parts.push(multiply(fromRational(Q.divide(multiple, unit)), atom));
    }
  }
  return [...groups.values()].map(({ first, parts }) => ({ natural: first, statistic: add(...parts) }));
}
