// E[f(θ)] under a prior: in closed form where one is derived and numbers confirm it, else a number from two integrals that agree.
import type { Budget } from '../base/budget.ts';
import { abs, add } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { dependsOnAny, freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { call } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import { closedMoment } from '../estimators/observationMoments.ts';
import { isClosed } from '../information/closedForm.ts';
import { samplePoints } from '../information/samplePoints.ts';

export type PriorMean =
  | { readonly kind: 'closed'; readonly expr: Expr }
  | { readonly kind: 'number'; readonly value: number; readonly error: number }
  | { readonly kind: 'infinite' }
  | { readonly kind: 'unknown' };

const tolerance = 1e-8;
const leastAccuracy = 1e-6;
const trials = 2;

export interface PriorPlace {
  /** Normalized. */
  readonly law: Law;
  /** What f and the law may hold beside the law's variables, and values where all have one. */
  readonly symbols: readonly SymbolExpr[];
  readonly values: readonly number[] | undefined;
  readonly seed: string;
}

/** f in the law's variables and the symbols. */
export function meanUnderPrior(f: Expr, { law, symbols, values, seed }: PriorPlace, budget: Budget): PriorMean {
  if (!dependsOnAny(f, law.variables)) return { kind: 'closed', expr: f };
  const prepared = prepareExpectation([f, abs(f)], law, symbols);
  // the same integral with the nodes where f has its mass
  const again = (point: readonly number[]): { readonly value: number; readonly error: number } => {
    const tilted = { ...law, logDensity: add(law.logDensity, call('log', [abs(f)])) };
    const { mass, massErrorBound } = prepareExpectation([], tilted, symbols).at(point, budget);
    return { value: mass, error: massErrorBound };
  };
  const closed = closedMoment(f, { law, parameters: [], scores: [], scoreMeanIsZero: false });
  if (closed?.conditions.length === 0 && isClosed(closed.value)) {
    const isOwn = [...freeSymbols(closed.value)].every((s) => symbols.includes(s));
    const points = values === undefined ? samplePoints(symbols, [], seed, trials) : [values];
    const agrees = points.map((point) => {
      const numeric = prepared.at(point, budget);
      const [mean = NaN, size = NaN] = numeric.values;
      const value = evaluate(closed.value, new Map(symbols.map((s, i) => [s, point[i] ?? NaN])));
      return !numeric.diverges && Math.abs(mean - value) <= tolerance * size + 4 * (numeric.errorBounds[0] ?? NaN);
    });
    if (isOwn && points.length > 0 && agrees.every(Boolean)) return { kind: 'closed', expr: closed.value };
  }
  if (values === undefined) return { kind: 'unknown' };
  const numeric = prepared.at(values, budget);
  if (numeric.diverges) return { kind: 'infinite' };
  const [value = NaN, size = NaN] = numeric.values;
  const [error = NaN] = numeric.errorBounds;
  // the second integral is that of |f|
  const second = again(values);
  const agrees =
    Math.abs(size - second.value) <= tolerance * size + 4 * ((numeric.errorBounds[1] ?? NaN) + second.error);
  return agrees && error <= leastAccuracy * size
    ? { kind: 'number', value, error: error + tolerance * size }
    : { kind: 'unknown' };
}
