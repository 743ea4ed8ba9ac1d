// The natural and the mean coordinates of an exponential family with as many statistics as parameters: A(η), the information in either,
// which are inverse to one another, cumulants, the conjugate prior.
// Source: Barndorff-Nielsen, Information and Exponential Families (1978), chapters 8 and 9; Amari and Nagaoka (2000), section 3.5.
import type { Budget } from '../base/budget.ts';
import { symbol } from '../expr/build.ts';
import { rangeOf } from '../expr/assumptions.ts';
import { differentiate } from '../expr/differentiate.ts';
import { freeSymbols, type Expr } from '../expr/expr.ts';
import { determinant, inverse as inverted, type Matrix } from '../expr/matrix.ts';
import { shape } from '../expr/shape/shape.ts';
import { isZero } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { isClosed } from '../information/closedForm.ts';
import type { ExponentialForm } from '../information/exponentialForm.ts';
import { inverseInformation } from '../information/inverse.ts';
import type { NewCoordinate, StatisticalModel } from '../model/statisticalModel.ts';
import { solveCoordinates } from '../model/statements/solveCoordinates.ts';
import type { ModelResults } from '../modelResults.ts';
import { conjugatePrior, type ConjugatePrior } from './conjugatePrior.ts';
import { cumulants } from './cumulants.ts';
import { newCoordinates, type NewCoordinates } from './newCoordinates.ts';

export interface ExponentialCoordinates {
  readonly logCarrier: Expr;
  /** The natural parameters as coordinates; undefined where they are more than the model's own, or singular in them. */
  readonly natural: NewCoordinates | undefined;
  /** A in the natural parameters, where θ(η) is known. */
  readonly logPartition: Expr | undefined;
  /** The information in the mean parameters, in θ: the inverse of that in the natural ones, which is the covariance of the statistics. */
  readonly meanInformation: Matrix | undefined;
  readonly covariance: Matrix | undefined;
  /** κ₁ … κ₄ of each statistic. */
  readonly cumulants: readonly (readonly Expr[])[] | undefined;
  readonly conjugate: ConjugatePrior | undefined;
}

const mostParameters = 3;
/** With more of them, cumulants are long and take long. */
const mostForCumulants = 2;

export function exponentialCoordinates(results: ModelResults, budget: Budget): ExponentialCoordinates | undefined {
  const { model, canonicalForm: form, information, isDensity } = results;
  if (form === undefined || !isDensity || information.status !== 'closed-form') return undefined;
  const none = {
    logCarrier: form.logCarrier,
    natural: undefined,
    logPartition: undefined,
    meanInformation: undefined,
    covariance: undefined,
    cumulants: undefined,
    conjugate: conjugatePrior(model, form),
  };
  const parameters = model.parameters.map((p) => p.symbol);
  if (form.natural.length !== parameters.length || parameters.length > mostParameters) return none;
  const jacobian = form.natural.map((eta) => parameters.map((p) => differentiate(eta, p)));
  if (isZero(determinant(jacobian))) return none;
  const coordinates = naturalCoordinates(model, form);
  const inverse = solveCoordinates(coordinates, parameters);
  const natural = newCoordinates(results, { coordinates, inverse, span: model.spans.law }, budget);
  if (natural?.matrix === undefined) return none;
  const back = inverted(jacobian).map((row) => row.map((entry) => shape(entry, 'brief')));
  const forward = new Map<Expr, Expr>(coordinates.map((c) => [c.symbol, c.expr]));
  const covariance = natural.matrix.map((row) => row.map((entry) => shape(substitute(entry, forward), 'brief')));
  const meanInformation = inverseInformation(covariance);
  const inEta =
    inverse && shape(substitute(form.logPartition, new Map(parameters.map((p, i) => [p, inverse[i] as Expr]))));
  return {
    ...none,
    natural,
    logPartition: inEta !== undefined && isClosed(inEta) ? inEta : undefined,
    covariance,
    meanInformation,
    cumulants:
      parameters.length > mostForCumulants ? undefined : form.mean && cumulants(results, form, form.mean, back, budget),
  };
}

/** η, or η₁, η₂, …, under names that the model does not have. */
function naturalCoordinates(model: StatisticalModel, { natural }: ExponentialForm): readonly NewCoordinate[] {
  const taken = new Set([...freeSymbols(model.law.logDensity), ...model.law.variables].map((s) => s.name));
  const stem = ['eta', 'zeta', 'xi'].find((name) => ![...taken].some((t) => t === name || t.startsWith(`${name}_`)));
  return natural.map((expr, i) => ({
    symbol: symbol(natural.length === 1 ? (stem ?? 'eta_0') : `${stem ?? 'eta_0'}_${String(i + 1)}`, 'parameter', {
      ...rangeOf(expr),
      integer: false,
    }),
    expr,
    span: model.spans.law,
    isStated: false,
  }));
}
