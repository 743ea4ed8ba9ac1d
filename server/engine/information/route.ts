// What a route to the information is: its name, its matrix, its error; and what the routes are prepared from.
import type { Budget } from '../base/budget.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import type { PartialMatrix } from './closedForm.ts';

export type RouteName = 'score-covariance' | 'negative-hessian' | 'kl-hessian' | 'closed-form';

export interface Route {
  readonly name: RouteName;
  readonly value: readonly (readonly number[])[];
  /** Of each entry, in units of sqrt(I_ii I_jj). */
  readonly errorBound: number;
}

export interface RouteProblem {
  /** A normalized law, or a kernel with the law's own parameters. */
  readonly law: Law;
  readonly isNormalized: boolean;
  /** The parameters, in order, then the known symbols. */
  readonly parameters: readonly SymbolExpr[];
  readonly known: readonly SymbolExpr[];
  /** The gradient of the law's logarithm. */
  readonly score: readonly Expr[];
  readonly hessian: readonly (readonly Expr[])[] | undefined;
  readonly closed: PartialMatrix | undefined;
}

export interface PointInformation {
  readonly theta: readonly number[];
  readonly routes: readonly Route[];
  /** The information by quadrature (or summation) of the score's covariance. */
  readonly value: readonly (readonly number[])[];
  readonly errorBound: number;
  readonly scoreMean: readonly number[];
  /** E[score] of a normalized law in units of its standard deviation, the largest over the components. */
  readonly scoreMeanSize: number;
  /** ∫ of the density; 1 for a normalized law. */
  readonly mass: number;
  readonly massErrorBound: number;
  readonly diverges: boolean;
  readonly converged: boolean;
}

/** Routes that are prepared for a model, to be run at any number of points. */
export interface PointRoutes {
  /**
   * All routes at θ; `knownValues` are the values of the known symbols, `vanishing` the places of the components of the score
   * that are known to be 0 there, so that their rows are. With `nudged` the error bound covers what rounding of the point does.
   * The divergence is differenced only where `isDifferenced`.
   */
  at(
    theta: readonly number[],
    knownValues: readonly number[],
    budget: Budget,
    vanishing?: ReadonlySet<number>,
    nudged?: boolean,
    isDifferenced?: boolean,
  ): PointInformation;
  /** As `at`, in many digits; undefined where those are not to be had. */
  preciselyAt(
    theta: readonly number[],
    knownValues: readonly number[],
    budget: Budget,
    vanishing?: ReadonlySet<number>,
  ): PointInformation | undefined;
}
