// The mean and variance of an estimator: by the first way that reaches them, confirmed by quadrature; else by simulation.
import { multiply, subtract } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { nodeCount, type Expr } from '../expr/expr.ts';
import { shape } from '../expr/shape/shape.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { Statistic } from '../model/statisticalModel.ts';
import { infinite, unresolved, type Quantity } from './estimatorResult.ts';
import { strongest } from './observationMoments.ts';
import { judged, numericAt, type Setting } from './setting.ts';
import { meanBySymmetry } from './symmetry.ts';
import { simulate } from './simulation.ts';
import {
  asMean,
  byExponentials,
  byMeans,
  byOrderStatistics,
  bySamplingLaws,
  type MomentFormulas,
  type NeededMoment,
} from './strategies.ts';

export interface EstimatorMoments {
  readonly mean: Quantity;
  readonly variance: Quantity;
}

const ways = [byMeans, bySamplingLaws, byOrderStatistics, byExponentials];
const longest = 300;

export function momentsOf(statistic: Statistic, setting: Setting): EstimatorMoments {
  const whole = asMean(statistic);
  let mean = unresolved('Its mean is had neither in closed form nor by simulation.');
  let variance = unresolved('Its variance is had neither in closed form nor by simulation.');
  for (const way of ways) {
    const formulas = way(whole, setting);
    if (formulas === undefined) continue;
    if (isOpen(mean)) mean = better(mean, quantity(formulas.mean, formulas, setting, 'mean'));
    if (isOpen(variance) && formulas.second !== undefined) {
      const square = multiply(formulas.mean, formulas.mean);
      variance = better(variance, quantity(subtract(formulas.second, square), formulas, setting, 'variance'));
    }
    if (mean.status === 'undefined') variance = { ...mean, reason: 'Without a mean there is no variance.' };
    if (!isOpen(mean) && !isOpen(variance)) return { mean, variance };
  }
  const symmetric = isOpen(mean) ? meanBySymmetry(whole, setting) : undefined;
  if (symmetric !== undefined) {
    const { center: expression, existsEverywhere, conditions } = symmetric;
    const value = setting.at === undefined ? undefined : at(expression, setting);
    const reason = existsEverywhere
      ? 'By symmetry.'
      : conditions.length === 0
        ? 'By symmetry, where it has a mean.'
        : undefined;
    mean = { status: 'closed-form', expression, value, errorBound: undefined, reason, conditions };
  }
  return simulated({ mean, variance }, statistic, setting);
}

/** Whether another way may say more. */
const isOpen = (q: Quantity): boolean => q.status === 'unresolved' || q.status === 'numeric';
const better = (old: Quantity, found: Quantity): Quantity => (found.status === 'unresolved' ? old : found);

/** The formula with its moments put in. */
function quantity(formula: Expr, formulas: MomentFormulas, setting: Setting, what: 'mean' | 'variance'): Quantity {
  const needed = formulas.moments.filter((m) => usesSymbol(formula, m));
  const steps = needed.flatMap((m) => (m.closed === undefined ? [] : [{ of: m.of, law: m.law, closed: m.closed }]));
  const divergent = divergence(needed, setting);
  if (divergent !== undefined) {
    const where = divergent === 'here' ? ' at the point' : ' at all parameters that were tried';
    if (what === 'variance' && formulas.isAffine) return infinite(`The variance is infinite${where}.`);
    if (what === 'mean' && formulas.isAffine)
      return { ...unresolved(`The mean of its size is infinite${where}.`), status: 'undefined' };
    return unresolved(`A moment that the ${what} is made of is not finite${where}.`);
  }
  const { isConfirmed, isConditional } = judged([...steps, ...formulas.steps], setting);
  if (steps.length === needed.length && isConfirmed) {
    const values = new Map(needed.map((m) => [m.symbol, m.closed as Expr]));
    const raw = simplify(substitute(formula, values));
    const expression = nodeCount(raw) > longest ? undefined : shape(raw, 'brief');
    const value = setting.at === undefined ? undefined : at(raw, setting);
    const conditions = strongest(needed.flatMap((m) => m.conditions));
    const reason =
      isConditional && conditions.length === 0 ? 'Where the moments that it is made of are finite.' : undefined;
    if (expression !== undefined)
      return { status: 'closed-form', expression, value, errorBound: undefined, reason, conditions };
  }
  return numeric(formula, needed, formulas, setting);
}

const usesSymbol = (formula: Expr, moment: NeededMoment): boolean =>
  substitute(formula, new Map([[moment.symbol, moment.of]])) !== formula;

const at = (expr: Expr, setting: Setting): number | undefined => {
  const value = evaluate(expr, new Map(setting.symbols.map((s, i) => [s, setting.at?.[i] ?? NaN])));
  return Number.isFinite(value) ? value : undefined;
};

/** Whether some moment is infinite at the writer's point, or at every point that was tried. */
function divergence(needed: readonly NeededMoment[], setting: Setting): 'here' | 'everywhere' | undefined {
  const fails = (point: readonly number[]): boolean =>
    needed.some((m) => numericAt(m.of, m.law, point, setting).exists === false);
  if (setting.at !== undefined) return fails(setting.at) ? 'here' : undefined;
  return setting.trials.length > 0 && setting.trials.every(fails) ? 'everywhere' : undefined;
}

/** At the writer's point, with moments by quadrature. */
function numeric(formula: Expr, needed: readonly NeededMoment[], formulas: MomentFormulas, setting: Setting): Quantity {
  const none = unresolved(
    'No closed form was found, and there is no point, or no number of observations, for a number.',
  );
  const { at: point } = setting;
  if (point === undefined || formulas.steps.length > 0) return none;
  const moments = needed.map((m) => numericAt(m.of, m.law, point, setting));
  if (moments.some((m) => m.exists !== true)) return unresolved('A moment that it is made of is not had in numbers.');
  const values = new Map(setting.symbols.map((s, i) => [s, point[i] ?? NaN]));
  const put = (shift: number, which: number): number => {
    const all = new Map(values);
    needed.forEach((m, i) => all.set(m.symbol, (moments[i]?.value ?? NaN) + (i === which ? shift : 0)));
    return evaluate(formula, all);
  };
  const value = put(0, -1);
  const errorBound = moments.reduce(
    (sum, m, i) => {
      const error = m.errorBound + 1e-14 * Math.abs(m.value);
      return sum + Math.max(Math.abs(put(error, i) - value), Math.abs(put(-error, i) - value));
    },
    1e-14 * Math.abs(value),
  );
  const isUseful = Number.isFinite(value) && errorBound <= 1e-4 * Math.max(Math.abs(value), 1e-9);
  if (!isUseful) return unresolved('The numbers are not exact enough.');
  return { status: 'numeric', expression: undefined, value, errorBound, reason: 'By quadrature, at the point.' };
}

/** What no way reached, by draws at the writer's point. */
function simulated(found: EstimatorMoments, statistic: Statistic, setting: Setting): EstimatorMoments {
  const { at: point, size, problem, symbols, seed, budget } = setting;
  const isMissing = (q: Quantity): boolean => q.status === 'unresolved' && !(q.reason ?? '').includes('not finite');
  if ((!isMissing(found.mean) && !isMissing(found.variance)) || point === undefined || size === undefined) return found;
  const result = simulate(statistic, problem.law, symbols, point, size, seed, budget);
  if (typeof result === 'string') {
    const told = (q: Quantity): Quantity => (isMissing(q) ? unresolved(`No closed form was found. ${result}`) : q);
    return { mean: told(found.mean), variance: told(found.variance) };
  }
  const { mean, meanError, variance, varianceError, samples } = result;
  const drawn = (value: number, error: number): Quantity => ({
    status: 'simulated',
    expression: undefined,
    value,
    errorBound: 3 * error,
    reason: `From ${samples} simulated samples; the error is three standard errors.`,
  });
  return {
    mean: isMissing(found.mean) ? drawn(mean, meanError) : found.mean,
    variance: !isMissing(found.variance)
      ? found.variance
      : variance === undefined || varianceError === undefined
        ? unresolved('The tails of the estimator are too heavy for a variance from draws.')
        : drawn(variance, varianceError),
  };
}
