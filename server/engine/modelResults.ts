// Everything that is derived from one model, before any of it is put into words: information, inverse, bounds.
import type { Budget } from './base/budget.ts';
import { part } from './base/work.ts';
import type { Expr } from './expr/expr.ts';
import type { BoundResult } from './bounds/bound.ts';
import { bounds } from './bounds/index.ts';
import { canonicalForm } from './coordinates/canonicalForm.ts';
import { exponentialForm, type ExponentialForm } from './information/exponentialForm.ts';
import { bestValue, fisherInformation, type FisherInformation } from './information/fisherInformation.ts';
import { inverseInformation } from './information/inverse.ts';
import { jeffreysDensity } from './information/jeffreys.ts';
import { pointAlgebra, type PointAlgebra } from './information/pointAlgebra.ts';
import { sampleCount } from './model/sampleSize.ts';
import type { StatisticalModel } from './model/statisticalModel.ts';

/** What findings need; what is costly and is only shown stands in `furtherResults.ts`. */
export interface ModelResults {
  readonly model: StatisticalModel;
  /** False where the law was found to be no density. */
  readonly isDensity: boolean;
  /** Of whatever is drawn at random: the same for the same block. */
  readonly seed: string;
  readonly information: FisherInformation;
  /** I⁻¹ of one observation. */
  readonly inverse: readonly (readonly Expr[])[] | undefined;
  /** Rank, condition, inverse of the information at the writer's point. */
  readonly algebra: PointAlgebra | undefined;
  readonly sampleSize: Expr;
  readonly bounds: readonly BoundResult[];
  readonly jeffreys: Expr | undefined;
  /** As the log-density separates. */
  readonly exponentialFamily: ExponentialForm | undefined;
  /** The same with affinely independent natural parameters. */
  readonly canonicalForm: ExponentialForm | undefined;
  readonly budgetExceeded: boolean;
}

const isKnown = (b: BoundResult): boolean =>
  b.expression !== undefined || b.value !== undefined || b.isInfinite === true;

export interface ResultsRequest {
  readonly model: StatisticalModel;
  /** Why there is no Fisher information; undefined where nothing speaks against it. */
  readonly irregular: string | undefined;
  /** Positive where the model is regular, if that depends on the parameters. */
  readonly regularWhere?: readonly Expr[];
  /** Why the log-density has no derivative at the writer's point; undefined where nothing speaks against it. */
  readonly withoutDerivative?: string | undefined;
  /** False where the law was found to be no density: then there is no bound either. */
  readonly isDensity: boolean;
  /** Why it is not known whether the model is regular; then nothing is derived. */
  readonly undecided?: string | undefined;
  readonly seed: string;
  readonly budget: Budget;
}

/** Never throws; what the budget did not reach is absent and said. */
export function modelResults(request: ResultsRequest): ModelResults {
  const { model, isDensity, seed } = request;
  const information = fisherInformation(request);
  const { matrix, status, score, normalized } = information;
  const parameters = model.parameters.map((p) => p.symbol);
  const isClosed = status === 'closed-form' && matrix !== undefined;
  const ifShort = <T>(name: string, compute: () => T): T | undefined =>
    part<T | undefined>(name, compute, () => undefined);
  const inverse = isClosed ? ifShort('the inverse', () => inverseInformation(matrix)) : undefined;
  const exists = status === 'closed-form' || status === 'numeric';
  const best = bestValue(information);
  const algebra = best === undefined ? undefined : pointAlgebra(best.value);
  const sampleSize = sampleCount(model.samples);
  const numeric =
    algebra?.inverse === undefined || best === undefined ? undefined : { value: best.value, inverse: algebra.inverse };
  const form =
    score === undefined || !normalized.isNormalized
      ? undefined
      : ifShort('the form of an exponential family', () => exponentialForm(normalized.law, parameters, score));
  const boundProblem = { model, information, inverse, numeric, sampleSize };
  return {
    model,
    isDensity,
    seed,
    information,
    inverse,
    algebra,
    sampleSize,
    bounds: isDensity
      ? bounds
          .filter((b) => exists || b.needsInformation === false)
          .flatMap((b) => ifShort('a bound', () => b.evaluate(boundProblem)) ?? [])
          .filter(isKnown)
      : [],
    jeffreys: isClosed ? ifShort('Jeffreys’ prior', () => jeffreysDensity(matrix)) : undefined,
    exponentialFamily: form,
    canonicalForm: form && ifShort('the form of an exponential family', () => canonicalForm(model, information, form)),
    budgetExceeded: information.budgetExceeded,
  };
}
