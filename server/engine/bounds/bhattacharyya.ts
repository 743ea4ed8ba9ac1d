// Bhattacharyya's bounds of order 2 and 3: the variance of an unbiased estimator of g(θ) is at least γᵀJ⁻¹γ, where γ = (g′, g″, …)
// and J is the covariance matrix of (p′/p, p″/p, …) for the sample. They never decrease with the order.
// Source: Bhattacharyya, Sankhyā 8 (1946) 1–14; Lehmann and Casella, Theory of Point Estimation (1998), theorem 2.5.17 and section 2.5.
import type { Budget } from '../base/budget.ts';
import { add, multiply } from '../expr/build.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { nodeCount, type Expr } from '../expr/expr.ts';
import { shape } from '../expr/shape/shape.ts';
import { areEqual, simplify } from '../expr/simplify.ts';
import type { ModelResults } from '../modelResults.ts';
import { attainedByRatios } from './bhattacharyyaAttainment.ts';
import { matrixOfSample } from './bhattacharyyaMatrix.ts';
import { bhattacharyyaSystem, type BhattacharyyaSystem } from './bhattacharyyaSystem.ts';
import type { BoundResult } from './bound.ts';
import { furtherTargets, type FurtherTarget } from './furtherTargets.ts';
import { solveClosed } from './informationSystem.ts';
import { valueAtPoint } from './valueAtPoint.ts';

/** A longer formula is worth its number only. */
const longest = 80;
const tooLong = 1500;
const orderWords = ['', 'first', 'second', 'third'];

/** For a model of one parameter, and targets of which the Cramér–Rao bound is not attained already. */
export function bhattacharyya(results: ModelResults, budget: Budget): readonly BoundResult[] {
  const { model, information } = results;
  const isRegular = information.status === 'closed-form' || information.status === 'numeric';
  const targets = furtherTargets(results).filter((t) => t.attained !== true);
  if (!isRegular || model.parameters.length !== 1 || targets.length === 0) return [];
  const system = bhattacharyyaSystem(results, budget);
  return system === undefined ? [] : targets.flatMap((target) => ofTarget(target, system, results));
}

function ofTarget(target: FurtherTarget, system: BhattacharyyaSystem, results: ModelResults): readonly BoundResult[] {
  const { model, sampleSize } = results;
  const theta = model.parameters[0]?.symbol;
  if (theta === undefined || !isDifferentiable(target.expr, theta)) return [];
  const found: BoundResult[] = [];
  let before: Expr | undefined = target.cramerRao;
  for (let order = 2; order <= system.ratios.length; order++) {
    const derivatives: Expr[] = [];
    for (let last = target.expr; derivatives.length < order; derivatives.push(last)) {
      if (!isDifferentiable(last, theta)) return found;
      last = simplify(differentiate(last, theta));
    }
    const ofOne = system.matrix.slice(0, order).map((row) => row.slice(0, order));
    const weights = solveClosed(matrixOfSample(ofOne, sampleSize), derivatives);
    const result = { name: 'bhattacharyya', target: target.name, order, attained: undefined, estimator: undefined };
    if (weights === undefined) return found;
    if (weights === 'none') {
      const reason = `Infinite: the derivatives of ${target.shown} are not in the range of the covariances of p′/p, p″/p, …, so no unbiased estimator of it has a finite variance.`;
      return [...found, { ...result, expression: undefined, value: undefined, reason, isInfinite: true }];
    }
    const form = simplify(add(...weights.map((w, i) => multiply(w, derivatives[i] as Expr))));
    if (nodeCount(form) > tooLong) return found;
    const shortest = shape(form, 'brief');
    const expression = nodeCount(shortest) > longest ? undefined : shortest;
    const isSame = before !== undefined && areEqual(before, form);
    const attained = attainedByRatios(target.expr, weights, system.ratios.slice(0, order), results);
    const lower = order === 2 ? 'Cramér–Rao bound' : `bound of the ${orderWords[order - 1] ?? ''} order`;
    const reason =
      attained === true ? 'Attained by an unbiased estimator.' : isSame ? `No more than the ${lower}.` : undefined;
    found.push({ ...result, expression, value: valueOf(form, results), attained, reason });
    if (attained === true) return found;
    before = form;
  }
  return found;
}

/** Without a derivative at the point there is no p′/p there. */
const valueOf = (expression: Expr, { model, information }: ModelResults): number | undefined =>
  information.noneAtPoint === undefined ? valueAtPoint(expression, model) : undefined;
