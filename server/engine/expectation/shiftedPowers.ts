// Expectations of powers of one affine function v = a + b x of the observation, negative ones too: derivatives of a mean that is
// known, ∂E[vᵏ] = E[vᵏ s] + E[∂vᵏ] with the score s, are equations for the means of the neighboring powers.
// At k = 0 they say that scores have mean 0. They give the sums of Abel and Lagrange without a table: of the generalized Poisson law.
// Source: Lehmann and Casella, Theory of Point Estimation (1998), section 2.5; Consul, Generalized Poisson Distributions (1989), section 3.3.
import { add, divide, multiply, number, one, power, subtract, symbol, zero } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import { dependsOn, operands, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { reals } from '../expr/range.ts';
import * as Q from '../expr/rational.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { affine } from '../expr/termRatio.ts';
import { combination, expectation, expression, type Trace } from '../derivation/step.ts';
import { linearForm } from './linearForm.ts';
import type { ExpectationProblem, ExpectationStrategy } from './strategy.ts';

/** Exponents beyond this are not looked at. */
const largest = 5;

const v = symbol('_v', 'observation', reals);

/** Σ coefficient·vᵏ by the exponents k. */
type Powers = ReadonlyMap<number, Expr>;

/** E vᵏ is what is known so far; `v` in terms of the observation, and the scores in terms of v. */
interface Equations {
  readonly base: Expr;
  /** The observation as a function of v. */
  readonly inverse: Expr;
  readonly scores: readonly Powers[];
  /** ∂v for each parameter. */
  readonly slopes: readonly Powers[];
  readonly means: Map<number, Expr>;
  /** The parameter and the power of the equation that gave a mean. */
  readonly from: Map<number, { readonly parameter: SymbolExpr; readonly multiplier: number; readonly order: number }>;
}

const known = new WeakMap<ExpectationProblem, Equations | 'none'>();

function equationsOf(problem: ExpectationProblem): Equations | undefined {
  const cached = known.get(problem);
  if (cached !== undefined) return cached === 'none' ? undefined : cached;
  const found = problem.scoreMeanIsZero ? build(problem) : undefined;
  known.set(problem, found ?? 'none');
  return found;
}

function build({ law, scores, parameters }: ExpectationProblem): Equations | undefined {
  const [x, other] = law.variables;
  if (x === undefined || other !== undefined) return undefined;
  const base = firstOf(scores, (s) => affineDivisor(s, x));
  const line = base === undefined ? undefined : affine(base, x);
  if (base === undefined || line === undefined) return undefined;
  const inverse = divide(subtract(v, line.start), line.slope);
  const inPowers = (e: Expr): Powers | undefined => powersOf(simplify(substitute(e, new Map([[x, inverse]]))));
  const forms = scores.map(inPowers);
  const slopes = parameters.map((p) => inPowers(differentiate(base, p)));
  if (forms.includes(undefined) || slopes.includes(undefined)) return undefined;
  return {
    base,
    inverse,
    scores: forms as readonly Powers[],
    slopes: slopes as readonly Powers[],
    means: new Map([[0, one]]),
    from: new Map(),
  };
}

function firstOf<T>(items: readonly Expr[], f: (item: Expr) => T | undefined): T | undefined {
  for (const item of items) {
    const found = f(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An affine function of x, not a multiple of it, that the expression is divided by. */
function affineDivisor(e: Expr, x: SymbolExpr): Expr | undefined {
  if (!dependsOn(e, x)) return undefined;
  if (e.kind === 'power' && e.exponent.kind === 'number' && Q.toNumber(e.exponent.value) < 0) {
    const line = affine(e.base, x);
    if (line !== undefined && !isZero(line.start)) return e.base;
  }
  return firstOf(operands(e), (operand) => affineDivisor(operand, x));
}

/** The expression as a combination of whole powers of v. */
function powersOf(e: Expr): Powers | undefined {
  const form = linearForm(e, [v]);
  if (form === undefined) return undefined;
  const powers = new Map<number, Expr>(form.constant === zero ? [] : [[0, form.constant]]);
  for (const { atom, coefficient } of form.terms) {
    const exponent = atom === v ? one : atom.kind === 'power' && atom.base === v ? atom.exponent : undefined;
    if (exponent?.kind !== 'number' || !Q.isInteger(exponent.value)) return undefined;
    const k = Q.toNumber(exponent.value);
    if (Math.abs(k) > largest) return undefined;
    powers.set(k, coefficient);
  }
  return powers;
}

/** Solves for one more mean by the equation of E vᵏ in a parameter, where it is the only unknown. */
function solve(equations: Equations, k: number, j: number, parameter: SymbolExpr): boolean {
  const { means, from } = equations;
  const mean = means.get(k);
  if (mean === undefined) return false;
  const coefficients = new Map<number, Expr>();
  const put = (powers: Powers, shift: number, factor: Expr): void => {
    for (const [i, c] of powers)
      coefficients.set(i + shift, add(coefficients.get(i + shift) ?? zero, multiply(factor, c)));
  };
  put(equations.scores[j] as Powers, k, one);
  put(equations.slopes[j] as Powers, k - 1, number(k));
  let rest: Expr = differentiate(mean, parameter);
  let unknown: { readonly exponent: number; readonly coefficient: Expr } | undefined;
  for (const [exponent, coefficient] of coefficients) {
    const value = means.get(exponent);
    if (value !== undefined) rest = subtract(rest, multiply(coefficient, value));
    else if (!isZero(coefficient)) {
      if (unknown !== undefined || Math.abs(exponent) > largest) return false;
      unknown = { exponent, coefficient };
    }
  }
  if (unknown === undefined) return false;
  means.set(unknown.exponent, simplify(divide(rest, unknown.coefficient)));
  from.set(unknown.exponent, { parameter, multiplier: k, order: from.size });
  return true;
}

/** Are the means of these powers known, after as many equations as it takes? */
function reach(equations: Equations, wanted: readonly number[], parameters: readonly SymbolExpr[]): boolean {
  const missing = (): boolean => wanted.some((k) => !equations.means.has(k));
  const [least, most] = [Math.min(0, ...wanted), Math.max(0, ...wanted)];
  for (let grows = true; grows && missing();) {
    const open = [...equations.means.keys()].filter((k) => k >= least && k <= most);
    open.sort((a, b) => Math.abs(a) - Math.abs(b));
    grows = open.some((k) => parameters.some((p, j) => solve(equations, k, j, p)));
  }
  return !missing();
}

export const shiftedPowers: ExpectationStrategy = {
  id: 'shifted-powers',
  expectation(f, problem, trace) {
    const [x] = problem.law.variables;
    const equations = equationsOf(problem);
    if (x === undefined || equations === undefined) return undefined;
    const powers = powersOf(simplify(substitute(f, new Map([[x, equations.inverse]]))));
    if (powers === undefined || !reach(equations, [...powers.keys()], problem.parameters)) return undefined;
    const terms = [...powers].map(([k, c]) => multiply(c, equations.means.get(k) as Expr));
    const value = simplify(add(...terms));
    record(f, x, powers, value, equations, trace);
    return value;
  },
};

function record(f: Expr, x: SymbolExpr, powers: Powers, value: Expr, equations: Equations, trace: Trace): void {
  const { base, means, from } = equations;
  const varying = [...powers].filter(([k]) => k !== 0);
  const mean = (k: number) => expectation(power(base, number(k)), [x]);
  const split = combination(
    varying.map(([k, coefficient]) => ({ coefficient, of: mean(k) })),
    powers.get(0) ?? zero,
  );
  trace.record({ from: expectation(f, [x]), relation: '=', to: split, principle: 'linearity' });
  const needed = [...from].sort(([, a], [, b]) => a.order - b.order);
  trace.detail(() => {
    for (const [k, { parameter }] of needed)
      trace.record({
        from: mean(k),
        relation: '=',
        to: expression(means.get(k) as Expr),
        principle: 'mean-derivative',
        subjects: { parameter: expression(parameter) },
      });
  });
  trace.record({ from: split, relation: '=', to: expression(value), principle: 'algebra' });
}
