// What a route to the information is: its name, its matrix, its error; and what the routes are prepared from.
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
