// The Kullback–Leibler divergence D(θ‖θ′) = E_θ[log p_θ − log p_θ′], in both directions.
// Source: Kullback and Leibler, Annals of Mathematical Statistics 22 (1951).
import { Remembered } from '../base/work.ts';
import type { Budget } from '../base/budget.ts';
import { multiply, subtract } from '../expr/build.ts';
import { evaluateAt } from '../expr/compile.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { shape } from '../expr/shape/shape.ts';
import { logSumExp } from '../expr/functions/logSumExp.ts';
import { simplify } from '../expr/simplify.ts';
import { call, substitute } from '../expr/substitute.ts';
import type { CanonicalLaw } from '../distributions/family.ts';
import type { Law } from '../distributions/law.ts';
import { closedExpectation } from '../expectation/index.ts';
import { gaussianMoments } from '../expectation/gaussianVector.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import { isClosed, isSupportFixed } from '../information/closedForm.ts';
import { divergence, momentsAt } from '../information/gaussianPoint.ts';
import { normalizedLaw } from '../information/normalizedLaw.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { boundsOf } from '../model/supports.ts';
import { commonFamily, type CommonFamily } from './commonFamily.ts';
import { removable } from './affinityAt.ts';
import { gaussianDivergence } from './gaussianDivergence.ts';
import { once, type Divergence, type DivergenceProblem, type DivergenceResult } from './divergence.ts';
import { readable } from './readable.ts';
import { supportInclusion } from './supportInclusion.ts';

/** Two evaluations of a divergence agree within this, relative to 1 + its size. */
const tolerance = 1e-7;
/** Two routes by quadrature agree within this, relative to 1 + the size, beside their error bounds. */
const secondTolerance = 1e-9;
/** A number that may be off by more than this is not shown. */
const leastAccuracy = 1e-4;
/** The mass of a normalized law. */
const one = { mass: 1, massErrorBound: 0 };

/** E_p[log p − log q] in closed form, q in the same observation symbols. */
const closedDivergence = (law: Law, logDensityOfOther: Expr, parameters: readonly SymbolExpr[]): Expr | undefined =>
  closedMean(subtract(law.logDensity, logDensityOfOther), law, parameters);

/** E_p f in closed form. */
export function closedMean(f: Expr, law: Law, parameters: readonly SymbolExpr[]): Expr | undefined {
  const bounds = boundsOf(law.support);
  const regular = parameters.filter(
    (p) => !bounds.some((b) => dependsOnAny(b, [p])) && isDifferentiable(law.logDensity, p),
  );
  const problem = {
    law,
    parameters: regular,
    scores: regular.map((p) => simplify(differentiate(law.logDensity, p))),
    scoreMeanIsZero: true,
  };
  const value = closedExpectation(f, problem)?.value;
  return value !== undefined && isClosed(value) ? value : undefined;
}

const canonical = new Remembered<CanonicalLaw, Expr | undefined>();

/** The divergence within a family, in its canonical coordinates; derived once for each set of coordinates that are shared. */
function canonicalDivergence({ law, primedLaw, shared }: CommonFamily): Expr | undefined {
  const continuous = law.parameters.filter((p) => !p.domain.integer);
  return canonical.of(law, () => closedDivergence(law, primedLaw.logDensity, continuous), shared);
}

/** The other model's law in the observation symbols of the first and in primed parameters. */
function otherLaw(model: StatisticalModel, other: StatisticalModel, primed: readonly SymbolExpr[]): Law | undefined {
  const { law } = normalizedLaw(other);
  const { variables } = model.law;
  if (law.variables.length !== variables.length || law.measure !== model.law.measure) return undefined;
  const replacements = new Map<Expr, Expr>(other.parameters.map((p, i) => [p.symbol, primed[i] as Expr]));
  law.variables.forEach((x, i) => replacements.set(x, variables[i] as Expr));
  return { ...law, variables, logDensity: substitute(law.logDensity, replacements) };
}

const found = new WeakMap<StatisticalModel, { primed: readonly SymbolExpr[]; value: Expr | undefined }>();

/** D(model at θ ‖ other at θ′) as an expression in θ and θ′; between laws of one model it is derived once for both directions. */
export function divergenceExpression(
  model: StatisticalModel,
  other: StatisticalModel,
  primed: readonly SymbolExpr[],
): Expr | undefined {
  const known = model === other ? found.get(model) : undefined;
  if (known !== undefined)
    return known.value && substitute(known.value, new Map(known.primed.map((p, i) => [p, primed[i] as Expr])));
  const value = derivedDivergence(model, other, primed);
  if (model === other) found.set(model, { primed, value });
  return value;
}

function derivedDivergence(
  model: StatisticalModel,
  other: StatisticalModel,
  primed: readonly SymbolExpr[],
): Expr | undefined {
  if (model.law.inMatrices === true || other.law.inMatrices === true) return undefined;
  const gaussian = gaussianDivergence(model, other, primed);
  if (gaussian !== undefined) return isClosed(gaussian) ? gaussian : undefined;
  const common = commonFamily(model, other, primed);
  if (common !== undefined) {
    const value = canonicalDivergence(common);
    return value && shape(substitute(value, common.replacements), 'brief');
  }
  const normalized = normalizedLaw(model);
  const second = otherLaw(model, other, primed);
  if (second === undefined || !normalized.isNormalized || !normalizedLaw(other).isNormalized) return undefined;
  const value = closedDivergence(
    { ...normalized.law, positive: model.positive },
    second.logDensity,
    model.parameters.map((p) => p.symbol),
  );
  return value && readable(value);
}

function evaluate(problem: DivergenceProblem): DivergenceResult | undefined {
  const { model, other, primed, theta, thetaPrime, budget } = problem;
  const symbols = [...model.parameters.map((p) => p.symbol), ...primed];
  const expression = divergenceExpression(model, other, primed);
  const result = (
    status: DivergenceResult['status'],
    reason: string | undefined,
    value?: number,
    errorBound?: number,
  ): DivergenceResult => ({
    status,
    reason,
    expression: status === 'closed-form' ? expression : undefined,
    value,
    errorBound,
  });
  const second = otherLaw(model, other, primed);
  if (second === undefined) return result('undefined', 'The two models do not have observations of the same kind.');
  if (theta === undefined || thetaPrime === undefined || model.known.length > 0) {
    if (expression === undefined)
      return result('unresolved', 'No closed form was found, and there are no two points to compute it at.');
    return result('closed-form', movingSupport(model, other) ? onlyInside('θ', 'θ′') : undefined);
  }
  const inclusion = supportInclusion(model, theta, other, thetaPrime);
  if (inclusion === 'outside')
    return result('infinite', 'The first distribution gives positive probability to values that the second excludes.');
  const point = [...theta, ...thetaPrime];
  const { law, isNormalized } = normalizedLaw(model);
  const numeric = prepareExpectation([subtract(law.logDensity, second.logDensity)], law, symbols).at(point, budget);
  // of kernels, the masses are had in numbers, each from its own integral
  const own = isNormalized ? one : numeric;
  const others = normalizedLaw(other).isNormalized ? one : prepareExpectation([], second, symbols).at(point, budget);
  const integral = (numeric.values[0] as number) + Math.log(others.mass / own.mass);
  const bound =
    (numeric.errorBounds[0] as number) + own.massErrorBound / own.mass + others.massErrorBound / others.mass;
  if (numeric.diverges) return result('infinite', 'The expected log-ratio of the densities diverges.');
  if (expression !== undefined) {
    const value = evaluateAt(expression, symbols, point);
    const gap = Math.abs(value - integral);
    if (Number.isFinite(value) && gap <= tolerance * (1 + Math.abs(value)) + 4 * bound)
      return result('closed-form', undefined, value, Math.max(1e-13 * (1 + Math.abs(value)), gap));
  }
  if (!Number.isFinite(integral) || !(bound <= leastAccuracy * (1 + Math.abs(integral))))
    return result('unresolved', 'Neither a closed form nor a number with a usable error bound was found.');
  const matrixForm = gaussianValue(model, theta, other, thetaPrime);
  const again =
    matrixForm === undefined
      ? overBoth(law, second.logDensity, symbols, point, budget)
      : { value: matrixForm, errorBound: 0 };
  const value = again.value + Math.log(others.mass / own.mass);
  const gap = Math.abs(value - integral);
  if (!(gap <= secondTolerance * (1 + Math.abs(integral)) + 4 * (bound + again.errorBound)))
    return result('unresolved', 'Two ways of integrating the log-ratio of the densities do not agree.');
  if (expression !== undefined && Number.isNaN(evaluateAt(expression, symbols, point)))
    return result('closed-form', removable, integral, Math.max(bound, gap));
  return result(
    'numeric',
    matrixForm === undefined
      ? 'No closed form in the functions of the language was found.'
      : 'Its closed form is one in matrices, ½ (tr Σ′⁻¹Σ + (μ′ − μ)ᵀ Σ′⁻¹ (μ′ − μ) − d + log det Σ′ − log det Σ), which is too long to write out.',
    integral,
    Math.max(bound, gap),
  );
}

/**
 * E_p[log p − log q] as an integral over the law of (p + q)/2, whose bulk, pieces and nodes are others than those of p: a second
 * route where there is no closed form.
 */
function overBoth(
  law: Law,
  logDensityOfOther: Expr,
  symbols: readonly SymbolExpr[],
  point: readonly number[],
  budget: Budget,
): { readonly value: number; readonly errorBound: number } {
  const pair = [law.logDensity, logDensityOfOther];
  const share = call('softmax', pair);
  const middle: Law = {
    name: 'custom',
    measure: law.measure,
    variables: law.variables,
    support: law.support,
    logDensity: logSumExp(pair),
  };
  const ratio = subtract(law.logDensity, logDensityOfOther);
  const { values, errorBounds } = prepareExpectation([share, multiply(share, ratio)], middle, symbols).at(
    point,
    budget,
  );
  const [weight, total] = values as unknown as readonly [number, number];
  const [weightError, totalError] = errorBounds as unknown as readonly [number, number];
  const value = total / weight;
  return { value, errorBound: (totalError + Math.abs(value) * weightError) / weight };
}

/** The divergence of two Gaussian vectors from their matrices at the points; undefined where one of them is none. */
function gaussianValue(
  model: StatisticalModel,
  theta: readonly number[],
  other: StatisticalModel,
  thetaPrime: readonly number[],
): number | undefined {
  const [p, q] = [model, other].map((m) =>
    m.law.variables.length > 1 ? gaussianMoments(normalizedLaw(m).law) : undefined,
  );
  if (p === undefined || q === undefined) return undefined;
  const symbols = (m: StatisticalModel): readonly SymbolExpr[] => m.parameters.map((s) => s.symbol);
  return divergence(momentsAt(p, symbols(model), theta), momentsAt(q, symbols(other), thetaPrime));
}

/** When the formula holds, where the support moves. */
export const onlyInside = (inner: string, outer: string): string =>
  `Where the support at ${inner} lies inside the support at ${outer}; elsewhere the divergence is infinite.`;

const movingSupport = (model: StatisticalModel, other: StatisticalModel): boolean =>
  [model, other].some(
    (m) =>
      !isSupportFixed(
        m.law.support,
        m.parameters.map((p) => p.symbol),
      ),
  );

export const kullbackLeibler: Divergence = {
  name: 'kl',
  title: 'Kullback–Leibler divergence',
  curvature: 1 / 2,
  evaluate: once(evaluate),
  source: 'Kullback and Leibler, Annals of Mathematical Statistics 22 (1951)',
};
