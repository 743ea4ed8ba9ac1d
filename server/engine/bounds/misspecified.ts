// Where the data come from another model: the maximum-likelihood estimator goes to the parameter θ* that minimizes the divergence from
// that model's law q, and N times its covariance to A⁻¹BA⁻¹, with A = −E_q[∇²ℓ(θ*)] and B = E_q[∇ℓ ∇ℓᵀ].
// Source: Huber, Proceedings of the Fifth Berkeley Symposium 1 (1967) 221–233; White, Econometrica 50 (1982) 1–25.
import type { Budget } from '../base/budget.ts';
import { add, multiply, square } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { includes } from '../expr/range.ts';
import { call } from '../expr/substitute.ts';
import { primedSymbol } from '../divergences/commonFamily.ts';
import { pairOfLaws } from '../divergences/pairOfLaws.ts';
import { supportInclusion } from '../divergences/supportInclusion.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import { interior } from '../model/intervals.ts';
import { inverse, symmetricEigen } from '../numeric/linearAlgebra.ts';
import type { ModelResults } from '../modelResults.ts';
import { displayName } from '../text/names.ts';
import type { BoundResult } from './bound.ts';

const mostParameters = 4;
const rounds = 40;
const halvings = 12;
/** A step below this share of a standard deviation of the estimator ends the search. */
const negligible = 1e-10;
const tolerance = 1e-8;
const differenceTolerance = 1e-5;
const leastAccuracy = 1e-6;

/** For `versus model NAME`; none where the model has no Hessian, or no number of observations. */
export function misspecified(results: ModelResults, budget: Budget): readonly BoundResult[] {
  const { model, information } = results;
  const { other, samples } = model;
  const hasNumber = samples.value !== undefined || samples.symbol === undefined;
  const { score, hessian, status } = information;
  if (other?.point === undefined || model.point === undefined || !hasNumber) return [];
  if (score === undefined || hessian === undefined || (status !== 'closed-form' && status !== 'numeric')) return [];
  const parameters = model.parameters.map((p) => p.symbol);
  const size = parameters.length;
  if (size > mostParameters) return [];
  const primed = other.parameters.map((p) => primedSymbol(p.symbol));
  const problem = { model, information, other, primed, theta: model.point, thetaPrime: other.point, budget };
  const pair = pairOfLaws(problem);
  if (pair?.point === undefined || !pair.isNormalized || pair.p.variables.length > 2) return [];
  const { p, q, symbols, point } = pair;
  const without = (reason: string): readonly BoundResult[] =>
    parameters.map((s) => ({ ...outcome, target: s.name, expression: undefined, value: undefined, reason }));
  if (supportInclusion(other, other.point, model, model.point) === 'outside')
    return without('The data can lie where the model’s density is 0, so that there is no parameter nearest to them.');

  const upper = parameters.flatMap((_, i) => parameters.slice(i).map((_s, j) => [i, i + j] as const));
  const fs = [
    p.logDensity,
    ...score,
    ...upper.map(([i, j]) => hessian[i]?.[j] ?? p.logDensity),
    ...upper.map(([i, j]) => multiply(score[i] ?? p.logDensity, score[j] ?? p.logDensity)),
  ];
  const prepared = prepareExpectation(fs, q, symbols);
  const values = (theta: readonly number[]): number[] => [...theta, ...point.slice(size)];
  const positive = compile(model.positive, symbols);
  const signs = new Float64Array(model.positive.length);
  const isParameter = (theta: readonly number[]): boolean => {
    positive.bind(values(theta))([], signs);
    return parameters.every((s, i) => includes(interior(s.domain), theta[i] ?? NaN)) && signs.every((v) => v > 0);
  };
  const at = (theta: readonly number[]): Moments | undefined => {
    if (!isParameter(theta)) return undefined;
    const { values: means, errorBounds, diverges } = prepared.at(values(theta), budget);
    if (diverges || !means.every(Number.isFinite)) return undefined;
    const matrix = (from: number): number[][] =>
      parameters.map((_, i) =>
        parameters.map((_s, j) => {
          const k = upper.findIndex(([a, b]) => a === Math.min(i, j) && b === Math.max(i, j));
          return means[from + k] ?? NaN;
        }),
      );
    const [curvature, spread] = [matrix(1 + size).map((row) => row.map((v) => -v)), matrix(1 + size + upper.length)];
    const unit = (of: readonly (readonly number[])[], i: number): number => Math.sqrt(Math.abs(of[i]?.[i] ?? NaN));
    const scales = [
      1 + Math.abs(means[0] ?? NaN),
      ...parameters.map((_, i) => unit(curvature, i)),
      ...[curvature, spread].flatMap((of) => upper.map(([i, j]) => unit(of, i) * unit(of, j))),
    ];
    const worst = Math.max(...scales.map((scale, k) => (errorBounds[k] ?? NaN) / scale));
    return {
      objective: means[0] ?? NaN,
      gradient: [...means.slice(1, 1 + size)],
      curvature,
      spread,
      worst,
    };
  };
  const found = nearest(model.point, at);
  if (found === undefined) return without('The parameter nearest to the other model was not found.');
  const { theta, moments, inverted } = found;
  // E_q[(∂ℓ)²] again, with the nodes where it has its mass
  const isSpread = score.every((s, i) => {
    const tilted = { ...q, logDensity: add(q.logDensity, call('log', [square(s)])) };
    const { mass, massErrorBound } = prepareExpectation([], tilted, symbols).at(values(theta), budget);
    const own = moments.spread[i]?.[i] ?? NaN;
    return Math.abs(mass - own) <= tolerance * own + 4 * massErrorBound;
  });
  const isConfirmed = isSpread && moments.worst <= leastAccuracy && confirmed(theta, moments, inverted, at);
  if (!isConfirmed) return without('Two ways of computing the expectations do not agree.');
  const n = samples.value ?? 1;
  return parameters.map((s, i): BoundResult => {
    const row = inverted[i] ?? [];
    const variance = row.reduce(
      (sum, a, j) => sum + row.reduce((inner, b, k) => inner + a * b * (moments.spread[j]?.[k] ?? NaN), 0),
      0,
    );
    const place = theta[i] ?? NaN;
    // what is left of 0 by rounding
    const star = Math.abs(place) <= negligible * Math.sqrt(variance) ? 0 : place;
    const shown = displayName(s.name);
    const held = (row[i] ?? NaN) / n;
    return {
      ...outcome,
      target: s.name,
      expression: undefined,
      value: variance / n,
      pseudoTrue: star,
      reason: `The estimator goes to ${shown}* = ${short(star)}, a minimum of the divergence, and its variance to this as N grows; from the curvature alone it would be ${short(held)}.`,
    };
  });
}

const outcome = {
  name: 'misspecified',
  attained: undefined,
  estimator: undefined,
  bounded: 'asymptotic-variance',
} as const;
const short = (value: number): string => String(Number(value.toPrecision(6))).replace('-', '−');

interface Moments {
  readonly objective: number;
  readonly gradient: readonly number[];
  /** A */
  readonly curvature: readonly (readonly number[])[];
  /** B, where the mean of the score is 0. */
  readonly spread: readonly (readonly number[])[];
  /** Relative. */
  readonly worst: number;
}

interface Nearest {
  readonly theta: readonly number[];
  readonly moments: Moments;
  /** A⁻¹ */
  readonly inverted: readonly (readonly number[])[];
}

/** Newton's method for E_q[∇ℓ] = 0 with steps that raise E_q[ℓ]; only a strict maximum counts. */
function nearest(start: readonly number[], at: (theta: readonly number[]) => Moments | undefined): Nearest | undefined {
  let theta = start;
  let here = at(theta);
  for (let round = 0; round < rounds && here !== undefined; round++) {
    const eigen = symmetricEigen(here.curvature);
    if (eigen === undefined) return undefined;
    const isMaximum = (eigen.values[0] ?? 0) > 1e-12 * (eigen.values.at(-1) ?? 0);
    // away from the maximum, the curvature's size in place of a negative one
    const step = theta.map((_, i) =>
      eigen.values.reduce((sum, value, k) => {
        const v = eigen.vectors[k] ?? [];
        const along = v.reduce((s, c, j) => s + c * (here?.gradient[j] ?? 0), 0);
        return sum + ((v[i] ?? 0) * along) / Math.max(Math.abs(value), 1e-8);
      }, 0),
    );
    const gain = step.reduce((sum, s, i) => sum + s * (here?.gradient[i] ?? 0), 0);
    if (isMaximum && gain <= negligible ** 2 + 1e-24 * Math.abs(here.objective)) {
      const inverted = inverse(here.curvature);
      return inverted === undefined ? undefined : { theta, moments: here, inverted };
    }
    let next: { readonly theta: readonly number[]; readonly moments: Moments } | undefined;
    for (let k = 0, share = 1; k < halvings && next === undefined; k++, share /= 2) {
      const there = theta.map((t, i) => t + share * (step[i] ?? 0));
      const moments = at(there);
      const least = here.objective - 1e-12 * (1 + Math.abs(here.objective));
      if (moments !== undefined && moments.objective >= least) next = { theta: there, moments };
    }
    if (next === undefined) return undefined;
    theta = next.theta;
    here = next.moments;
  }
  return undefined;
}

/** The Hessian's mean against differences of the score's mean, and the point against a step by half. */
function confirmed(
  theta: readonly number[],
  moments: Moments,
  inverted: readonly (readonly number[])[],
  at: (theta: readonly number[]) => Moments | undefined,
): boolean {
  return theta.every((t, i) => {
    const step = 1e-4 * Math.sqrt(Math.max(inverted[i]?.[i] ?? 0, 1e-12));
    const moved = (by: number): Moments | undefined => at(theta.map((v, j) => (j === i ? t + by : v)));
    const [above, below] = [moved(step), moved(-step)];
    if (above === undefined || below === undefined) return false;
    return theta.every((_, j) => {
      const slope = ((above.gradient[j] ?? NaN) - (below.gradient[j] ?? NaN)) / (2 * step);
      const curvature = moments.curvature[i]?.[j] ?? NaN;
      const scale = Math.sqrt((moments.curvature[i]?.[i] ?? NaN) * (moments.curvature[j]?.[j] ?? NaN));
      return Math.abs(slope + curvature) <= differenceTolerance * scale + tolerance;
    });
  });
}
