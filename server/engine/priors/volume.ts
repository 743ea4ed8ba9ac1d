// The volume ∫ √det I of the parameter space, or of the box between the writer's two points, and with it how many distributions N
// observations can tell apart, (N/2π)^(k/2) ∫ √det I: for large N.
// Source: Rissanen, IEEE Trans. Inform. Theory 42 (1996), 40–47; Balasubramanian, Neural Computation 9 (1997), 349–368.
import { BudgetExceeded, type Budget } from '../base/budget.ts';
import { divide, multiply, number, pi, power, ratio, sqrt, two } from '../expr/build.ts';
import { compile, evaluate } from '../expr/compile.ts';
import { dependsOnAny, freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { symbol } from '../expr/build.ts';
import { range } from '../expr/range.ts';
import { shape } from '../expr/shape/shape.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { openInterval } from '../distributions/support.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import { cubeIntegral } from '../numeric/clenshawCurtis.ts';
import type { ModelResults } from '../modelResults.ts';
import { conditionsOf, type PriorFacts } from './jeffreysFacts.ts';

export interface Volume {
  readonly status: 'closed-form' | 'numeric' | 'infinite' | 'unresolved';
  readonly reason: string | undefined;
  /** In the known symbols. */
  readonly expression: Expr | undefined;
  readonly value: number | undefined;
  /** Absolute. */
  readonly errorBound: number | undefined;
}

export interface Distinguishable {
  /** Of the whole parameter space. */
  readonly volume: Volume;
  /** Of the box whose opposite corners are the two points of the note. */
  readonly box: Volume | undefined;
  /** (N/2π)^(k/2): what a volume is multiplied by. */
  readonly scale: Expr;
}

const withoutValue = (status: 'infinite' | 'unresolved', reason: string): Volume => ({
  status,
  reason,
  expression: undefined,
  value: undefined,
  errorBound: undefined,
});

/** `determinant`: of the information of one observation; `facts`: of `density`, which is a multiple of its root. */
export function distinguishable(
  results: ModelResults,
  determinant: Expr,
  density: Expr,
  facts: PriorFacts,
  budget: Budget,
): Distinguishable {
  const parameters = results.model.parameters.map((p) => p.symbol);
  const scale = power(divide(results.sampleSize, multiply(two, pi)), ratio(parameters.length, 2));
  return {
    volume: wholeVolume(determinant, density, parameters, facts),
    box: boxVolume(results, determinant, budget),
    scale,
  };
}

/** Over all parameters, from the integral of a multiple of the root. */
export function wholeVolume(
  determinant: Expr,
  density: Expr,
  parameters: readonly SymbolExpr[],
  { isProper, total, value, errorBound }: PriorFacts,
): Volume {
  const square = simplify(divide(determinant, power(density, two)));
  const constant = dependsOnAny(square, parameters) ? undefined : sqrt(square);
  if (isProper === false) return withoutValue('infinite', 'The Jeffreys prior is improper.');
  if (isProper === undefined || constant === undefined)
    return withoutValue('unresolved', 'Whether the integral is finite is not decided.');
  const isNumber = freeSymbols(constant).size === 0;
  const factor = isNumber ? evaluate(constant, new Map()) : undefined;
  const isKnown = factor !== undefined && value !== undefined && errorBound !== undefined;
  if (total === undefined && !isKnown) return withoutValue('unresolved', 'The integral has no closed form here.');
  return {
    status: total === undefined ? 'numeric' : 'closed-form',
    reason: undefined,
    expression: total === undefined ? undefined : shape(multiply(constant, total), 'brief'),
    value: isKnown ? factor * value : undefined,
    errorBound: isKnown ? factor * errorBound : undefined,
  };
}

const mostParameters = 3;
const [coarse, fine] = [12, 24];
const leastAccuracy = 1e-6;

function boxVolume(results: ModelResults, determinant: Expr, budget: Budget): Volume | undefined {
  const { point, versus, other, parameters, known, knownValues } = results.model;
  if (point === undefined || versus === undefined || other !== undefined) return undefined;
  if (parameters.length > mostParameters || known.some((s) => !knownValues.has(s))) return undefined;
  const sides = point.map((a, i) => [Math.min(a, versus[i] as number), Math.max(a, versus[i] as number)] as const);
  if (sides.some(([a, b]) => a === b)) return undefined;
  const symbols = parameters.map((p) => p.symbol);
  const values = new Map<Expr, Expr>(known.map((s) => [s, number(knownValues.get(s) as number)]));
  const density = sqrt(substitute(determinant, values));
  const conditions = conditionsOf(results).map((c) => substitute(c, values));
  const run = compile([density, ...conditions], [], symbols).bind([]);
  const out = new Float64Array(1 + conditions.length);
  const outside: (readonly number[])[] = [];
  const at = (t: readonly number[]): number => {
    run(
      t.map((u, i) => (sides[i]?.[0] as number) + u * ((sides[i]?.[1] as number) - (sides[i]?.[0] as number))),
      out,
    );
    if (!out.every((v, i) => (i === 0 ? Number.isFinite(v) : v > 0))) outside.push(t);
    return out[0] as number;
  };
  const size = sides.reduce((product, [a, b]) => product * (b - a), 1);
  const [rough, value] = [coarse, fine].map((n) => size * cubeIntegral(at, symbols.length, n)) as [number, number];
  if (outside.length > 0)
    return withoutValue('unresolved', 'The box between the two points leaves the parameter space.');
  const errorBound = Math.abs(value - rough) + 1e-13 * value;
  const second = byExponentialRule(density, results, sides, budget);
  const isConfirmed =
    second !== undefined && Math.abs(second.value - value) <= errorBound + second.errorBound + 1e-10 * value;
  if (!isConfirmed || !(errorBound <= leastAccuracy * value))
    return withoutValue('unresolved', 'It was not found within a usable error.');
  return { status: 'numeric', reason: undefined, expression: undefined, value, errorBound };
}

/** The same integral by the double-exponential rules that expectations use. */
function byExponentialRule(
  density: Expr,
  { model }: ModelResults,
  sides: readonly (readonly [number, number])[],
  budget: Budget,
): { readonly value: number; readonly errorBound: number } | undefined {
  const x = model.parameters.map(({ symbol: s }, i) =>
    symbol(s.name, 'observation', range(sides[i]?.[0] as number, sides[i]?.[1] as number)),
  );
  const factors = sides.map(([a, b]) => openInterval(number(a), number(b)));
  const [only] = factors;
  const places = new Map<Expr, Expr>(model.parameters.map((p, i) => [p.symbol, x[i] as Expr]));
  try {
    const { mass, massErrorBound } = prepareExpectation(
      [],
      {
        name: 'custom',
        measure: 'lebesgue',
        variables: x,
        support: factors.length === 1 && only !== undefined ? only : { kind: 'product', factors },
        logDensity: log(substitute(density, places)),
      },
      [],
    ).at([], budget);
    return { value: mass, errorBound: massErrorBound };
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return undefined;
  }
}
