// Everything that is derived from one model, before any of it is put into words: information, inverse, bounds, divergences.
import type { Budget } from './base/budget.ts';
import { BudgetExceeded } from './base/budget.ts';
import { number, one, symbol } from './expr/build.ts';
import type { Expr } from './expr/expr.ts';
import { positiveIntegers } from './expr/range.ts';
import type { BoundResult } from './bounds/bound.ts';
import { bounds } from './bounds/index.ts';
import type { DivergenceResult } from './divergences/divergence.ts';
import { divergences } from './divergences/index.ts';
import { primedSymbol } from './divergences/kullbackLeibler.ts';
import { exponentialForm, type ExponentialForm } from './information/exponentialForm.ts';
import { bestValue, fisherInformation, type FisherInformation } from './information/fisherInformation.ts';
import { inverseInformation } from './information/inverse.ts';
import { jeffreysDensity } from './information/jeffreys.ts';
import { pointAlgebra, type PointAlgebra } from './information/pointAlgebra.ts';
import type { StatisticalModel } from './model/statisticalModel.ts';

export interface NamedDivergence extends DivergenceResult {
  readonly name: string;
}

export interface ModelResults {
  readonly model: StatisticalModel;
  readonly information: FisherInformation;
  /** I⁻¹ of one observation. */
  readonly inverse: readonly (readonly Expr[])[] | undefined;
  /** Rank, condition, inverse of the information at the writer's point. */
  readonly algebra: PointAlgebra | undefined;
  readonly sampleSize: Expr;
  readonly bounds: readonly BoundResult[];
  readonly divergences: readonly NamedDivergence[];
  readonly jeffreys: Expr | undefined;
  readonly exponentialFamily: ExponentialForm | undefined;
  readonly budgetExceeded: boolean;
}

const isKnown = (b: BoundResult): boolean => b.expression !== undefined || b.value !== undefined;

export interface ResultsRequest {
  readonly model: StatisticalModel;
  /** Why there is no Fisher information; undefined where nothing speaks against it. */
  readonly irregular: string | undefined;
  /** Positive where the model is regular, if that depends on the parameters. */
  readonly regularWhere?: readonly Expr[];
  /** False where the law was found to be no density: then there is no divergence either. */
  readonly isDensity: boolean;
  readonly seed: string;
  readonly budget: Budget;
}

/** Never throws; what the budget did not reach is absent and said. */
export function modelResults(request: ResultsRequest): ModelResults {
  const { model, budget } = request;
  const information = fisherInformation(request);
  const { matrix, status, score, normalized } = information;
  const parameters = model.parameters.map((p) => p.symbol);
  const isClosed = status === 'closed-form' && matrix !== undefined;
  const inverse = isClosed ? inverseInformation(matrix) : undefined;
  const exists = status === 'closed-form' || status === 'numeric';
  const best = bestValue(information);
  const algebra = best === undefined ? undefined : pointAlgebra(best.value);
  const { samples } = model;
  const sampleSize =
    samples.value !== undefined
      ? number(samples.value)
      : samples.symbol !== undefined
        ? symbol(samples.symbol, 'constant', positiveIntegers)
        : one;
  const numeric =
    algebra?.inverse === undefined || best === undefined ? undefined : { value: best.value, inverse: algebra.inverse };
  const boundProblem = { model, information, inverse, numeric, sampleSize };
  const other = model.other ?? model;
  const divergenceProblem = {
    model,
    information,
    other,
    primed: other.parameters.map((p) => primedSymbol(p.symbol)),
    theta: model.point,
    thetaPrime: model.other === undefined ? model.versus : model.other.point,
    budget,
  };
  let budgetExceeded = information.budgetExceeded;
  const named: NamedDivergence[] = [];
  for (const divergence of request.isDensity ? divergences : [])
    try {
      const result = divergence.evaluate(divergenceProblem);
      const isAsked = divergenceProblem.thetaPrime !== undefined || result?.expression !== undefined;
      if (result !== undefined && isAsked) named.push({ name: divergence.name, ...result });
    } catch (error) {
      if (!(error instanceof BudgetExceeded)) throw error;
      budgetExceeded = true;
    }
  return {
    model,
    information,
    inverse,
    algebra,
    sampleSize,
    bounds: request.isDensity
      ? bounds
          .filter((b) => exists || b.needsInformation === false)
          .flatMap((b) => b.evaluate(boundProblem))
          .filter(isKnown)
      : [],
    divergences: named,
    jeffreys: isClosed ? jeffreysDensity(matrix) : undefined,
    exponentialFamily:
      score === undefined || !normalized.isNormalized ? undefined : exponentialForm(normalized.law, parameters, score),
    budgetExceeded,
  };
}
