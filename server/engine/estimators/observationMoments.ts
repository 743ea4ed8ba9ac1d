// Moments of one observation: in closed form where a strategy or a generating function reaches them, held against quadrature.
import type { Budget } from '../base/budget.ts';
import { isNonNegative, isPositive } from '../expr/assumptions.ts';
import {
  abs,
  add,
  minusOne,
  multiply,
  one,
  power,
  primitivePart,
  subtract,
  symbol,
  zero,
  square,
} from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { differentiate } from '../expr/differentiate.ts';
import { dependsOn, dependsOnAny, freeSymbols, nodeCount, type Expr, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { range } from '../expr/range.ts';
import { expand, simplify } from '../expr/simplify.ts';
import { call, substitute } from '../expr/substitute.ts';
import { gaussianMoments } from '../expectation/gaussianVector.ts';
import { closedExpectation } from '../expectation/index.ts';
import { logPartition } from '../expectation/logPartition.ts';
import { recognizeFamily } from '../expectation/recognition/recognizeFamily.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import type { ExpectationProblem } from '../expectation/strategy.ts';
import type { Law } from '../distributions/law.ts';

/** A value with a bound on its error; `diverges` where the mean of its size is not finite. */
export interface NumericMoment {
  readonly value: number;
  readonly errorBound: number;
  readonly exists: boolean | undefined;
}

/** E[of] under the law, as derived; numbers confirm or refute it. */
export interface DerivedMoment {
  readonly of: Expr;
  readonly law: Law;
  readonly closed: Expr;
}

const longest = 400;

export interface ClosedMoment {
  readonly value: Expr;
  /** What must be positive for it to be finite, where the domains do not imply it. */
  readonly conditions: readonly Expr[];
}

/** E[f(X)] in closed form; not yet held against numbers. */
export function closedMoment(f: Expr, problem: ExpectationProblem): ClosedMoment | undefined {
  const found = closedExpectation(f, problem);
  const value = found?.value ?? gaussianMoment(f, problem.law) ?? byGeneratingFunction(f, problem);
  if (value === undefined || nodeCount(value) > longest) return undefined;
  const conditions = (found?.trace.steps ?? [])
    .flatMap((step) => step.conditions ?? [])
    .flatMap((c) => (c.kind === 'positive' ? [simplify(c.expression)] : []));
  return { value, conditions: strongest(conditions) };
}

/** Without those that the domains or others imply. */
export function strongest(conditions: readonly Expr[]): readonly Expr[] {
  const open = [...new Set(conditions.map(whole))].filter((c) => !isPositive(c));
  return open.filter((c, i) =>
    open.every((other, j) => {
      const distance = simplify(subtract(c, other));
      return i === j || !isNonNegative(distance) || (distance === zero && i < j);
    }),
  );
}

/** The condition without positive denominators and a positive content: ν − 2 for ν/2 − 1, a − 2 for 1 − 2/a. */
function whole(condition: Expr): Expr {
  let result = condition;
  for (const s of freeSymbols(condition)) {
    const raised = simplify(multiply(result, s));
    if (isPositive(s) && nodeCount(raised) < nodeCount(result)) result = raised;
  }
  const { content, primitive } = primitivePart(result);
  return Q.sign(content) > 0 ? primitive : result;
}

/** By E[(xᵢ − μᵢ) g] = Σⱼ Σᵢⱼ E[∂ⱼg] for a Gaussian vector (Stein's identity; Isserlis, Biometrika 12 (1918) 134–139). */
function gaussianMoment(f: Expr, law: Law): Expr | undefined {
  const gaussian = gaussianMoments(law);
  if (gaussian === undefined) return undefined;
  const { variables } = law;
  const meanOf = (g: Expr, depth: number): Expr | undefined => {
    if (!dependsOnAny(g, variables)) return g;
    if (depth > 12) return undefined;
    const means = (g.kind === 'sum' ? g.terms : [g]).map((term) => {
      const i = variables.findIndex((x) => dependsOn(term, x));
      if (i < 0) return term;
      const x = variables[i] as SymbolExpr;
      const rest = multiply(term, power(x, minusOne));
      if (!isPolynomial(term, variables)) return undefined;
      const parts = [
        { factor: gaussian.mean[i] ?? zero, of: rest },
        ...variables.map((y, j) => ({ factor: gaussian.covariance[i]?.[j] ?? zero, of: differentiate(rest, y) })),
      ].filter((part) => part.factor !== zero && part.of !== zero);
      const values = parts.map(({ factor, of }) => {
        const mean = meanOf(expand(of), depth + 1);
        return mean === undefined ? undefined : multiply(factor, mean);
      });
      return values.includes(undefined) ? undefined : add(...(values as readonly Expr[]));
    });
    return means.includes(undefined) ? undefined : add(...(means as readonly Expr[]));
  };
  const value = meanOf(expand(f), 0);
  return value === undefined ? undefined : simplify(value);
}

/** Whether a term is a product of whole powers of the variables. */
export const isPolynomial = (term: Expr, variables: readonly SymbolExpr[]): boolean =>
  (term.kind === 'product' ? term.factors : [term]).every((factor) => {
    if (!dependsOnAny(factor, variables) || factor.kind === 'symbol') return true;
    if (factor.kind !== 'power' || factor.base.kind !== 'symbol' || factor.exponent.kind !== 'number') return false;
    return Q.isInteger(factor.exponent.value) && Q.sign(factor.exponent.value) > 0;
  });

/** E[xᵏ] as the k-th derivative of E[e^(tx)] at t = 0, where log ∫ e^(tx) p has a closed form; of E[e^(−tx)] where x ≥ 0. */
function byGeneratingFunction(f: Expr, { law }: ExpectationProblem): Expr | undefined {
  const [x] = law.variables;
  if (law.variables.length !== 1 || x === undefined) return undefined;
  const coefficients = polynomialIn(x, f);
  if (coefficients === undefined) return undefined;
  const isPositiveLaw = x.domain.lower >= 0;
  const t = symbol('_t', 'parameter', range(isPositiveLaw ? 0 : -1e-3, 1e-3, { lowerOpen: true, upperOpen: true }));
  const sign = isPositiveLaw ? minusOne : one;
  const tilted = { ...law, logDensity: add(law.logDensity, multiply(sign, t, x)) };
  const partition = logPartition(tilted)?.value ?? recognizeFamily(tilted, true)?.logPartition;
  if (partition === undefined) return undefined;
  let derivative: Expr = call('exp', [partition]);
  const moments: Expr[] = [];
  while (moments.length < coefficients.length) {
    moments.push(simplify(substitute(derivative, new Map([[t, zero]]))));
    derivative = multiply(sign, differentiate(derivative, t));
    if (nodeCount(derivative) > 20_000) return undefined;
  }
  return simplify(add(...coefficients.map((c, k) => multiply(c, moments[k] ?? zero))));
}

/** The coefficients of a polynomial in x, from the constant on. */
function polynomialIn(x: SymbolExpr, f: Expr): readonly Expr[] | undefined {
  const result: Expr[] = [];
  for (const term of f.kind === 'sum' ? f.terms : [f]) {
    const factors = term.kind === 'product' ? term.factors : [term];
    let degree = 0;
    const rest: Expr[] = [];
    for (const factor of factors) {
      const [base, exponent] = factor.kind === 'power' ? [factor.base, factor.exponent] : [factor, undefined];
      if (base === x) {
        if (exponent !== undefined && (exponent.kind !== 'number' || !Q.isInteger(exponent.value))) return undefined;
        degree += exponent === undefined ? 1 : Q.toNumber(exponent.value);
      } else if (dependsOn(factor, x)) return undefined;
      else rest.push(factor);
    }
    if (degree < 0 || degree > 12) return undefined;
    while (result.length <= degree) result.push(zero);
    result[degree] = add(result[degree] ?? zero, multiply(...rest));
  }
  return result;
}

/** E[f] by quadrature or summation at one point of the symbols; it exists where that of |f| does. */
export function numericMoment(
  f: Expr,
  law: Law,
  symbols: readonly SymbolExpr[],
  point: readonly number[],
  budget: Budget,
): NumericMoment {
  const first = withSize(abs(f));
  // |f| has a kink where f is 0; f² has none, and what has a second moment has a first
  return first.exists === undefined ? withSize(square(f)) : first;

  function withSize(size: Expr): NumericMoment {
    const at = prepareExpectation([f, size], law, symbols).at(point, budget);
    const [value = NaN, mean = NaN] = at.values;
    const [errorBound = NaN] = at.errorBounds;
    if (at.diverges) return { value: NaN, errorBound: NaN, exists: size === abs(f) ? false : undefined };
    const isSettled = at.converged && Number.isFinite(value) && Number.isFinite(mean);
    return { value, errorBound, exists: isSettled ? true : undefined };
  }
}

/** Whether a closed form and the numbers at a point are the same; undefined where the numbers do not say. */
export function agreesAt(
  closed: Expr,
  symbols: readonly SymbolExpr[],
  point: readonly number[],
  numeric: NumericMoment,
): boolean | undefined {
  if (numeric.exists !== true) return undefined;
  const value = evaluate(closed, new Map(symbols.map((s, i) => [s, point[i] ?? NaN])));
  const scale = Math.max(Math.abs(numeric.value), 1e-6);
  return Math.abs(value - numeric.value) <= 1e-7 * scale + 4 * numeric.errorBound;
}
