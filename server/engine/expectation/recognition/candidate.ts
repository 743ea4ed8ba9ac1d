// A guess of which family a written density is: to be proved or dropped.
import { rangeOf } from '../../expr/assumptions.ts';
import { areEqual } from '../../expr/simplify.ts';
import { number } from '../../expr/build.ts';
import type { Expr } from '../../expr/expr.ts';
import type { DistributionFamily } from '../../distributions/family.ts';

export interface Candidate {
  readonly family: DistributionFamily;
  /** One expression for each canonical parameter of the family. */
  readonly coordinates: readonly Expr[];
  /** A point of the support at which both densities are finite. */
  readonly center: Expr;
}

export const isOne = (e: Expr): boolean => areEqual(e, number(1));
export const isNumber = (e: Expr, value: number): boolean => areEqual(e, number(value));
export const isBelowZero = (e: Expr): boolean => rangeOf(e).upper <= 0;
/** Is it known whether the value is positive or negative? A family's direction turns on it. */
export const hasSign = (e: Expr): boolean => isBelowZero(e) || rangeOf(e).lower >= 0;
