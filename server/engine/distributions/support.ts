// Where a law's observations lie, with bounds that may hold parameters.
import { infinity, negate, number, one, zero } from '../expr/build.ts';
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
/** A set of vectors or matrices that is no product of lines; `size` is its number of entries, or of rows. */
export interface Region {
  /** Fractions of a whole; counts of so many trials, one for each place; symmetric positive definite matrices. */
  readonly kind: 'simplex' | 'counts' | 'posdef';
  readonly size: number;
  /** What the entries add up to; 1 for fractions. */
  readonly total?: Expr;
}
/** A vector observation, component by component; in a region the ends of a component hold the components before it. */
export interface ProductSupport {
  readonly kind: 'product';
  readonly factors: readonly ScalarSupport[];
  readonly region?: Region;
}
export type ScalarSupport = IntervalSupport | IntegerSupport | FiniteSupport;
export type Support = ScalarSupport | ProductSupport;

/** The open interval from lower to upper. */
export const openInterval = (lower: Expr, upper: Expr): IntervalSupport => ({
  kind: 'interval',
  lower,
  upper,
  lowerClosed: false,
  upperClosed: false,
});
/** The interval from lower to upper with those of its ends that are finite. */
export const closedInterval = (lower: Expr, upper: Expr): IntervalSupport => ({
  kind: 'interval',
  lower,
  upper,
  lowerClosed: lower !== minusInfinity,
  upperClosed: upper !== infinity,
});
export const wholeNumbers = (from: Expr, to: Expr = infinity): IntegerSupport => ({ kind: 'integers', from, to });

const minusInfinity = negate(infinity);
export const realLine = openInterval(minusInfinity, infinity);
export const positiveHalfLine = openInterval(zero, infinity);
export const nonNegativeHalfLine = closedInterval(zero, infinity);
export const unitIntervalSupport = openInterval(zero, one);
export const finitePoints = (points: readonly number[]): FiniteSupport => ({
  kind: 'finite',
  points: points.map(number),
});
