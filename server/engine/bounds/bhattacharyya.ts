// Bhattacharyya's bounds of order 2 and 3: the variance of an unbiased estimator of g(θ) is at least γᵀJ⁻¹γ, where γ holds the
// derivatives ∂^α g and J is the covariance matrix of the ratios ∂^α p/p for the sample, over all α up to the order: no parameter is
// known. They never decrease with the order.
// Source: Bhattacharyya, Sankhyā 8 (1946) 1–14 and 9 (1948) 37–64; Lehmann and Casella, Theory of Point Estimation (1998), section 2.5.
import type { Budget } from '../base/budget.ts';
import { add, multiply, zero } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { nodeCount, type Expr } from '../expr/expr.ts';
import { shape } from '../expr/shape/shape.ts';
import { areEqual, simplify } from '../expr/simplify.ts';
import type { ModelResults } from '../modelResults.ts';
import { quotientFromBelow } from './barankinQuotient.ts';
import { attainedByRatios } from './bhattacharyyaAttainment.ts';
import { matrixOfSample } from './bhattacharyyaMatrix.ts';
import { boundedNumbers, expressions } from './bhattacharyyaRings.ts';
import { bhattacharyyaSystem, type BhattacharyyaSystem } from './bhattacharyyaSystem.ts';
import type { BoundResult } from './bound.ts';
import { furtherTargets, type FurtherTarget } from './furtherTargets.ts';
import { solveClosed } from './informationSystem.ts';
import { countOf, type MultiIndex } from './multiIndex.ts';
import { valueAtPoint } from './valueAtPoint.ts';

/** A longer formula is worth its number only. */
const longest = 80;
const tooLong = 1500;
const orderWords = ['', 'first', 'second', 'third'];
/** A number that is so many times the Cramér–Rao bound is a sign that there is none. */
const hopeless = 1000;
/** In numbers, a bound that is greater by less than this share is the same. */
const worthwhile = 1e-7;

/** For targets of which the Cramér–Rao bound is not attained already. */
export function bhattacharyya(results: ModelResults, budget: Budget): readonly BoundResult[] {
  const { model, information } = results;
  const isRegular = information.status === 'closed-form' || information.status === 'numeric';
  const targets = furtherTargets(results).filter((t) => t.attained !== true);
  if (!isRegular || targets.length === 0 || (model.covariates ?? []).length > 0) return [];
  const system = bhattacharyyaSystem(results, budget);
  return system === undefined ? [] : targets.flatMap((target) => ofTarget(target, system, results));
}

function ofTarget(target: FurtherTarget, system: BhattacharyyaSystem, results: ModelResults): readonly BoundResult[] {
  const count = results.model.parameters.length;
  const found: BoundResult[] = [];
  let before: Expr | undefined = target.cramerRao;
  let least = target.value;
  for (let order = 2; countOf(count, order) <= system.ratios.length; order++) {
    const size = countOf(count, order);
    const gamma = derivativesOf(target.expr, system.indices.slice(0, size), results);
    if (gamma === undefined) return found;
    const name = { name: 'bhattacharyya', target: target.name, order };
    const lower = order === 2 ? 'Cramér–Rao bound' : `bound of the ${orderWords[order - 1] ?? ''} order`;
    const formula = size <= system.closed.length ? inClosedForm(target, gamma, system, results) : undefined;
    if (formula === 'none') {
      const reason = `Infinite: the derivatives of ${target.shown} are not in the range of the covariances of the derivatives of the density over the density, so no unbiased estimator of it has a finite variance.`;
      const none = { expression: undefined, value: undefined, attained: undefined, estimator: undefined };
      return [...found, { ...name, ...none, reason, isInfinite: true }];
    }
    const value = formula === undefined ? inNumbers(gamma, system, results) : valueOf(formula.form, results);
    if (formula === undefined && value === undefined) return found;
    const isSame =
      formula === undefined
        ? least !== undefined && !(value !== undefined && value > least * (1 + worthwhile))
        : before !== undefined && areEqual(before, formula.form);
    if (formula === undefined && value !== undefined && least !== undefined && value > hopeless * least) {
      const reason = `More than ${String(hopeless)} times the ${lower}: there is hardly an unbiased estimator with a finite variance.`;
      const none = { expression: undefined, value: undefined, attained: undefined, estimator: undefined };
      return [...found, { ...name, ...none, reason }];
    }
    const attained = formula?.attained;
    const reason =
      attained === true ? 'Attained by an unbiased estimator.' : isSame ? `No more than the ${lower}.` : undefined;
    const shown = isSame && formula === undefined ? least : value;
    found.push({ ...name, expression: formula?.expression, value: shown, attained, reason, estimator: undefined });
    if (attained === true) return found;
    before = formula?.form;
    least = shown;
  }
  return found;
}

/** ∂^α g for all α. */
function derivativesOf(g: Expr, indices: readonly MultiIndex[], { model }: ModelResults): readonly Expr[] | undefined {
  const known = new Map<string, Expr>([[model.parameters.map(() => 0).join(), g]]);
  for (const index of indices) {
    const place = index.findIndex((k) => k > 0);
    const theta = model.parameters[place]?.symbol;
    const before = known.get(index.map((k, i) => (i === place ? k - 1 : k)).join());
    if (theta === undefined || before === undefined || !isDifferentiable(before, theta)) return undefined;
    known.set(index.join(), simplify(differentiate(before, theta)));
  }
  return indices.map((index) => known.get(index.join()) as Expr);
}

interface Formula {
  readonly form: Expr;
  readonly expression: Expr | undefined;
  readonly attained: boolean | undefined;
}

function inClosedForm(
  target: FurtherTarget,
  gamma: readonly Expr[],
  system: BhattacharyyaSystem,
  results: ModelResults,
): Formula | 'none' | undefined {
  const size = gamma.length;
  const indices = system.indices.slice(0, size);
  const ofOne = system.closed.slice(0, size).map((row) => row.slice(0, size));
  const matrix = matrixOfSample(ofOne, indices, results.sampleSize, expressions).map((row) => row.map(simplify));
  // the ratios that are not correlated with those that matter have weight 0
  const block = connected(matrix, gamma);
  const part = solveClosed(
    block.map((i) => block.map((j) => matrix[i]?.[j] ?? zero)),
    block.map((i) => gamma[i] ?? zero),
  );
  if (part === undefined || part === 'none') return part;
  const weights = gamma.map((_, i) => part[block.indexOf(i)] ?? zero);
  const form = simplify(add(...weights.map((w, i) => multiply(w, gamma[i] as Expr))));
  if (nodeCount(form) > tooLong) return undefined;
  const shortest = shape(form, 'brief');
  const expression = nodeCount(shortest) > longest ? undefined : shortest;
  const attained = attainedByRatios(target.expr, weights, system.ratios.slice(0, size), indices, results);
  return { form, expression, attained };
}

/** The places that are reached from those where γ is not 0 through entries that are not 0. */
function connected(matrix: readonly (readonly Expr[])[], gamma: readonly Expr[]): readonly number[] {
  const reached = new Set(gamma.flatMap((g, i) => (g === zero ? [] : [i])));
  // a set is walked through as it grows
  for (const i of reached) for (const [j, entry] of (matrix[i] ?? []).entries()) if (entry !== zero) reached.add(j);
  return [...reached].sort((a, b) => a - b);
}

function inNumbers(
  gamma: readonly Expr[],
  { indices, numbers }: BhattacharyyaSystem,
  { model, information }: ModelResults,
): number | undefined {
  const { point, samples } = model;
  const hasNumber = samples.value !== undefined || samples.symbol === undefined;
  if (numbers.length < gamma.length || point === undefined || !hasNumber || information.noneAtPoint !== undefined)
    return undefined;
  const symbols = [...model.parameters.map((p) => p.symbol), ...model.known];
  const slopes = new Float64Array(gamma.length);
  compile(gamma, symbols).bind([...point, ...model.known.map((s) => model.knownValues.get(s) ?? NaN)])([], slopes);
  const own = indices.slice(0, gamma.length);
  const ofOne = numbers.slice(0, gamma.length).map((row) => row.slice(0, gamma.length));
  const n = boundedNumbers.of(samples.value ?? 1, 1);
  const matrix = matrixOfSample(ofOne, own, n, boundedNumbers);
  const value = quotientFromBelow(
    matrix.map((row) => row.map((e) => e.value)),
    matrix.map((row) => row.map((e) => e.error)),
    [...slopes],
  );
  return value > 0 ? value : undefined;
}

/** Without a derivative at the point there is no p′/p there. */
const valueOf = (expression: Expr, { model, information }: ModelResults): number | undefined =>
  information.noneAtPoint === undefined ? valueAtPoint(expression, model) : undefined;
