// The length of a message that states the parameters and then N observations, by minimum message length (MML87), under the
// note's priors: −log π + ½ log det(N I) + (k/2)(1 + log κₖ) − log f nats; and the estimator that makes it shortest.
// Source: Wallace and Freeman, J. R. Statist. Soc. B 49 (1987), 240–265; κₖ: Conway and Sloane, Sphere Packings (1988), chapter 2.
import {
  add,
  divide,
  multiply,
  negate,
  number,
  one,
  power,
  ratio,
  sqrt,
  subtract,
  symbol,
  two,
} from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { differentiate } from '../expr/differentiate.ts';
import { dependsOnAny, freeSymbols, nodeCount, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { reals } from '../expr/range.ts';
import { shape } from '../expr/shape/shape.ts';
import { samplePoint, simplify } from '../expr/simplify.ts';
import { solveFor } from '../expr/solveFor.ts';
import { substitute } from '../expr/substitute.ts';
import type { ExponentialForm } from '../information/exponentialForm.ts';
import { informationDeterminant } from '../information/inverse.ts';
import { normalizedLaw } from '../information/normalizedLaw.ts';
import type { Prior } from '../model/statisticalModel.ts';
import type { ModelResults } from '../modelResults.ts';

export interface MessageEstimator {
  readonly parameter: SymbolExpr;
  /** In `average`, the known symbols and N. */
  readonly expr: Expr;
  /** Stands for the mean over the sample of `statistic`. */
  readonly average: SymbolExpr;
  readonly statistic: Expr;
}

export interface MessageLength {
  /** What is added to −log f(x₁, …, x_N | θ), in nats, as a function of θ. */
  readonly parameters: Expr;
  /** The same at the writer's point. */
  readonly value: number | undefined;
  readonly estimator: MessageEstimator | undefined;
}

/** The least second moments of cells that fill the space of k dimensions, among lattices: 1/12, 5/(36√3), 19/(192 ∛2). */
const secondMoments: readonly Expr[] = [
  ratio(1, 12),
  divide(number(5), multiply(number(36), sqrt(number(3)))),
  divide(number(19), multiply(number(192), power(two, ratio(1, 3)))),
];

/** log π of the independent priors, in the model's parameters; undefined where one has no closed constant. */
function logPrior(priors: readonly Prior[]): Expr | undefined {
  const terms = priors.map((prior) => {
    const { law, isNormalized } = normalizedLaw(prior.model);
    const places = new Map<Expr, Expr>(law.variables.map((v, i) => [v, prior.parameters[i] ?? v]));
    return isNormalized ? substitute(law.logDensity, places) : undefined;
  });
  return terms.every((t) => t !== undefined) ? add(...terms) : undefined;
}

/** Undefined where not every parameter has a prior, where there are more than three, or where the information is not closed. */
export function messageLength(results: ModelResults): MessageLength | undefined {
  const { model, information, sampleSize, exponentialFamily } = results;
  const { status, matrix, regularWhere } = information;
  const parameters = model.parameters.map((p) => p.symbol);
  const count = parameters.length;
  const stated = new Set(model.priors.flatMap((p) => p.parameters));
  const moment = secondMoments[count - 1];
  if (moment === undefined || !parameters.every((p) => stated.has(p))) return undefined;
  if (status !== 'closed-form' || matrix === undefined || regularWhere.length > 0) return undefined;
  const prior = logPrior(model.priors);
  const determinant = informationDeterminant(matrix);
  if (prior === undefined || determinant === undefined) return undefined;
  const precision = multiply(ratio(1, 2), log(multiply(power(sampleSize, number(count)), determinant)));
  const cell = multiply(ratio(count, 2), add(one, log(moment)));
  const length = shape(add(negate(prior), precision, cell), 'brief');
  return {
    parameters: length,
    value: valueAt(length, results),
    estimator:
      exponentialFamily && model.priors.every(isEverywhere)
        ? shortest(results, subtract(precision, prior), exponentialFamily)
        : undefined,
  };
}

/** At the writer's point, where everything has a value and the prior a density. */
function valueAt(length: Expr, { model }: ModelResults): number | undefined {
  const values = new Map<SymbolExpr, number>(model.knownValues);
  for (const prior of model.priors) for (const [s, v] of prior.model.knownValues) values.set(s, v);
  model.parameters.forEach((p, i) => {
    const value = model.point?.[i];
    if (value !== undefined) values.set(p.symbol, value);
  });
  if (![...freeSymbols(length)].every((s) => values.has(s))) return undefined;
  const value = evaluate(length, values);
  return Number.isFinite(value) && model.priors.every((prior) => isInside(prior, values)) ? value : undefined;
}

/** The ends of a prior on one parameter; those of vectors are their parameter's own. */
const endsOf = ({ law: { support } }: Prior): readonly Expr[] =>
  support.kind === 'interval' ? [support.lower, support.upper] : [];

function isInside(prior: Prior, values: ReadonlyMap<SymbolExpr, number>): boolean {
  const [lower, upper] = endsOf(prior).map((end) => evaluate(end, values));
  const value = values.get(prior.parameters[0] as SymbolExpr);
  return lower === undefined || upper === undefined || value === undefined || (lower < value && value < upper);
}

/** Is the prior one on all values of its parameter? */
const isEverywhere = (prior: Prior): boolean =>
  endsOf(prior).every((end, i) => {
    const domain = prior.parameters[0]?.domain;
    return freeSymbols(end).size === 0 && evaluate(end, new Map()) === (i === 0 ? domain?.lower : domain?.upper);
  });

/**
 * The estimator in closed form: for one parameter of an exponential family with one statistic T the length depends on the sample by
 * the mean t of T alone, and has the derivative (½ log I − log π)′ − N(η′ t − A′).
 */
function shortest(
  { model, sampleSize }: ModelResults,
  statement: Expr,
  { natural, sufficient, logPartition, mean }: ExponentialForm,
): MessageEstimator | undefined {
  const [parameter, second] = model.parameters.map((p) => p.symbol);
  const [eta, another] = natural;
  const [statistic] = sufficient;
  if (parameter === undefined || second !== undefined || eta === undefined || another !== undefined) return undefined;
  if (statistic === undefined || mean?.[0] === undefined) return undefined;
  const names = new Set([parameter, ...model.known, ...model.law.variables].map((s) => s.name));
  const average = symbol(['t', 'T', 'tau'].find((name) => !names.has(name)) ?? 't_', 'constant', reals);
  const detail = multiply(sampleSize, subtract(multiply(eta, average), logPartition));
  const slope = simplify(differentiate(subtract(statement, detail), parameter));
  const found = solveFor(parameter, slope, number(0));
  if (found === undefined || dependsOnAny(found, [parameter])) return undefined;
  const expr = shape(found, 'brief');
  if (nodeCount(expr) > longest || !isMinimum({ parameter, average, expr, slope, mean: mean[0] })) return undefined;
  return { parameter, expr, average, statistic };
}

const longest = 60;
const tolerance = 1e-8;

/** Is the slope 0 there and growing, at averages that the statistic can have? */
function isMinimum(sought: {
  readonly parameter: SymbolExpr;
  readonly average: SymbolExpr;
  readonly expr: Expr;
  readonly slope: Expr;
  readonly mean: Expr;
}): boolean {
  const { parameter, average, expr, slope, mean } = sought;
  const growth = differentiate(slope, parameter);
  const others = [...freeSymbols(add(slope, expr, mean))].filter((s) => s !== parameter && s !== average);
  return [0, 3, 7, 11, 17].every((shift) => {
    const values = new Map<SymbolExpr, number>(others.map((s, k) => [s, samplePoint(s.domain, k + shift)]));
    values.set(average, evaluate(mean, new Map(values).set(parameter, samplePoint(parameter.domain, shift))));
    const best = evaluate(expr, values);
    values.set(parameter, best);
    const curvature = evaluate(growth, values);
    const { lower, upper } = parameter.domain;
    const isInside = best > lower && best < upper;
    return (
      isInside && curvature > 0 && Math.abs(evaluate(slope, values)) <= tolerance * curvature * (1 + Math.abs(best))
    );
  });
}
