// Moments of one observation: in closed form where a strategy or a generating function reaches them, held against quadrature.
import type { Budget } from '../base/budget.ts';
import { abs, add, multiply, symbol, zero } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { differentiate } from '../expr/differentiate.ts';
import { nodeCount, type Expr, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { range } from '../expr/range.ts';
import { simplify } from '../expr/simplify.ts';
import { call, substitute } from '../expr/substitute.ts';
import { closedExpectation } from '../expectation/index.ts';
import { logPartition } from '../expectation/logPartition.ts';
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

/** E[f(X)] in closed form; not yet held against numbers. */
export function closedMoment(f: Expr, problem: ExpectationProblem): Expr | undefined {
  const found = closedExpectation(f, problem)?.value ?? byGeneratingFunction(f, problem);
  return found === undefined || nodeCount(found) > longest ? undefined : found;
}

/** E[xᵏ] as the k-th derivative of E[e^(tx)] at t = 0, where log ∫ e^(tx) p has a closed form. */
function byGeneratingFunction(f: Expr, { law }: ExpectationProblem): Expr | undefined {
  const [x] = law.variables;
  if (law.variables.length !== 1 || x === undefined) return undefined;
  const coefficients = polynomialIn(x, f);
  if (coefficients === undefined) return undefined;
  const t = symbol('_t', 'parameter', range(-1e-3, 1e-3, { lowerOpen: true, upperOpen: true }));
  const partition = logPartition({ ...law, logDensity: add(law.logDensity, multiply(t, x)) });
  if (partition === undefined) return undefined;
  let derivative: Expr = call('exp', [partition.value]);
  const moments: Expr[] = [];
  while (moments.length < coefficients.length) {
    moments.push(simplify(substitute(derivative, new Map([[t, zero]]))));
    derivative = differentiate(derivative, t);
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
      } else if (differentiate(factor, x) !== zero) return undefined;
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
  const at = prepareExpectation([f, abs(f)], law, symbols).at(point, budget);
  const [value = NaN, size = NaN] = at.values;
  const [errorBound = NaN] = at.errorBounds;
  if (at.diverges) return { value: NaN, errorBound: NaN, exists: false };
  const isSettled = at.converged && Number.isFinite(value) && Number.isFinite(size);
  return { value, errorBound, exists: isSettled ? true : undefined };
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
