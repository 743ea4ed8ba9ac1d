// E[f(θ)] under a prior: in closed form where one is derived and numbers confirm it, else a number from two integrals that agree.
import type { Budget } from '../base/budget.ts';
import { abs, add, multiply } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { dependsOnAny, freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { expand, simplify } from '../expr/simplify.ts';
import { call } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import type { PreparedExpectation } from '../expectation/preparedExpectation.ts';
import { closedMoment, type ClosedMoment } from '../estimators/observationMoments.ts';
import { isClosed } from '../information/closedForm.ts';
import { logTotal } from '../information/normalizedLaw.ts';
import { samplePoints } from '../information/samplePoints.ts';

export type PriorMean =
  | { readonly kind: 'closed'; readonly expr: Expr }
  | { readonly kind: 'number'; readonly value: number; readonly error: number }
  | { readonly kind: 'infinite' }
  | { readonly kind: 'unknown' };

const tolerance = 1e-8;
const leastAccuracy = 1e-6;
/** Of the number that confirms a closed form. */
const leastOfConfirmation = 1e-4;
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
  const prepared = (): PreparedExpectation => prepareExpectation([f, abs(f)], law, symbols);
  // the same integral with the nodes where f has its mass
  const again = (point: readonly number[]): { readonly value: number; readonly error: number } => {
    const tilted = { ...law, logDensity: add(law.logDensity, call('log', [abs(f)])) };
    const { mass, massErrorBound } = prepareExpectation([], tilted, symbols).at(point, budget);
    return { value: mass, error: massErrorBound };
  };
  const closed = closedMoment(f, { law, parameters: [], scores: [], scoreMeanIsZero: false }) ?? byTotals(f, law);
  if (closed?.conditions.length === 0 && isClosed(closed.value)) {
    const isOwn = [...freeSymbols(closed.value)].every((s) => symbols.includes(s));
    const points = values === undefined ? samplePoints(symbols, [], seed, trials) : [values];
    // that of |f| has kinks, and is dear: its size is asked for only where the mean is small beside its error
    const plain = prepareExpectation([f], law, symbols);
    const agrees = points.map((point) => {
      const numeric = plain.at(point, budget);
      const [mean = NaN] = numeric.values;
      const error = 4 * (numeric.errorBounds[0] ?? NaN);
      const value = evaluate(closed.value, new Map(symbols.map((s, i) => [s, point[i] ?? NaN])));
      const gap = Math.abs(mean - value);
      if (numeric.diverges) return false;
      const isNear = gap <= tolerance * Math.abs(value) + error;
      if (isNear && error <= leastOfConfirmation * Math.abs(value)) return true;
      if (isNear && error <= leastOfConfirmation * (prepared().at(point, budget).values[1] ?? NaN)) return true;
      // of what is nowhere negative
      const tilted = again(point);
      const isSame = Math.abs(tilted.value - value) <= tolerance * Math.abs(value) + 4 * tilted.error;
      return isSame && tilted.error <= leastOfConfirmation * Math.abs(value);
    });
    if (isOwn && points.length > 0 && agrees.every(Boolean)) return { kind: 'closed', expr: closed.value };
  }
  if (values === undefined) return { kind: 'unknown' };
  const numeric = prepared().at(values, budget);
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

/** Term by term: the total of the kernel f·π, as of p₁^(a₁ − 2) … for 1/p₁ under a Dirichlet law. Numbers confirm or refute it. */
function byTotals(f: Expr, law: Law): ClosedMoment | undefined {
  const expanded = expand(f);
  const means: Expr[] = [];
  for (const term of expanded.kind === 'sum' ? expanded.terms : [expanded]) {
    const factors = term.kind === 'product' ? term.factors : [term];
    const own = factors.filter((e) => dependsOnAny(e, law.variables));
    const coefficient = multiply(...factors.filter((e) => !own.includes(e)));
    if (own.length === 0) {
      means.push(term);
      continue;
    }
    const { measure, variables, support } = law;
    const logDensity = simplify(add(law.logDensity, ...own.map((e) => call('log', [e]))));
    const total = logTotal({ name: 'custom', measure, variables, support, logDensity });
    if (total === undefined || total.positive.length > 0) return undefined;
    means.push(multiply(coefficient, call('exp', [total.value])));
  }
  return { value: simplify(add(...means)), conditions: [] };
}
