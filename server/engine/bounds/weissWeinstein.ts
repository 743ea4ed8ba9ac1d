// The Weiss–Weinstein bound with s = ½: under a prior, the mean squared error of any estimator is at least
// h²E(h)²/(2(1 − E(2h))) for every shift h, where E(h) = ∫ √(π(θ)π(θ + h)) ρ(θ, θ + h)ᴺ dθ with the affinity ρ of the laws of one
// observation. No derivative is asked for: the prior need not vanish at its edge, and the support may move.
// Source: Weiss and Weinstein, IEEE Transactions on Information Theory 31 (1985) 680–682.
import { unlessSpent, type Budget } from '../base/budget.ts';
import { add, divide, multiply, negate, number, square, subtract, symbol } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { isNonNegative } from '../expr/assumptions.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { dependsOn, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { range } from '../expr/range.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { closedAffinity } from '../divergences/affinity.ts';
import { primedSymbol } from '../divergences/commonFamily.ts';
import { pairOfLaws } from '../divergences/pairOfLaws.ts';
import type { Law } from '../distributions/law.ts';
import { openInterval } from '../distributions/support.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import { normalizedLaw } from '../information/normalizedLaw.ts';
import { boundsOf, isInfinite } from '../model/supports.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import type { ModelResults } from '../modelResults.ts';
import type { BoundResult } from './bound.ts';

const tolerance = 1e-8;
/** Shifts that are tried: the prior's width divided by powers of 2. */
const halvings = 9;
const refinements = 8;
const goldenShare = (Math.sqrt(5) - 1) / 2;
const worthwhile = 1e-4;

/** For a model of one parameter with a prior on an interval. */
export function weissWeinstein(
  results: ModelResults,
  budget: Budget,
  before: readonly BoundResult[],
): readonly BoundResult[] {
  const { model } = results;
  const [parameter] = model.parameters;
  const isSettled = before.some((b) => b.name === 'van-trees' && b.attained === true);
  const bound = isSettled ? undefined : weissWeinsteinAt(results, budget);
  if (parameter === undefined || bound === undefined) return [];
  const { name } = parameter.symbol;
  const found = greatest(bound.at, bound.width);
  // where van Trees' inequality holds and is stronger, small shifts only come near it
  const least = before.find((b) => b.name === 'van-trees' && b.target === name)?.value ?? 0;
  if (!(found.value > least * (1 + worthwhile))) return [];
  return [
    {
      name: 'weiss-weinstein',
      target: name,
      expression: undefined,
      value: found.value,
      attained: undefined,
      reason: `With s = ½ and the shift h = ${String(found.h)}. Any shift gives a bound; another may give a greater one.`,
      estimator: undefined,
      bounded: 'mean-squared-error',
    },
  ];
}

export interface WeissWeinstein {
  /** The bound of a shift, never above the true one; 0 where it is not had. */
  readonly at: (h: number) => number;
  /** Of the prior: its support's, or some standard deviations. */
  readonly width: number;
}

export function weissWeinsteinAt(results: ModelResults, budget: Budget): WeissWeinstein | undefined {
  const { model, information } = results;
  const { samples, priors, parameters, known } = model;
  const [theta, prior] = [parameters[0]?.symbol, priors[0]];
  const hasNumber = samples.value !== undefined || samples.symbol === undefined;
  const values = known.map((s) => model.knownValues.get(s) ?? NaN);
  if (theta === undefined || prior === undefined || parameters.length > 1 || !hasNumber) return undefined;
  const { law, isNormalized } = normalizedLaw(prior.model);
  if (!values.every(Number.isFinite) || !isConvexIn(model, theta) || !isNormalized) return undefined;
  const [x] = law.variables;
  if (x === undefined || law.support.kind !== 'interval' || prior.model.known.some((s) => !known.includes(s)))
    return undefined;
  const primed = primedSymbol(theta);
  const points = { theta: undefined, thetaPrime: undefined };
  const problem = { model, information, other: model, primed: [primed], ...points, budget };
  const pair = pairOfLaws(problem);
  const affinity = pair === undefined ? undefined : closedAffinity(problem, pair, 0.5);
  if (affinity === undefined) return undefined;

  const h = symbol('_h', 'constant', range(0, Infinity, { lowerOpen: true }));
  const symbols = [...known, h];
  const { lower, upper } = law.support;
  /** √(π(θ)π(θ′)) ρᴺ with θ = x − share·h, θ′ = θ + h. */
  const kernel = (share: number): { readonly law: Law; readonly inside: readonly Expr[] } => {
    const here = subtract(x, multiply(number(share), h));
    const there = add(here, h);
    const prior = (at: Expr): Expr => substitute(law.logDensity, new Map([[x, at]]));
    const both = new Map<Expr, Expr>([
      [theta, here],
      [primed, there],
    ]);
    const logKernel = add(
      divide(add(prior(here), prior(there)), number(2)),
      multiply(number(samples.value ?? 1), substitute(affinity.logarithm, both)),
    );
    const least = isInfinite(lower) ? lower : add(lower, multiply(number(share), h));
    const greatest = isInfinite(upper) ? upper : subtract(upper, multiply(number(1 - share), h));
    const support = openInterval(least, greatest);
    return {
      law: { name: 'custom', measure: 'lebesgue', variables: [x], support, logDensity: logKernel },
      inside: affinity.inside.map((e) => simplify(substitute(e, both))),
    };
  };
  const [first, second] = [kernel(0), kernel(0.5)];
  const limits = compile(boundsOf(first.law.support), symbols);
  const isInside = compile(first.inside, symbols, [x]);
  const prepared = [first, second].map((k) => prepareExpectation([], k.law, symbols));
  const found = new Map<number, number>();

  /** E(h) from below; NaN where two integrals do not agree. */
  const affinityOf = (shift: number): number => {
    const cached = found.get(shift);
    if (cached !== undefined) return cached;
    const value = integrated(shift);
    found.set(shift, value);
    return value;
  };
  const integrated = (shift: number): number => {
    const at = [...values, shift];
    const ends = new Float64Array(2);
    limits.bind(at)([], ends);
    const [from = NaN, to = NaN] = ends;
    if (!(from < to)) return 0;
    // where the laws at θ and θ + h have nothing in common at some θ, and something at others, no formula holds throughout
    const run = isInside.bind(at);
    const out = new Float64Array(first.inside.length);
    const inside = probes(from, to).map((place) => {
      run([place], out);
      return out.every((v) => v >= 0);
    });
    if (!inside.every(Boolean)) return inside.some(Boolean) ? NaN : 0;
    const [a, b] = prepared.map((p) => p.at(at, budget));
    if (a === undefined || b === undefined || a.diverges || b.diverges) return NaN;
    const slack = Math.abs(a.mass - b.mass);
    if (!(slack <= tolerance + 4 * (a.massErrorBound + b.massErrorBound))) return NaN;
    return Math.max(0, Math.min(a.mass, b.mass) - Math.max(a.massErrorBound, b.massErrorBound));
  };
  return {
    at: (shift) =>
      unlessSpent(() => {
        const [once, twice] = [affinityOf(shift), affinityOf(2 * shift)];
        const bound = (shift * once) ** 2 / (2 * (1 - twice));
        return bound > 0 && Number.isFinite(bound) ? bound : 0;
      }) ?? 0,
    width: widthOf(law, x, values, known, budget),
  };
}

const probes = (from: number, to: number): readonly number[] => {
  const [a, b] = [Math.max(from, -1e3), Math.min(to, 1e3)];
  return [0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999].map((share) => a + share * (b - a));
};

/** Whether the parameters under which an observation is possible are an interval: the ends of the support do not turn back. */
function isConvexIn(model: StatisticalModel, theta: SymbolExpr): boolean {
  if (model.law.support.kind === 'finite') return !boundsOf(model.law.support).some((end) => dependsOn(end, theta));
  return boundsOf(model.law.support).every((end) => {
    if (!dependsOn(end, theta)) return true;
    if (!isDifferentiable(end, theta)) return false;
    const slope = simplify(differentiate(end, theta));
    return isNonNegative(slope) || isNonNegative(negate(slope));
  });
}

function widthOf(
  law: Law,
  x: SymbolExpr,
  values: readonly number[],
  known: readonly SymbolExpr[],
  budget: Budget,
): number {
  const ends = new Float64Array(2);
  compile(boundsOf(law.support), known).bind(values)([], ends);
  const width = (ends[1] ?? NaN) - (ends[0] ?? NaN);
  if (Number.isFinite(width)) return width;
  const { values: moments, diverges } = prepareExpectation([x, square(x)], law, known).at(values, budget);
  const variance = (moments[1] ?? NaN) - (moments[0] ?? NaN) ** 2;
  return diverges || !(variance > 0) || !Number.isFinite(variance) ? 16 : 8 * Math.sqrt(variance);
}

/** The best of a geometric grid of shifts, refined by golden section. */
function greatest(at: (h: number) => number, width: number): { readonly h: number; readonly value: number } {
  const tried = Array.from({ length: halvings }, (_, k) => width * 2 ** -(k + 1));
  let best = { h: width, value: 0 };
  const see = (h: number): number => {
    const value = at(h);
    if (value > best.value) best = { h, value };
    return value;
  };
  tried.forEach(see);
  if (best.value === 0) return best;
  let [low, high] = [Math.log(best.h / 2), Math.log(best.h * 2)];
  for (let round = 0; round < refinements; round++) {
    const [a, b] = [1 - goldenShare, goldenShare].map((share) =>
      Number(Math.exp(low + share * (high - low)).toPrecision(4)),
    ) as [number, number];
    if (see(a) > see(b)) high = Math.log(b);
    else low = Math.log(a);
  }
  return best;
}
