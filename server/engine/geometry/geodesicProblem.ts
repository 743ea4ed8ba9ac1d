// The geodesics of a model between its two points: what they need, and why they are not to be had where they are not.
import { withinShare, type Budget } from '../base/budget.ts';
import { number } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { substitute } from '../expr/substitute.ts';
import type { FisherInformation } from '../information/fisherInformation.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { chartOf } from './chart.ts';
import { closedTensor } from './amariChentsov.ts';
import { Geodesics, type Geodesic } from './geodesics.ts';
import { numericField } from './numericField.ts';
import { unboundedCoordinates } from './unboundedCoordinates.ts';
import type { Metric, Tensor } from './tensor.ts';

/** The metric in closed form. */
export function closedMetric({ status, matrix }: FisherInformation): Metric | undefined {
  if (status !== 'closed-form' || matrix === undefined) return undefined;
  return matrix.every((row): row is Expr[] => row.every((e) => e !== undefined)) ? matrix : undefined;
}

/** A curve may take this share of the steps that are left. */
export const shareOfCurve = 1 / 2;

/** More coordinates make the curves too dear. */
const mostCoordinates = 4;

const prepared = new WeakMap<FisherInformation, Map<string, Geodesics | 'none'>>();

/** The curves between two points of the model, prepared once; undefined where a constant has no value, or the metric none. */
export function geodesicsOf(
  model: StatisticalModel,
  information: FisherInformation,
  from: readonly number[],
  to: readonly number[],
): Geodesics | undefined {
  let known = prepared.get(information);
  if (known === undefined) prepared.set(information, (known = new Map<string, Geodesics | 'none'>()));
  const key = [...from, ...to].join();
  const result = known.get(key) ?? prepare(model, information, from, to) ?? 'none';
  known.set(key, result);
  return result === 'none' ? undefined : result;
}

function prepare(
  model: StatisticalModel,
  information: FisherInformation,
  from: readonly number[],
  to: readonly number[],
): Geodesics | undefined {
  if (model.known.some((s) => !model.knownValues.has(s))) return undefined;
  const parameters = model.parameters.map((p) => p.symbol);
  const values = new Map<Expr, Expr>(model.known.map((s) => [s, number(model.knownValues.get(s) ?? Number.NaN)]));
  const at = (e: Expr): Expr => substitute(e, values);
  // a path stays where the law exists and is regular
  const positive = [...model.positive, ...information.normalized.positive, ...information.regularWhere].map(at);
  const metric = closedMetric(information);
  if (metric === undefined) {
    const fieldWith = numericField(model, information, unboundedCoordinates(parameters));
    return fieldWith && new Geodesics({ parameters, fieldWith, positive, from, to });
  }
  if (metric.length > mostCoordinates) return undefined;
  const chart = chartOf(information);
  const skewness: Tensor | undefined = chart && closedTensor(chart, parameters);
  return new Geodesics({
    parameters,
    metric: metric.map((row) => row.map(at)),
    skewness: skewness?.map((rows) => rows.map((row) => row.map(at))),
    positive,
    from,
    to,
  });
}

interface Found {
  readonly geodesic: Geodesic | undefined;
  readonly steps: number;
}
const found = new WeakMap<FisherInformation, Map<string, Found>>();

/** The Levi-Civita geodesic between two points, found once; its steps are spent by everyone who asks. */
export function leviCivitaGeodesic(
  model: StatisticalModel,
  information: FisherInformation,
  from: readonly number[],
  to: readonly number[],
  budget: Budget,
): Geodesic | undefined {
  let known = found.get(information);
  if (known === undefined) found.set(information, (known = new Map<string, Found>()));
  const key = [...from, ...to].join();
  const former = known.get(key);
  if (former !== undefined) {
    budget.spend(former.steps);
    return former.geodesic;
  }
  const before = budget.spent;
  const curves = geodesicsOf(model, information, from, to);
  const geodesic = curves && withinShare(budget, shareOfCurve, (own) => curves.between(0, own));
  known.set(key, { geodesic, steps: budget.spent - before });
  return geodesic;
}
