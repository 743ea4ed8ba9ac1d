// What a bound on the variance of estimators is asked, and what it answers.
import type { Expr } from '../expr/expr.ts';
import type { FisherInformation } from '../information/fisherInformation.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';

export interface BoundProblem {
  readonly model: StatisticalModel;
  readonly information: FisherInformation;
  /** I⁻¹ of one observation, in closed form. */
  readonly inverse: readonly (readonly Expr[])[] | undefined;
  /** The information of one observation at the writer's point, where it stands and is nonsingular, and its inverse. */
  readonly numeric:
    { readonly value: readonly (readonly number[])[]; readonly inverse: readonly (readonly number[])[] } | undefined;
  /** N as an expression: its value, or the symbol, or 1 where no sample size is stated. */
  readonly sampleSize: Expr;
}

export interface BoundResult {
  /** As in reports: `cramer-rao`. */
  readonly name: string;
  /** The parameter or the estimand. */
  readonly target: string;
  readonly expression: Expr | undefined;
  readonly value: number | undefined;
  /** Whether some unbiased estimator has this variance for every θ. */
  readonly attained: boolean | undefined;
  readonly reason: string | undefined;
  /** An estimator from one observation that attains the bound; of N observations, its mean does. */
  readonly estimator: Expr | undefined;
  /** Where there is no finite variance: then there is neither expression nor value, and the reason says why. */
  readonly isInfinite?: boolean;
  /** Of Bhattacharyya's bounds: how many derivatives are used. */
  readonly order?: number;
  /** Values of the parameter at which the sample's law is compared with that at θ. */
  readonly testPoints?: readonly number[];
  /** The same where several parameters differ: the values of all. */
  readonly testVectors?: readonly (readonly number[])[];
  /** Of a vector: the bound for the covariance matrix of all its coordinates. */
  readonly matrix?: readonly (readonly Expr[])[];
  /** The value that the maximum-likelihood estimator goes to where the data come from another model. */
  readonly pseudoTrue?: number;
  /** What it bounds, where that is not the variance of an unbiased estimator. */
  readonly bounded?: 'mean-squared-error' | 'asymptotic-variance';
}

export interface Bound {
  readonly id: string;
  readonly title: string;
  /** False where it stands without a Fisher information. */
  readonly needsInformation?: boolean;
  /** One result for each parameter that the bound speaks of; none where it does not apply. */
  evaluate(problem: BoundProblem): readonly BoundResult[];
  readonly source: string;
}
