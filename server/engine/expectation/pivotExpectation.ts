// Expectations by a change of variable to a kernel: the function becomes a finite sum of monomials with known means.
import { add, fromRational, multiply, number, one, power, zero } from '../expr/build.ts';
import { basesOf } from '../expr/bases.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { NormalForms } from '../expr/normalForm.ts';
import { exponentKey, exponentUnit, TooLarge, type Term } from '../expr/polynomial.ts';
import * as Q from '../expr/rational.ts';
import { simplify } from '../expr/simplify.ts';
import { combination, expectation, expression, type Trace } from '../derivation/step.ts';
import type { PrincipleId } from '../derivation/principles.ts';
import type { Pivot } from '../distributions/law.ts';
import {
  betaMoment,
  gammaMoment,
  gaussianMoment,
  kernelVariables,
  signMoment,
  type Moment,
  type Monomial,
} from './kernelMoments.ts';
import { gatheredByLogarithms, inPivot, randomSign } from './pivotForm.ts';
import type { ExpectationStrategy } from './strategy.ts';

/** coefficient · random, with the mean of the random part. */
interface PivotTerm {
  readonly coefficient: Expr;
  readonly random: Expr;
  readonly moment: Moment;
}

const meanOf = ({ ratio, logarithms }: Moment): Expr => multiply(ratio, logarithms);

const principles: Readonly<Record<Pivot['kernel']['kind'], PrincipleId>> = {
  gamma: 'gamma-kernel',
  beta: 'beta-kernel',
  gaussian: 'gaussian-kernel',
};

interface Exponents {
  /** Of each kernel variable: its power and the power of its logarithm. */
  readonly monomials: Map<SymbolExpr, { power: Expr; logs: number }>;
  /** t in e^(tz), for the Gaussian kernel. */
  rate: Expr;
  sign: number;
}

/** The exponents with which one generator enters; false where it is no monomial of the kernel. */
function enter(generator: Expr, exponent: Q.Rational, pivots: readonly SymbolExpr[], into: Exponents): boolean {
  const raise = (variable: SymbolExpr, by: Expr): boolean => {
    const known = into.monomials.get(variable);
    if (known === undefined) return false;
    known.power = add(known.power, by);
    return true;
  };
  const amount = fromRational(exponent);
  if (generator === randomSign) {
    into.sign += Q.toNumber(exponent);
    return true;
  }
  if (generator.kind === 'symbol') return raise(generator, amount);
  if (generator.kind === 'power' && generator.base.kind === 'symbol' && !dependsOnAny(generator.exponent, pivots))
    return raise(generator.base, multiply(generator.exponent, amount));
  if (generator.kind === 'apply' && generator.fn === 'log') {
    const argument = generator.args[0] as Expr;
    const known = argument.kind === 'symbol' ? into.monomials.get(argument) : undefined;
    if (known === undefined || !Q.isInteger(exponent) || Q.sign(exponent) < 0) return false;
    known.logs += Q.toNumber(exponent);
    return true;
  }
  if (generator.kind === 'power' && generator.base.kind === 'constant' && generator.base.name === 'e') {
    const [z] = pivots as readonly [SymbolExpr];
    const rate = simplify(multiply(generator.exponent, power(z, number(-1))));
    if (dependsOnAny(rate, pivots)) return false;
    into.rate = add(into.rate, multiply(rate, amount));
    return true;
  }
  return false;
}

function momentOf(pivot: Pivot, e: Exponents): Moment | undefined {
  const { kernel } = pivot;
  if (!Number.isInteger(e.sign)) return undefined;
  if (e.sign % 2 !== 0) return { ratio: zero, logarithms: one, positive: [] };
  const of = (variable: SymbolExpr): Monomial => e.monomials.get(variable) as Monomial;
  const factor = signMoment(e.sign);
  const moment = ((): Moment | undefined => {
    if (kernel.kind === 'gaussian') {
      const { power: k, logs } = of(kernel.variable);
      if (logs > 0 || k.kind !== 'number' || !Q.isInteger(k.value) || Q.sign(k.value) < 0) return undefined;
      return gaussianMoment(Q.toNumber(k.value), e.rate);
    }
    if (e.rate !== zero) return undefined;
    if (kernel.kind === 'gamma') return gammaMoment(kernel.shape, of(kernel.variable));
    return betaMoment(kernel.a, kernel.b, of(kernel.variable), of(kernel.complement));
  })();
  return moment === undefined ? undefined : { ...moment, ratio: multiply(factor, moment.ratio) };
}

/** f in the pivot as coefficients times monomials with known means; undefined where something else is left. */
function pivotTerms(f: Expr, pivot: Pivot): PivotTerm[] | undefined {
  const pivots = kernelVariables(pivot.kernel);
  const forms = new NormalForms();
  const fraction = forms.of(f);
  const isRandom = (g: Expr | undefined): boolean => g !== undefined && (dependsOnAny(g, pivots) || g === randomSign);
  for (const factor of fraction.denominator)
    for (const t of factor.polynomial.values())
      if (t.exponents.some((e, i) => e !== 0 && isRandom(forms.generators[i]))) return undefined;
  const groups = new Map<string, { random: number[]; terms: Map<string, Term> }>();
  for (const term of fraction.numerator.values()) {
    const random = term.exponents.map((e, i) => (isRandom(forms.generators[i]) ? e : 0));
    const rest = term.exponents.map((e, i) => (isRandom(forms.generators[i]) ? 0 : e));
    while (rest.at(-1) === 0) rest.pop();
    while (random.at(-1) === 0) random.pop();
    const key = exponentKey(random);
    const group = groups.get(key) ?? { random, terms: new Map<string, Term>() };
    group.terms.set(exponentKey(rest), { exponents: rest, coefficient: term.coefficient });
    groups.set(key, group);
  }
  const result: PivotTerm[] = [];
  for (const { random, terms } of groups.values()) {
    const exponents: Exponents = {
      monomials: new Map(pivots.map((v) => [v, { power: zero, logs: 0 }])),
      rate: zero,
      sign: 0,
    };
    const fits = random.every(
      (e, i) =>
        e === 0 ||
        enter(forms.generators[i] as Expr, Q.divide(Q.integer(e), Q.integer(exponentUnit)), pivots, exponents),
    );
    const moment = fits ? momentOf(pivot, exponents) : undefined;
    if (moment === undefined) return undefined;
    const unit = new Map([[exponentKey(random), { exponents: random, coefficient: Q.one }]]);
    result.push({
      coefficient: forms.toExpr({ numerator: terms, denominator: fraction.denominator }),
      random: random.length === 0 ? one : forms.polynomialExpr(unit),
      moment,
    });
  }
  return result;
}

/** Σ coefficient · mean: what is tilted alike together, where most of the logarithms' means cancel as they stand. */
function meanOfSum(terms: readonly PivotTerm[]): Expr {
  const groups = new Map<Expr, Expr[]>();
  for (const { coefficient, moment } of terms) {
    const group = groups.get(moment.ratio);
    const mean = multiply(coefficient, moment.logarithms);
    if (group === undefined) groups.set(moment.ratio, [mean]);
    else group.push(mean);
  }
  const parts = [...groups].map(([ratio, means]) => {
    const sum = add(...means);
    return multiply(simplify(ratio), means.length === 1 ? sum : combined(sum));
  });
  return simplify(add(...parts));
}

/** The sum over one denominator, Γ and ψ at arguments where they stand. */
function combined(sum: Expr): Expr {
  const forms = new NormalForms(basesOf(sum));
  return forms.toExpr(forms.of(sum));
}

interface InTerms {
  readonly inside: Expr;
  readonly terms: readonly PivotTerm[];
}

function termsOf(inside: Expr | undefined, pivot: Pivot): InTerms | undefined {
  const terms = inside === undefined ? undefined : pivotTerms(inside, pivot);
  return inside === undefined || terms === undefined ? undefined : { inside, terms };
}

export const pivotExpectation: ExpectationStrategy = {
  id: 'pivot',
  expectation(f, { law }, trace) {
    const { pivot } = law;
    const [x] = law.variables;
    if (pivot === undefined || x === undefined) return undefined;
    try {
      const direct = inPivot(f, x, pivot);
      if (dependsOnAny(direct, [x])) return undefined;
      const found = termsOf(direct, pivot) ?? termsOf(gatheredByLogarithms(direct, pivot), pivot);
      if (found === undefined) return undefined;
      const { inside, terms } = found;
      const value = meanOfSum(terms);
      record(f, inside, terms, value, pivot, x, trace);
      return value;
    } catch (error) {
      if (error instanceof TooLarge) return undefined;
      throw error;
    }
  },
};

function record(
  f: Expr,
  inside: Expr,
  terms: readonly PivotTerm[],
  value: Expr,
  pivot: Pivot,
  x: SymbolExpr,
  trace: Trace,
): void {
  const over = kernelVariables(pivot.kernel);
  const inPivotObject = expectation(inside, over);
  trace.record({ from: expectation(f, [x]), relation: '=', to: inPivotObject, principle: 'pivot-substitution' });
  const random = terms.filter((t) => t.random !== one);
  const split = combination(
    random.map((t) => ({ coefficient: t.coefficient, of: expectation(t.random, over) })),
    terms.find((t) => t.random === one)?.coefficient ?? zero,
  );
  trace.record({ from: inPivotObject, relation: '=', to: split, principle: 'linearity' });
  trace.detailsLater(() =>
    random.map((t) => ({
      from: expectation(t.random, over),
      relation: '=',
      to: expression(simplify(meanOf(t.moment))),
      principle: t.moment.ratio === zero ? 'symmetry' : principles[pivot.kernel.kind],
      conditions: t.moment.positive.map((e) => ({ kind: 'positive', expression: e })),
    })),
  );
  trace.record({ from: split, relation: '=', to: expression(value), principle: 'algebra' });
}
