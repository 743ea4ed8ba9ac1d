// The objective, its gradient and the Fisher metric in numbers at any point of the parameter space: by closed forms where there
// are some, else by quadrature under θ and under θ′.
import type { Budget } from '../base/budget.ts';
import { multiply, number, subtract } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import { mapSupport } from '../model/supports.ts';
import { substitute } from '../expr/substitute.ts';
import { closedMetric } from '../geometry/geodesicProblem.ts';
import type { ModelResults } from '../modelResults.ts';
import { primedSymbol } from '../divergences/commonFamily.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import type { NumericExpectations } from '../expectation/preparedExpectation.ts';
import type { ObjectiveFormulas } from './objective.ts';

export interface Slope {
  /** D(θ′‖θ). */
  readonly objective: number;
  readonly gradient: readonly number[];
  /** Of each of them, absolute. */
  readonly errorBound: number;
}

export interface Place extends Slope {
  /** I(θ), by rows. */
  readonly metric: readonly (readonly number[])[];
}

export interface Landscape {
  /** Undefined outside the parameter space, and where a number is not finite. */
  at(theta: readonly number[]): Place | undefined;
}

type SlopeAt = (theta: readonly number[]) => Slope | undefined;
type MetricAt = (theta: readonly number[]) => Place['metric'] | undefined;

export interface Landscapes {
  readonly landscape: Landscape;
  /** By quadrature alone: the second route. */
  readonly numericSlope: SlopeAt;
  readonly isInside: (theta: readonly number[]) => boolean;
}

/** Values of the known symbols are put in; undefined where one is missing, or there is no score. */
export function landscapes(
  { model, information }: ModelResults,
  formulas: ObjectiveFormulas | undefined,
  budget: Budget,
): Landscapes | undefined {
  const { versus } = model;
  const { score, normalized, regularWhere } = information;
  if (versus === undefined || score === undefined || model.known.some((s) => !model.knownValues.has(s)))
    return undefined;
  const parameters = model.parameters.map((p) => p.symbol);
  const known = new Map<Expr, Expr>(model.known.map((s) => [s, number(model.knownValues.get(s) ?? Number.NaN)]));
  const at = (e: Expr): Expr => substitute(e, known);
  const isInside = insideOf(parameters, [...model.positive, ...normalized.positive, ...regularWhere].map(at));
  const { law: own } = normalized;
  const { measure, variables } = own;
  const support = mapSupport(own.support, at);
  // of pivots nothing is asked once constants are put in
  const law: Law =
    known.size === 0 ? own : { name: 'custom', measure, variables, support, logDensity: at(own.logDensity) };
  const problem: Quadrature = { law, parameters, score: score.map(at), isNormalized: normalized.isNormalized, budget };
  const under = means(problem);
  const numericSlope = slopeByQuadrature(problem, under, versus);
  const metric = closedMetric(information);
  const slopeAt =
    formulas === undefined
      ? numericSlope
      : closedSlope(parameters, formulas.primed, [formulas.objective, ...formulas.gradient].map(at), versus);
  const metricAt =
    metric === undefined
      ? metricByQuadrature(parameters.length, under)
      : closedEntries(
          parameters,
          metric.map((row) => row.map(at)),
        );
  const landscape: Landscape = {
    at(theta) {
      if (!isInside(theta)) return undefined;
      budget.spend(1);
      const slope = slopeAt(theta);
      const entries = slope && metricAt(theta);
      return slope && entries && { ...slope, metric: entries };
    },
  };
  return { landscape, numericSlope, isInside };
}

function insideOf(parameters: readonly SymbolExpr[], positive: readonly Expr[]): Landscapes['isInside'] {
  const program = compile(positive, [], parameters).bind([]);
  const out = new Float64Array(positive.length);
  return (theta) => {
    const isInDomains = parameters.every(
      ({ domain }, i) => (theta[i] as number) > domain.lower && (theta[i] as number) < domain.upper,
    );
    if (!isInDomains) return false;
    program(theta, out);
    return out.every((v) => v > 0);
  };
}

/** A divergence so far below 0 is the continuation of a formula to where it does not hold. */
const leastObjective = -1e-9;

function closedSlope(
  parameters: readonly SymbolExpr[],
  primed: readonly SymbolExpr[],
  values: readonly Expr[],
  versus: readonly number[],
): SlopeAt {
  const run = compile(values, primed, parameters).bind(versus);
  return (theta) => {
    const out = new Float64Array(values.length);
    run(theta, out);
    const [objective = Number.NaN, ...gradient] = out;
    if (!out.every(Number.isFinite) || objective < leastObjective) return undefined;
    return { objective, gradient, errorBound: 1e-13 * (1 + Math.max(...out.map(Math.abs))) };
  };
}

function closedEntries(parameters: readonly SymbolExpr[], entries: readonly (readonly Expr[])[]): MetricAt {
  const p = parameters.length;
  const run = compile(entries.flat(), [], parameters).bind([]);
  const out = new Float64Array(p * p);
  return (theta) => {
    run(theta, out);
    return out.every(Number.isFinite) ? rowsOf(p, (i, j) => out[i * p + j] as number) : undefined;
  };
}

const rowsOf = (p: number, entry: (i: number, j: number) => number): Place['metric'] =>
  Array.from({ length: p }, (_, i) => Array.from({ length: p }, (__, j) => entry(i, j)));

interface Quadrature {
  readonly law: Law;
  readonly parameters: readonly SymbolExpr[];
  /** Of a kernel, without the derivative of its integral. */
  readonly score: readonly Expr[];
  readonly isNormalized: boolean;
  readonly budget: Budget;
}

/** Means of scores and of their products under θ, kept for the last θ: of a kernel, gradient and metric both ask for them. */
function means({ law, parameters, score, budget }: Quadrature): (theta: readonly number[]) => NumericExpectations {
  const pairs = score.flatMap((s, i) => score.slice(i).map((t) => multiply(s, t)));
  const prepared = prepareExpectation([...score, ...pairs], law, parameters);
  let last: { readonly theta: readonly number[]; readonly found: NumericExpectations } | undefined;
  return (theta) => {
    if (last === undefined || theta.some((t, i) => t !== last?.theta[i]))
      last = { theta, found: prepared.at(theta, budget) };
    return last.found;
  };
}

/** log Z(θ) − log Z(θ′) + E_θ′[ℓ(θ′) − ℓ(θ)], whose gradient is E_θ[s] − E_θ′[s]; of a normalized law log Z and E_θ[s] are 0. */
function slopeByQuadrature(
  { law, parameters, score, isNormalized, budget }: Quadrature,
  under: (theta: readonly number[]) => NumericExpectations,
  versus: readonly number[],
): SlopeAt {
  const free = parameters.map((s) => primedSymbol(primedSymbol(s)));
  const moved = new Map<Expr, Expr>(parameters.map((s, i) => [s, free[i] as Expr]));
  const ratio = subtract(law.logDensity, substitute(law.logDensity, moved));
  const far = prepareExpectation([ratio, ...score.map((s) => substitute(s, moved))], law, [...parameters, ...free]);
  return (theta) => {
    const data = far.at([...versus, ...theta], budget);
    const model = isNormalized ? undefined : under(theta);
    const logRatio = model === undefined ? 0 : Math.log(model.mass / data.mass);
    const massError = model === undefined ? 0 : model.massErrorBound / model.mass + data.massErrorBound / data.mass;
    const objective = logRatio + (data.values[0] as number);
    const gradient = parameters.map((_, i) => (model?.values[i] ?? 0) - (data.values[i + 1] as number));
    if (data.diverges || model?.diverges === true || ![objective, ...gradient].every(Number.isFinite)) return undefined;
    const errors = parameters.map((_, i) => (data.errorBounds[i + 1] as number) + (model?.errorBounds[i] ?? 0));
    return { objective, gradient, errorBound: Math.max((data.errorBounds[0] as number) + massError, ...errors) };
  };
}

/** Cov_θ s. */
function metricByQuadrature(p: number, under: (theta: readonly number[]) => NumericExpectations): MetricAt {
  const place = (i: number, j: number): number => p + i * p - (i * (i - 1)) / 2 + (j - i);
  return (theta) => {
    const { values, diverges } = under(theta);
    if (diverges || !values.every(Number.isFinite)) return undefined;
    const entry = (i: number, j: number): number =>
      (values[place(i, j)] as number) - (values[i] as number) * (values[j] as number);
    return rowsOf(p, (i, j) => entry(Math.min(i, j), Math.max(i, j)));
  };
}
