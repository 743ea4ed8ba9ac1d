// The affinity ∫ p^(1−s) q^s of a problem: its formula, and its logarithm at the two points where two routes agree on it.
import { exp, multiply, number, power, subtract } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { gaussianMoments } from '../expectation/gaussianVector.ts';
import type { NumericExpectations } from '../expectation/preparedExpectation.ts';
import type { Law } from '../distributions/law.ts';
import type { Support } from '../distributions/support.ts';
import { momentsAt } from '../information/gaussianPoint.ts';
import { closedAffinity, geometricMean, type ClosedAffinity } from './affinity.ts';
import type { DivergenceProblem, Inequality } from './divergence.ts';
import { gaussianLogAffinity } from './gaussianAffinity.ts';
import { visiblyDiverges } from './growth.ts';
import { integrals } from './integrals.ts';
import { overSum, sharesOf, together } from './mixtureIntegrals.ts';
import { overlapOf } from './overlap.ts';
import { pairOfLaws, type PairOfLaws } from './pairOfLaws.ts';
import { withoutOverflow } from './withoutOverflow.ts';
import { valueAt } from './valueAt.ts';

interface Formula {
  /** log ∫ p^(1−s) q^s */
  readonly logarithm: Expr | undefined;
  /** Where the formula holds. */
  readonly where: readonly Inequality[];
}

export type AffinityAt = Formula &
  (
    | {
        readonly status: 'closed-form' | 'numeric';
        readonly value: number;
        readonly errorBound: number;
        /** Why the number is not that of the formula. */
        readonly reason?: string;
      }
    /** No points: the formula alone. */
    | { readonly status: 'formula' }
    /** The supports have nothing in common. */
    | { readonly status: 'zero' }
    | { readonly status: 'infinite' | 'undefined' | 'unresolved'; readonly reason: string }
  );

/** A closed form agrees with its integral within this, relative to 1 + its size. */
const tolerance = 1e-8;
/** Two routes by quadrature agree within this, beside their error bounds. */
const secondTolerance = 1e-9;
/** A logarithm that may be off by more than this is not shown. */
const leastAccuracy = 1e-4;

export const differentKinds = 'The two models do not have observations of the same kind.';
export const excluded = 'The first distribution gives positive probability to values that the second excludes.';
export const removable =
  'The formula is 0/0 at these two points, or too large for it to be evaluated: the number is that of the integral.';
export const unknownOverlap = 'The supports of the two distributions could not be compared.';

const found = new WeakMap<DivergenceProblem, Map<number, AffinityAt>>();

/** Computed once for a problem and s. */
export function affinityAt(problem: DivergenceProblem, s: number): AffinityAt {
  let orders = found.get(problem);
  if (orders === undefined) found.set(problem, (orders = new Map<number, AffinityAt>()));
  let result = orders.get(s);
  if (result === undefined) orders.set(s, (result = evaluate(problem, s)));
  return result;
}

const whereOf = ({ inside, positive }: ClosedAffinity): readonly Inequality[] => [
  ...inside.map((left) => ({ left, mayBeZero: true })),
  ...positive.map((left) => ({ left, mayBeZero: false })),
];

function evaluate(problem: DivergenceProblem, s: number): AffinityAt {
  const pair = pairOfLaws(problem);
  if (pair === undefined) return { status: 'undefined', reason: differentKinds, logarithm: undefined, where: [] };
  const closed = closedAffinity(problem, pair, s);
  const formula = { logarithm: closed?.logarithm, where: closed === undefined || s > 0 ? [] : whereOf(closed) };
  const is = (status: 'infinite' | 'unresolved', reason: string): AffinityAt => ({ ...formula, status, reason });
  const { point, symbols } = pair;
  if (point === undefined)
    return closed === undefined
      ? is('unresolved', 'No closed form was found, and there are no two points to compute it at.')
      : { ...formula, status: 'formula' };
  const overlap = overlapOf(problem, pair);
  if (overlap === undefined) return is('unresolved', unknownOverlap);
  if (s < 0 && !overlap.firstInside) return is('infinite', excluded);
  if (overlap.support === undefined) return { ...formula, status: 'zero' };
  const kernel = atExactly(geometricMean(pair.p, pair.q, s, overlap.support), symbols, point);
  const tail = 'The integral over both densities diverges: the second has too light a tail for the first.';
  const failing = closed?.positive.some((e) => !(valueAt(e, symbols, point) > 0)) === true;
  if (failing && visiblyDiverges(kernel, symbols, point)) return is('infinite', tail);
  const integral = integrated({ ...kernel, logDensity: withoutOverflow(kernel.logDensity) }, problem, pair);
  const isFinite = integral.error <= leastAccuracy && Number.isFinite(integral.value);
  if (failing) return isFinite ? is('unresolved', disagreement) : is('infinite', tail);
  if (integral.diverges) return is('infinite', tail);
  if (closed !== undefined && isFinite) {
    const value = valueAt(closed.logarithm, symbols, point);
    const gap = Math.abs(value - integral.value);
    if (gap <= tolerance * (1 + Math.abs(value)) + 4 * integral.error)
      return { ...formula, status: 'closed-form', value, errorBound: Math.max(1e-14 * (1 + Math.abs(value)), gap) };
  }
  if (!isFinite && s < 0 && visiblyDiverges(kernel, symbols, point)) return is('infinite', tail);
  if (!isFinite && closed !== undefined) {
    // confirmed at other points, and nothing speaks against it here, where quadrature is out of its range
    const value = valueAt(closed.logarithm, symbols, point);
    if (Number.isFinite(value))
      return { ...formula, status: 'closed-form', value, errorBound: 1e-13 * (1 + Math.abs(value)) };
  }
  if (!isFinite) return is('unresolved', 'Neither a closed form nor a number with a usable error bound was found.');
  const routes = [
    () => gaussianRoute(problem, pair, s),
    () => underFirst(pair, s, overlap.support as Support, problem),
    () => (s > 0 && s < 1 ? underBoth(s, problem) : undefined),
  ];
  const again = firstUsable(routes);
  if (again === undefined) return is('unresolved', 'There is one way of integrating only, and nothing to confirm it.');
  const gap = Math.abs(again.value - integral.value);
  if (!(gap <= secondTolerance + 4 * (integral.error + again.error))) return is('unresolved', disagreement);
  if (closed !== undefined && Number.isNaN(valueAt(closed.logarithm, symbols, point))) {
    const errorBound = Math.max(integral.error, gap, 1e-14 * (1 + Math.abs(integral.value)));
    return { ...formula, status: 'closed-form', value: integral.value, errorBound, reason: removable };
  }
  // what numbers contradict is no formula
  return {
    logarithm: undefined,
    where: [],
    status: 'numeric',
    value: integral.value,
    errorBound: Math.max(integral.error, gap, 1e-14 * (1 + Math.abs(integral.value))),
  };
}

/** With the numbers in place, which are exact: powers that cancel leave nothing behind, where doubles would leave their rounding. */
function atExactly(kernel: Law, symbols: readonly SymbolExpr[], point: readonly number[]): Law {
  const values = new Map<Expr, Expr>(symbols.map((symbol, i) => [symbol, number(point[i] as number)]));
  return { ...kernel, logDensity: simplify(substitute(kernel.logDensity, values)) };
}

const disagreement = 'Two ways of integrating over both densities do not agree.';

interface LogMass {
  readonly value: number;
  readonly error: number;
  readonly diverges: boolean;
}

const logOf = ({ mass, massErrorBound, diverges }: NumericExpectations, more: number): LogMass => ({
  value: Math.log(mass),
  error: massErrorBound / mass + more,
  diverges,
});

const integrated = (kernel: Law, { budget }: DivergenceProblem, pair: PairOfLaws): LogMass =>
  logOf(integrals([], kernel, pair.symbols, pair.point ?? [], budget), pair.massError);

/** ∫ p·(q/p)^s, with the nodes where p has its mass: a second route. */
function underFirst(
  { p, q, symbols, point, massError }: PairOfLaws,
  s: number,
  support: Support,
  problem: DivergenceProblem,
): LogMass {
  const ratio = exp(multiply(number(s), subtract(q.logDensity, p.logDensity)));
  const result = integrals([ratio], { ...p, support }, symbols, point ?? [], problem.budget);
  const mean = result.values[0] as number;
  const error = (result.errorBounds[0] as number) / mean + result.massErrorBound / result.mass + massError;
  return { value: Math.log(mean * result.mass), error, diverges: result.diverges };
}

/** ∫ (p + q) w^(1−s) (1 − w)^s with w = p/(p + q), which is bounded. */
function underBoth(s: number, problem: DivergenceProblem): LogMass | undefined {
  const both = together(problem);
  if (both === undefined) return undefined;
  const [w, v] = sharesOf(both.pair);
  const share = multiply(power(w, number(1 - s)), power(v, number(s)));
  const found = overSum([share], both, problem, both.pair.symbols, both.point)?.[0];
  return found && { value: Math.log(found.value), error: found.error / found.value, diverges: false };
}

function firstUsable(routes: readonly (() => LogMass | undefined)[]): LogMass | undefined {
  for (const route of routes) {
    const found = route();
    if (found !== undefined && found.error <= leastAccuracy) return found;
  }
  return undefined;
}

/** Of two Gaussian vectors, from their matrices. */
function gaussianRoute(
  { model, other, theta, thetaPrime }: DivergenceProblem,
  pair: PairOfLaws,
  s: number,
): LogMass | undefined {
  if (pair.p.variables.length < 2 || theta === undefined || thetaPrime === undefined || model.known.length > 0)
    return undefined;
  const [first, second] = [model, other].map((m) => gaussianMoments(m.law));
  if (first === undefined || second === undefined) return undefined;
  const symbols = [model, other].map((m) => m.parameters.map((p) => p.symbol));
  const a = momentsAt(first, symbols[0] ?? [], theta);
  const b = momentsAt(second, symbols[1] ?? [], thetaPrime);
  const value = gaussianLogAffinity(a, b, s);
  return value === undefined ? undefined : { value, error: 1e-13 * (1 + Math.abs(value)), diverges: false };
}
