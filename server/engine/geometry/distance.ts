// The Fisher–Rao distance as a formula: found in a family's canonical coordinates, once, or in the model's own, and confirmed by the
// length of a geodesic that is computed without it.
import { Budget, unlessSpent } from '../base/budget.ts';
import { number } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { substitute } from '../expr/substitute.ts';
import { isClosed, type DirectInformation } from '../information/closedForm.ts';
import type { FisherInformation } from '../information/fisherInformation.ts';
import { samplePoints } from '../information/samplePoints.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { chartMetric, chartOf, isFullChart } from './chart.ts';
import { closedDistance } from './distanceShapes.ts';
import { evaluated } from './evaluated.ts';
import { closedMetric } from './geodesicProblem.ts';
import { Geodesics, type Geodesic } from './geodesics.ts';
import { boxOf, domainReach, type Reach } from './reach.ts';
import type { Metric } from './tensor.ts';

interface Formula {
  readonly primed: readonly SymbolExpr[];
  readonly value: Expr;
}

const derived = new WeakMap<DirectInformation, Map<string, Formula | 'none'>>();

/** d(θ, θ′) with θ′ in the primed symbols; undefined where the metric has no shape with a closed distance, or it is not confirmed. */
export function distanceFormula(
  model: StatisticalModel,
  information: FisherInformation,
  prime: (s: SymbolExpr) => SymbolExpr,
): Expr | undefined {
  const metric = closedMetric(information);
  if (metric === undefined) return undefined;
  const parameters = model.parameters.map((p) => p.symbol);
  const own = inChart(model, information, prime) ?? inParameters(model, metric, prime);
  return own !== undefined && isClosed(own) && parameters.length > 0 ? own : undefined;
}

function inParameters(model: StatisticalModel, metric: Metric, prime: (s: SymbolExpr) => SymbolExpr): Expr | undefined {
  const coordinates = model.parameters.map((p) => p.symbol);
  const primed = coordinates.map(prime);
  const box = new Map<Expr, Reach>(coordinates.map((s) => [s, domainReach(s)]));
  const value = closedDistance(metric, { coordinates, primed, box });
  if (value === undefined) return undefined;
  const others = model.known;
  return isConfirmed({ primed, value }, metric, coordinates, others, model.positive) ? value : undefined;
}

function inChart(
  model: StatisticalModel,
  information: FisherInformation,
  prime: (s: SymbolExpr) => SymbolExpr,
): Expr | undefined {
  const parameters = model.parameters.map((p) => p.symbol);
  const chart = chartOf(information);
  if (chart?.pullBack === undefined || !isFullChart(chart, parameters)) return undefined;
  const { values } = chart.pullBack;
  const { coordinates, constants, law } = chart;
  let formulas = derived.get(chart.direct);
  if (formulas === undefined) derived.set(chart.direct, (formulas = new Map<string, Formula | 'none'>()));
  // how far the values reach decides whether a shortest path stays among them
  const box = boxOf(coordinates, values, chart.pullBack.jacobian, parameters, model.positive);
  if (box === undefined) return undefined;
  const key = coordinates.map((s) => `${String(box.get(s)?.lower)} ${String(box.get(s)?.upper)}`).join();
  let formula = formulas.get(key);
  if (formula === undefined) {
    const metric = chartMetric(chart);
    const primed = coordinates.map(prime);
    const value = metric && closedDistance(metric, { coordinates, primed, box });
    const candidate = value && { primed, value };
    formula =
      metric && candidate && isConfirmed(candidate, metric, coordinates, constants, law.positive ?? [])
        ? candidate
        : 'none';
    formulas.set(key, formula);
  }
  if (formula === 'none') return undefined;
  const there = new Map<Expr, Expr>(parameters.map((p) => [p, prime(p)]));
  const replacements = new Map<Expr, Expr>(values);
  coordinates.forEach((s, i) => {
    replacements.set(formula.primed[i] as Expr, substitute(values.get(s) ?? s, there));
  });
  return substitute(formula.value, replacements);
}

/** Pairs of points that are tried. */
const mostPairs = 3;
const tolerance = 1e-7;

/** Does the length of a geodesic between two points equal the formula's value there? */
function isConfirmed(
  { primed, value }: Formula,
  metric: Metric,
  coordinates: readonly SymbolExpr[],
  others: readonly SymbolExpr[],
  positive: readonly Expr[],
): boolean {
  const symbols = [...coordinates, ...others];
  const points = samplePoints(symbols, positive, 'distance', 2 * mostPairs);
  for (let k = 0; k + 1 < points.length; k += 2) {
    const [first, second] = [points[k] as readonly number[], points[k + 1] as readonly number[]];
    const rest = first.slice(coordinates.length);
    const known = new Map<Expr, Expr>(others.map((s, i) => [s, number(rest[i] as number)]));
    const at = (e: Expr): Expr => substitute(e, known);
    const [from, to] = [first, second].map((point) => point.slice(0, coordinates.length));
    if (from === undefined || to === undefined) return false;
    const curves = new Geodesics({
      parameters: coordinates,
      metric: metric.map((row) => row.map(at)),
      skewness: undefined,
      positive: positive.map(at),
      from,
      to,
    });
    const geodesic = withinSteps(curves);
    if (geodesic?.length === undefined || geodesic.lengthErrorBound === undefined) continue;
    const formula = evaluated(at(value), [...coordinates, ...primed], [...from, ...to]);
    if (formula === undefined) return false;
    const allowed = tolerance * (1 + geodesic.length) + 4 * geodesic.lengthErrorBound + formula.errorBound;
    return Math.abs(formula.value - geodesic.length) <= allowed;
  }
  return false;
}

/** Of one curve, which is found once for a formula whoever asks first: it is no part of an analysis's own steps. */
const stepsOfCurve = 20_000;

const withinSteps = (curves: Geodesics): Geodesic | undefined =>
  unlessSpent(() => curves.between(0, new Budget(stepsOfCurve)));
