// What an expression of the language can stand for: a number, a list, a matrix or a condition.
import { add, multiply, zero } from '../expr/build.ts';
import type { Condition, Expr } from '../expr/expr.ts';
import type { Matrix } from '../expr/matrix.ts';
import type { Value } from '../distributions/family.ts';

export type Meaning = Value | { readonly kind: 'condition'; readonly condition: Condition };

export const scalar = (value: Expr): Value => ({ kind: 'scalar', value });
export const vector = (entries: readonly Expr[]): Value => ({ kind: 'vector', entries });
export const matrix = (rows: Matrix): Value => ({ kind: 'matrix', rows });

/** What a message calls a value. */
export function nameOfKind(kind: Meaning['kind']): string {
  switch (kind) {
    case 'scalar':
      return 'a number';
    case 'vector':
      return 'a list';
    case 'matrix':
      return 'a matrix';
    case 'condition':
      return 'a condition';
  }
}

/** The expressions within a value, in the order in which they are written. */
export function entriesOf(value: Value): readonly Expr[] {
  switch (value.kind) {
    case 'scalar':
      return [value.value];
    case 'vector':
      return value.entries;
    case 'matrix':
      return value.rows.flat();
  }
}

/** Σ aᵢ bᵢ, for lists of one length. */
export const dot = (a: readonly Expr[], b: readonly Expr[]): Expr =>
  add(...a.map((entry, i) => multiply(entry, b[i] ?? zero)));
