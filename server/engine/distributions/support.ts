// Where a law's observations lie, with bounds that may hold parameters.
import type { Expr } from '../expr/expr.ts';

/** An infinite bound is `infinity` or its negation. */
export interface IntervalSupport {
  readonly kind: 'interval';
  readonly lower: Expr;
  readonly upper: Expr;
  readonly lowerClosed: boolean;
  readonly upperClosed: boolean;
}
/** The whole numbers from … to, both included; `to` may be `infinity`, `from` its negation. */
export interface IntegerSupport {
  readonly kind: 'integers';
  readonly from: Expr;
  readonly to: Expr;
}
export interface FiniteSupport {
  readonly kind: 'finite';
  readonly points: readonly Expr[];
}
/** A vector observation, component by component. */
export interface ProductSupport {
  readonly kind: 'product';
  readonly factors: readonly ScalarSupport[];
}
export type ScalarSupport = IntervalSupport | IntegerSupport | FiniteSupport;
export type Support = ScalarSupport | ProductSupport;
