// The volume ∫ √det I of the box whose opposite corners are the writer's two points: where √det I is a product of functions of one
// parameter each and these have antiderivatives, as a formula in both points; else by two rules of quadrature.
// Source: Rissanen, IEEE Trans. Inform. Theory 42 (1996), 40–47.
import { unlessSpent, type Budget } from '../base/budget.ts';
import { abs, multiply, number, sqrt, subtract, symbol } from '../expr/build.ts';
import { compile, evaluateAt } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { range } from '../expr/range.ts';
import { shape } from '../expr/shape/shape.ts';
import { substitute } from '../expr/substitute.ts';
import { openInterval } from '../distributions/support.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import { antiderivative } from '../geometry/antiderivative.ts';
import { cubeIntegral } from '../numeric/clenshawCurtis.ts';
import type { ModelResults } from '../modelResults.ts';
import { conditionsOf } from './jeffreysFacts.ts';
import { kernelBlocks } from './kernelBlocks.ts';

export interface Volume {
  readonly status: 'closed-form' | 'numeric' | 'infinite' | 'unresolved';
  readonly reason: string | undefined;
  /** In the known symbols; of a box, in those of both points too. */
  readonly expression: Expr | undefined;
  readonly value: number | undefined;
  /** Absolute. */
  readonly errorBound: number | undefined;
}

export const withoutValue = (status: 'infinite' | 'unresolved', reason: string): Volume => ({
  status,
  reason,
  expression: undefined,
  value: undefined,
  errorBound: undefined,
});

const mostParameters = 3;
const [coarse, fine] = [12, 24];
const leastAccuracy = 1e-6;

/** Undefined where there are no two points that differ in every parameter. */
export function boxVolume(results: ModelResults, determinant: Expr, budget: Budget): Volume | undefined {
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
  const formula = boxFormula(density, symbols);
  if (formula !== undefined) {
    const exact = evaluateAt(formula, [...symbols, ...symbols.map(primed)], [...point, ...versus]);
    const gap = Math.abs(exact - value);
    if (gap <= errorBound + 1e-10 * value)
      return {
        status: 'closed-form',
        reason: undefined,
        expression: formula,
        value: exact,
        errorBound: Math.min(errorBound + gap, Math.max(gap, 1e-13 * value)),
      };
  }
  return { status: 'numeric', reason: undefined, expression: undefined, value, errorBound };
}

const primed = (s: SymbolExpr): SymbolExpr => symbol(`${s.name}'`, s.role, s.domain);

/** Π |Fᵢ(θ′ᵢ) − Fᵢ(θᵢ)| for √det I = Π fᵢ(θᵢ), Fᵢ′ = fᵢ. */
function boxFormula(density: Expr, parameters: readonly SymbolExpr[]): Expr | undefined {
  const { constant, blocks } = kernelBlocks(shape(density, 'brief'), parameters, []);
  const sides: Expr[] = [];
  for (const { parameters: own, factor } of blocks) {
    const [x, other] = own;
    const found = x === undefined || other !== undefined ? undefined : antiderivative(factor, x);
    if (x === undefined || found === undefined) return undefined;
    sides.push(abs(shape(subtract(substitute(found, new Map([[x, primed(x)]])), found), 'brief')));
  }
  return shape(multiply(constant, ...sides), 'brief');
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
  const found = unlessSpent(() =>
    prepareExpectation(
      [],
      {
        name: 'custom',
        measure: 'lebesgue',
        variables: x,
        support: factors.length === 1 && only !== undefined ? only : { kind: 'product', factors },
        logDensity: log(substitute(density, places)),
      },
      [],
    ).at([], budget),
  );
  return found && { value: found.mass, errorBound: found.massErrorBound };
}
