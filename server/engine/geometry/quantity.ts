// A geometric quantity as it is answered: a formula that a quadrature confirms, a number with its error, or why there is none.
import type { Expr } from '../expr/expr.ts';
import type { Estimated } from './pointMoments.ts';

export interface Quantity {
  readonly status: 'closed-form' | 'numeric' | 'undefined' | 'unresolved';
  readonly reason: string | undefined;
  readonly expression: Expr | undefined;
  /** At the writer's point. */
  readonly value: number | undefined;
  /** Absolute. */
  readonly errorBound: number | undefined;
}

export const withoutValue = (status: 'undefined' | 'unresolved', reason: string): Quantity => ({
  status,
  reason,
  expression: undefined,
  value: undefined,
  errorBound: undefined,
});

export const closedQuantity = (expression: Expr, at: Estimated | undefined): Quantity => ({
  status: 'closed-form',
  reason: undefined,
  expression,
  value: at?.value,
  errorBound: at?.errorBound,
});

export const numericQuantity = ({ value, errorBound }: Estimated, reason: string): Quantity => ({
  status: 'numeric',
  reason,
  expression: undefined,
  value,
  errorBound,
});

/** Two values agree within this, relative to 1 + the size, beside their errors. */
const tolerance = 1e-7;
/** A number that may be off by more than this, relative to 1 + its size, is neither shown nor a witness. */
const leastAccuracy = 1e-4;

export const isUsable = ({ value, errorBound }: Estimated): boolean =>
  errorBound <= leastAccuracy * (1 + Math.abs(value));

export const agree = (a: Estimated, b: Estimated): boolean =>
  Math.abs(a.value - b.value) <= tolerance * (1 + Math.abs(a.value)) + 4 * (a.errorBound + b.errorBound);
