// What makes numbers of a descent trustworthy: formulas that quadrature bears out, and the error of the direction at the point.
import { unlessSpent, type Budget } from '../base/budget.ts';
import { evaluated } from '../geometry/evaluated.ts';
import { bestValue } from '../information/fisherInformation.ts';
import { symmetricEigen } from '../numeric/linearAlgebra.ts';
import type { ModelResults } from '../modelResults.ts';
import type { Regularization } from './descentResult.ts';
import { landscapes, type Landscape, type Landscapes, type Place } from './landscape.ts';
import type { ObjectiveFormulas } from './objective.ts';

/** Closed forms and quadratures agree within this, relative to 1 + the size, beside the quadrature's error. */
const agreement = 1e-7;
/** Where they are compared: shares of the way to θ′. */
const compared = [0, 0.4] as const;

/** The landscape of the formulas; undefined where quadrature contradicts them or is silent. */
export function confirmedLandscape(
  results: ModelResults,
  formulas: ObjectiveFormulas,
  budget: Budget,
): Landscapes | undefined {
  const { point, versus } = results.model;
  const found = landscapes(results, formulas, budget);
  if (found === undefined || point === undefined || versus === undefined) return undefined;
  const told = compared.map((s) => {
    const theta = point.map((t, i) => t + s * ((versus[i] as number) - t));
    return agrees(found, theta);
  });
  return told.every((t) => t !== false) && told.includes(true) ? found : undefined;
}

/** Undefined where one of them has no number. */
function agrees({ landscape, numericSlope }: Landscapes, theta: readonly number[]): boolean | undefined {
  return unlessSpent(() => {
    const [closed, numeric] = [landscape.at(theta), numericSlope(theta)];
    if (closed === undefined || numeric === undefined) return undefined;
    const others = [numeric.objective, ...numeric.gradient];
    return [closed.objective, ...closed.gradient].every(
      (v, i) => Math.abs(v - (others[i] as number)) <= agreement * (1 + Math.abs(v)) + 4 * numeric.errorBound,
    );
  });
}

/** The place at the writer's point, where formulas are evaluated in as many digits as it takes. */
export function startOf(
  { model }: ModelResults,
  formulas: ObjectiveFormulas | undefined,
  landscape: Landscape,
): Place | undefined {
  const { point = [], versus = [] } = model;
  const place = landscape.at(point);
  if (place === undefined || formulas === undefined) return place;
  const symbols = [...model.parameters.map((p) => p.symbol), ...formulas.primed, ...model.known];
  const values = [...point, ...versus, ...model.known.map((s) => model.knownValues.get(s) ?? Number.NaN)];
  const exact = [formulas.objective, ...formulas.gradient].map((e) => evaluated(e, symbols, values));
  if (!exact.every((e) => e !== undefined)) return undefined;
  const [objective = Number.NaN, ...gradient] = exact.map((e) => e.value);
  return { ...place, objective, gradient, errorBound: Math.max(...exact.map((e) => e.errorBound)) };
}

/** Of −I⁻¹∇L: errors of gradient and metric, enlarged by the inverse of the metric at unit diagonal. */
export function errorOf(
  { information }: ModelResults,
  { metric, errorBound }: Place,
  step: readonly number[],
  regularization: Regularization | undefined,
): number {
  const added = regularization?.added ?? 0;
  const isWhole = regularization?.kind !== 'pseudo-inverse';
  const scale = metric.map((row, i) => (isWhole ? Math.sqrt((row[i] as number) + added) : 1));
  const scaled = metric.map((row, i) =>
    row.map((v, j) => (v + (i === j ? added : 0)) / ((scale[i] as number) * (scale[j] as number))),
  );
  const values = symmetricEigen(scaled)?.values ?? [];
  const least = Math.min(...(isWhole ? values : values.slice(values.length - regularization.rank)));
  const relative = Math.max(1e-14, bestValue(information)?.errorBound ?? 1e-9) * Math.max(...values);
  const ofGradient = Math.hypot(...scale.map((s) => errorBound / s));
  const ofMetric = relative * Math.hypot(...step.map((v, i) => v * (scale[i] as number)));
  return errorBound + (ofGradient + ofMetric) / least / Math.min(...scale);
}
