// The information geometry of one model: tensors, connections, curvatures, geodesics between its two points, whitening.
// Source: Amari and Nagaoka, Methods of Information Geometry (2000).
import type { Budget } from '../base/budget.ts';
import { one, zero } from '../expr/build.ts';
import { isZero } from '../expr/simplify.ts';
import { bestValue } from '../information/fisherInformation.ts';
import { informationDeterminant } from '../information/inverse.ts';
import { isClosed } from '../information/closedForm.ts';
import type { ModelResults } from '../modelResults.ts';
import { closedTensor } from './amariChentsov.ts';
import { chartOf } from './chart.ts';
import { connections, type Christoffel } from './christoffel.ts';
import { closedCurvature, gaussian } from './curvature.ts';
import { evaluated } from './evaluated.ts';
import { geodesicResults, type GeodesicResult } from './geodesicResults.ts';
import { closedMetric } from './geodesicProblem.ts';
import { curvatureAt, skewnessAt, statisticalCurvatureAt, type Estimated } from './pointMoments.ts';
import { closedQuantity, isUsable, numericQuantity, withoutValue, type Quantity } from './quantity.ts';
import { closedStatisticalCurvature } from './statisticalCurvature.ts';
import type { Metric, Tensor } from './tensor.ts';
import { whitening, type Whitening } from './whitening.ts';
import { testimony, witnessesOf, type Witnesses } from './witness.ts';

export interface TensorResult {
  readonly status: Quantity['status'];
  readonly reason: string | undefined;
  readonly entries: Tensor | undefined;
  /** At the writer's point. */
  readonly at: readonly (readonly (readonly number[])[])[] | undefined;
  /** Of each number, absolute. */
  readonly errorBound: number | undefined;
}

export interface GeometryResults {
  readonly amariChentsov: TensorResult;
  /** Undefined where the metric has no closed form. */
  readonly christoffel: Christoffel | undefined;
  /** 0 in one dimension. */
  readonly scalarCurvature: Quantity;
  /** Of two parameters. */
  readonly gaussianCurvature: Quantity | undefined;
  /** Efron's γ², of one parameter. */
  readonly statisticalCurvature: Quantity | undefined;
  readonly geodesics: readonly GeodesicResult[];
  readonly whitening: Whitening | undefined;
}

/** More parameters make too many symbols to read. */
const mostParameters = 3;

/** Undefined where there is no metric at all. */
export function geometryResults(results: ModelResults, budget: Budget): GeometryResults | undefined {
  const { model, information, isDensity } = results;
  const { status } = information;
  if (!isDensity || (status !== 'closed-form' && status !== 'numeric')) return undefined;
  const parameters = model.parameters.map((p) => p.symbol);
  const metric = closedMetric(information);
  const isSingular = metric !== undefined && metric.length <= mostParameters && hasNoInverse(results, metric);
  const isSmall = parameters.length <= mostParameters;
  const witnesses = isSmall ? witnessesOf(results, budget) : { symbols: parameters, own: undefined, all: [] };
  const chart = isSmall ? chartOf(information) : undefined;
  const tensor = tensorResult(chart && closedTensor(chart, parameters), witnesses, parameters.length);
  const scalar = isSmall
    ? scalarCurvature(results, metric, chart, witnesses, isSingular)
    : withoutValue('unresolved', `It is derived for up to ${String(mostParameters)} parameters.`);
  const best = bestValue(information);
  return {
    amariChentsov: tensor,
    christoffel:
      metric === undefined || !isSmall
        ? undefined
        : readable(
            connections(
              tensor.entries === undefined ? undefined : chart,
              metric,
              isSingular ? undefined : results.inverse,
              tensor.entries,
              parameters,
            ),
          ),
    scalarCurvature: scalar,
    gaussianCurvature: parameters.length === 2 ? halved(scalar) : undefined,
    statisticalCurvature: parameters.length === 1 ? efron(results, chart, witnesses) : undefined,
    geodesics: isSingular ? [] : geodesicResults(results, tensor.entries, budget),
    whitening: best === undefined || isSingular ? undefined : whitening(best.value, best.errorBound),
  };
}

const hasNoInverse = ({ inverse }: ModelResults, metric: Metric): boolean => {
  const determinant = inverse === undefined ? informationDeterminant(metric) : undefined;
  return determinant !== undefined && isZero(determinant);
};

/** Symbols too long to be read are left out. */
function readable(found: Christoffel): Christoffel | undefined {
  const isShort = (t: Tensor | undefined): boolean => t === undefined || t.flat(2).every(isClosed);
  if (!isShort(found.first)) return undefined;
  return isShort(found.second) ? found : { ...found, second: undefined };
}

function tensorResult(closed: Tensor | undefined, witnesses: Witnesses, size: number): TensorResult {
  const { own, symbols } = witnesses;
  const indices = Array.from({ length: size }, (_, i) => i);
  const triples = indices.flatMap((i) => indices.flatMap((j) => indices.map((k) => [i, j, k] as const)));
  const isOrdered = ([i, j, k]: readonly [number, number, number]): boolean => i <= j && j <= k;
  const formulas = closed?.flat(2).every(isClosed) === true ? closed : undefined;
  const told = (formulas === undefined ? [] : triples)
    .filter(isOrdered)
    .map(([i, j, k]) => testimony(formulas?.[i]?.[j]?.[k] ?? one, witnesses, (m) => skewnessAt(m, i, j, k)));
  const isConfirmed = told.length > 0 && told.every((t) => t === 'confirmed');
  const entries = isConfirmed ? formulas : undefined;
  const numberAt = (i: number, j: number, k: number): Estimated | undefined =>
    own &&
    (entries === undefined
      ? skewnessAt(own.moments, i, j, k)
      : evaluated(entries[i]?.[j]?.[k] ?? one, symbols, own.point));
  const numbers = triples.map(([i, j, k]) => numberAt(i, j, k));
  const isKnown = numbers.every((n) => n !== undefined && isUsable(n));
  const at = isKnown
    ? indices.map((i) =>
        indices.map((j) => indices.map((k) => numbers[(i * size + j) * size + k]?.value ?? Number.NaN)),
      )
    : undefined;
  const errorBound = isKnown ? Math.max(...numbers.map((n) => n?.errorBound ?? 0)) : undefined;
  return {
    status: isConfirmed ? 'closed-form' : isKnown ? 'numeric' : 'unresolved',
    reason: isConfirmed
      ? undefined
      : told.includes('refuted')
        ? 'A closed form was derived, but numerical integration does not confirm it; it is withheld.'
        : isKnown
          ? 'No closed form in the functions of the language was found.'
          : formulas === undefined
            ? 'Neither a closed form nor numbers at a point with a usable error bound were found.'
            : 'A closed form was derived, but no quadrature is exact enough to confirm it; it is withheld.',
    entries,
    at,
    errorBound,
  };
}

const singular = 'The information is singular everywhere, so that it is no metric.';

function scalarCurvature(
  { model, inverse }: ModelResults,
  metric: Metric | undefined,
  chart: ReturnType<typeof chartOf>,
  witnesses: Witnesses,
  isSingular: boolean,
): Quantity {
  const parameters = model.parameters.map((p) => p.symbol);
  if (isSingular) return withoutValue('undefined', singular);
  const { own, symbols } = witnesses;
  if (parameters.length === 1) return { ...closedQuantity(zero, undefined), value: 0, errorBound: 0 };
  const closed = metric && closedCurvature(chart, metric, inverse, parameters);
  const told = closed === undefined ? 'silent' : testimony(closed, witnesses, curvatureAt);
  // the metric is verified, and what is derived from it holds where no quadrature reaches
  if (closed !== undefined && told !== 'refuted')
    return closedQuantity(closed, own && evaluated(closed, symbols, own.point));
  const number = own && curvatureAt(own.moments);
  if (number !== undefined && isUsable(number))
    return numericQuantity(
      number,
      told === 'refuted'
        ? 'A closed form was derived, but numerical integration does not confirm it; it is withheld.'
        : 'From moments of score and Hessian by Gauss’s equation; no closed form was found.',
    );
  return withoutValue(
    'unresolved',
    'Neither a closed form nor a number at a point with a usable error bound was found.',
  );
}

const halved = (scalar: Quantity): Quantity => ({
  ...scalar,
  expression: scalar.expression && gaussian(scalar.expression),
  value: scalar.value === undefined ? undefined : scalar.value / 2,
  errorBound: scalar.errorBound === undefined ? undefined : scalar.errorBound / 2,
});

function efron(
  { model, information }: ModelResults,
  chart: ReturnType<typeof chartOf>,
  witnesses: Witnesses,
): Quantity {
  const [parameter] = model.parameters.map((p) => p.symbol);
  if (information.hasKink)
    return withoutValue(
      'undefined',
      'The log-density has a kink in its parameter, so that its second derivative does not say how it bends.',
    );
  const closed = parameter && closedStatisticalCurvature(chart, information, parameter);
  const told = closed === undefined ? 'silent' : testimony(closed, witnesses, statisticalCurvatureAt);
  const { own, symbols } = witnesses;
  if (closed !== undefined && told === 'confirmed')
    return closedQuantity(closed, own && evaluated(closed, symbols, own.point));
  const number = own && statisticalCurvatureAt(own.moments);
  if (number !== undefined && isUsable(number))
    return numericQuantity(number, 'No closed form in the functions of the language was found.');
  return withoutValue(
    'unresolved',
    'Neither a closed form nor a number at a point with a usable error bound was found.',
  );
}
