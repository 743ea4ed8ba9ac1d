// What is derived for each estimator of a model: mean, bias, variance, and its efficiency against the bounds.
import type { Budget } from '../base/budget.ts';
import { add, divide, multiply, square, subtract } from '../expr/build.ts';
import { compile, evaluate } from '../expr/compile.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { freeSymbols, type Expr } from '../expr/expr.ts';
import { shape } from '../expr/shape/shape.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import type { EstimatorStatement } from '../model/statisticalModel.ts';
import type { ModelResults } from '../modelResults.ts';
import {
  unresolved,
  type Efficiency,
  type EstimatorResult,
  type EstimatorTarget,
  type Quantity,
} from './estimatorResult.ts';
import { momentsOf } from './moments.ts';
import { strongest } from './observationMoments.ts';
import { settingOf, type Setting } from './setting.ts';
import { targetOf } from './target.ts';

type BoundResult = ModelResults['bounds'][number];

/** One result for each estimator that the block states; none where the law is not normalized. `further`: bounds beside those of findings. */
export function estimatorResults(
  results: ModelResults,
  budget: Budget,
  further: readonly BoundResult[] = [],
): readonly EstimatorResult[] {
  const bounds = [...results.bounds, ...further];
  const { estimators } = results.model;
  const setting = estimators.length === 0 ? undefined : settingOf(results, budget);
  return setting === undefined ? [] : estimators.map((e) => judge(e, results, bounds, setting));
}

function judge(
  statement: EstimatorStatement,
  results: ModelResults,
  bounds: readonly BoundResult[],
  setting: Setting,
): EstimatorResult {
  const { mean, variance } = momentsOf(statement.statistic, setting);
  const target = targetOf(statement, results.model, mean.expression);
  const bias =
    target === undefined ? unresolved('The note does not say what it estimates.') : biasOf(mean, target, setting);
  const isUnbiased = unbiased(bias, setting);
  return {
    name: statement.name,
    text: statement.text,
    target,
    mean,
    bias,
    variance,
    meanSquaredError: squaredError(bias, variance, setting),
    isUnbiased,
    efficiencies:
      target === undefined ? [] : efficiencies(results, bounds, setting, target, mean, variance, isUnbiased),
  };
}

const valueAt = (expr: Expr, { symbols, at }: Setting): number | undefined => {
  const value = at === undefined ? NaN : evaluate(expr, new Map(symbols.map((s, i) => [s, at[i] ?? NaN])));
  return Number.isFinite(value) ? value : undefined;
};

function biasOf(mean: Quantity, { expr }: EstimatorTarget, setting: Setting): Quantity {
  if (mean.expression !== undefined) {
    const expression = shape(simplify(subtract(mean.expression, expr)), 'brief');
    return { ...mean, expression, value: valueAt(expression, setting) };
  }
  const truth = valueAt(expr, setting);
  return mean.value === undefined || truth === undefined ? mean : { ...mean, value: mean.value - truth };
}

/** By proof where the bias is closed; by its number only where it is clearly not 0. */
function unbiased({ status, expression, value, errorBound }: Quantity, setting: Setting): boolean | undefined {
  if (status === 'closed-form' && expression !== undefined) {
    if (isZero(expression)) return true;
    const program = compile([expression], setting.symbols);
    const out = new Float64Array(1);
    const differs = setting.trials.some((point) => {
      program.bind(point)([], out);
      return Math.abs(out[0] ?? NaN) > 1e-9;
    });
    return differs ? false : undefined;
  }
  if (value === undefined || errorBound === undefined) return undefined;
  // a simulated mean is off by more than five standard errors
  const allowed = status === 'simulated' ? (5 / 3) * errorBound : 4 * errorBound;
  return Math.abs(value) > allowed ? false : undefined;
}

function squaredError(bias: Quantity, variance: Quantity, setting: Setting): Quantity {
  if (bias.status === 'closed-form' && variance.status === 'closed-form') {
    const [b, v] = [bias.expression, variance.expression];
    if (b === undefined || v === undefined) return unresolved('The variance or the bias is not had.');
    const expression = shape(simplify(add(v, square(b))), 'brief');
    const conditions = strongest([...(bias.conditions ?? []), ...(variance.conditions ?? [])]);
    return { ...variance, expression, value: valueAt(expression, setting), errorBound: undefined, conditions };
  }
  if (bias.status === 'undefined') return { ...bias, reason: 'Without a mean there is no error.' };
  if (variance.status === 'infinite') return { ...variance, reason: 'The variance is infinite.' };
  const [b, v] = [bias.value, variance.value];
  if (b === undefined || v === undefined) return unresolved('The variance or the bias is not had.');
  const errorBound =
    (variance.errorBound ?? 0) + 2 * Math.abs(b) * (bias.errorBound ?? 0) + (bias.errorBound ?? 0) ** 2;
  const status = [bias.status, variance.status].includes('simulated') ? 'simulated' : 'numeric';
  return { status, expression: undefined, value: v + b ** 2, errorBound, reason: undefined };
}

/** Bound over variance: of the bounds for unbiased estimators if it is one, else of (1 + b′)²/(N I). */
function efficiencies(
  results: ModelResults,
  bounds: readonly BoundResult[],
  setting: Setting,
  target: EstimatorTarget,
  mean: Quantity,
  variance: Quantity,
  isUnbiased: boolean | undefined,
): readonly Efficiency[] {
  const ratio = (bound: string, expression: Expr | undefined, value: number | undefined): readonly Efficiency[] => {
    const closed =
      expression === undefined || variance.expression === undefined || isZero(variance.expression)
        ? undefined
        : shape(simplify(divide(expression, variance.expression)), 'brief');
    const number =
      value === undefined || variance.value === undefined || !(variance.value > 0) ? undefined : value / variance.value;
    if (closed === undefined && number === undefined) return [];
    const error = variance.errorBound;
    const isUncertain = error !== undefined && error > 0 && number !== undefined && variance.value !== undefined;
    const uncertain = isUncertain ? { errorBound: (number * error) / Math.max(variance.value - error, 0) } : {};
    return [{ bound, expression: closed, value: number, ...uncertain }];
  };
  if (isUnbiased === true)
    return strongestOf(bounds.filter((b) => b.target === target.name)).flatMap((b) => {
      const points = b.name === 'barankin' ? (b.testPoints ?? b.testVectors)?.length : undefined;
      return ratio(b.name, b.expression, b.value).map((found) => ({
        ...found,
        ...(b.order === undefined ? {} : { order: b.order }),
        ...(points === undefined ? {} : { testPoints: points }),
      }));
    });
  const biased = mean.expression === undefined ? undefined : boundOfMean(mean.expression, results, setting);
  return biased === undefined ? [] : ratio('cramer-rao-biased', biased, valueAt(biased, setting));
}

/** Of the variance of unbiased estimators: of bounds by test points the greatest of each name. */
function strongestOf(bounds: readonly BoundResult[]): readonly BoundResult[] {
  const own = bounds.filter(
    (b) => b.bounded === undefined && b.isInfinite !== true && b.name !== 'cramer-rao-known-nuisance',
  );
  const isByPoints = (b: BoundResult): boolean => b.name === 'chapman-robbins' || b.name === 'barankin';
  const isBeaten = (b: BoundResult): boolean =>
    own.some((other) => other.name === b.name && (other.value ?? 0) > (b.value ?? 0));
  return own.filter((b) => !isByPoints(b) || !isBeaten(b));
}

/** ∇ψᵀI⁻¹∇ψ/N for ψ = E[T]: what no estimator with this mean is below. Lehmann and Casella (1998), theorem 2.6.6. */
function boundOfMean(mean: Expr, { model, inverse, sampleSize }: ModelResults, setting: Setting): Expr | undefined {
  const parameters = model.parameters.map((p) => p.symbol);
  if (inverse === undefined || !parameters.every((p) => isDifferentiable(mean, p))) return undefined;
  if (![...freeSymbols(mean)].every((s) => setting.symbols.includes(s))) return undefined;
  const gradient = parameters.map((p) => differentiate(mean, p));
  const form = gradient.flatMap((g, i) => gradient.map((h, j) => multiply(g, inverse[i]?.[j] as Expr, h)));
  return simplify(divide(add(...form), sampleSize));
}
