// What is said of an estimator: its mean, bias and variance, how it was had, and how it compares with the bounds.
import type { Expr } from '../expr/expr.ts';

export interface Quantity {
  readonly status: 'closed-form' | 'numeric' | 'simulated' | 'infinite' | 'undefined' | 'unresolved';
  /** In the parameters, the known symbols and N. */
  readonly expression: Expr | undefined;
  /** At the writer's point and number of observations. */
  readonly value: number | undefined;
  /** Of the value, absolute; of a simulated one, three standard errors. */
  readonly errorBound: number | undefined;
  readonly reason: string | undefined;
  /** What must be positive for the expression to hold, where the domains do not imply it. */
  readonly conditions?: readonly Expr[];
}

export interface EstimatorTarget {
  readonly name: string;
  readonly expr: Expr;
}

export interface Efficiency {
  /** The name of the bound; `cramer-rao-biased` is (1 + b′)²/(N I). Of bounds by test points the greatest counts. */
  readonly bound: string;
  /** Bound over variance; of the bound for biased estimators as well. */
  readonly expression: Expr | undefined;
  readonly value: number | undefined;
  /** Of the value, where the variance has one. */
  readonly errorBound?: number;
  /** Of Bhattacharyya's bounds. */
  readonly order?: number;
  /** Of Barankin's. */
  readonly testPoints?: number;
}

export interface EstimatorResult {
  readonly name: string;
  /** The statistic as the note writes it. */
  readonly text: string;
  /** What it is compared with; undefined where the note does not say and it is no parameter by itself. */
  readonly target: EstimatorTarget | undefined;
  readonly mean: Quantity;
  readonly bias: Quantity;
  readonly variance: Quantity;
  readonly meanSquaredError: Quantity;
  /** True where it is proved for all parameters, false where a bias is proved. */
  readonly isUnbiased: boolean | undefined;
  readonly efficiencies: readonly Efficiency[];
}

export const unresolved = (reason: string): Quantity => ({
  status: 'unresolved',
  expression: undefined,
  value: undefined,
  errorBound: undefined,
  reason,
});
export const infinite = (reason: string): Quantity => ({ ...unresolved(reason), status: 'infinite' });
