// The smaller, the larger of numbers, and the whole part.

import { number, piecewise, rawApply, subtract, zero } from '../build.ts';
import { isNonNegative, rangeOf } from '../assumptions.ts';
import type { Condition, Expr, PiecewiseExpr } from '../expr.ts';
import { isNonPositive as isNonPositiveRange, range } from '../range.ts';
import * as Q from '../rational.ts';
import type { FunctionDefinition } from './definition.ts';

function extreme(args: readonly Expr[], smaller: boolean): Expr {
  const isAtMost = (a: Expr, b: Expr): boolean => {
    const difference = subtract(a, b);
    return isNonPositiveRange(rangeOf(difference)) || isNonNegative(subtract(b, a));
  };
  const isBeaten = (a: Expr, b: Expr): boolean => (smaller ? isAtMost(b, a) : isAtMost(a, b));
  const kept = args.reduce<readonly Expr[]>(
    (found, a) => (found.some((b) => isBeaten(a, b)) ? found : [...found.filter((b) => !isBeaten(b, a)), a]),
    [],
  );
  const [a, b] = kept as readonly [Expr, Expr?];
  if (b === undefined) return a;
  const last = kept[kept.length - 1] ?? a;
  if (kept.length > 2)
    return piecewise(
      kept.map((value) => ({ condition: { kind: 'all', parts: isExtreme(value, kept, smaller) }, value })),
      last,
    );
  return piecewise(
    [{ condition: { kind: 'comparison', difference: subtract(a, b), relation: '<=' }, value: smaller ? a : b }],
    smaller ? b : a,
  );
}

/** That the value is the smallest, or largest, of all. */
const isExtreme = (value: Expr, all: readonly Expr[], smaller: boolean): readonly Condition[] =>
  all
    .filter((other) => other !== value)
    .map((other) => ({
      kind: 'comparison',
      difference: smaller ? subtract(value, other) : subtract(other, value),
      relation: '<=',
    }));

/** The numbers of which the cases are the smallest or the largest, as `min` and `max` write them. */
export function extremeOf(
  expr: PiecewiseExpr,
): { readonly fn: 'min' | 'max'; readonly of: readonly Expr[] } | undefined {
  const { branches, otherwise } = expr;
  const [only] = branches;
  if (only === undefined) return undefined;
  if (branches.length === 1) {
    if (only.condition.kind !== 'comparison' || only.condition.relation !== '<=') return undefined;
    const { difference } = only.condition;
    if (difference === subtract(only.value, otherwise)) return { fn: 'min', of: [only.value, otherwise] };
    return difference === subtract(otherwise, only.value) ? { fn: 'max', of: [otherwise, only.value] } : undefined;
  }
  const of = branches.map((b) => b.value);
  if (otherwise !== of[of.length - 1]) return undefined;
  const isOf = (smaller: boolean): boolean =>
    branches.every(({ condition, value }) => {
      const expected = isExtreme(value, of, smaller);
      return (
        condition.kind === 'all' &&
        condition.parts.length === expected.length &&
        condition.parts.every((part, i) => {
          const other = expected[i];
          return (
            part.kind === 'comparison' &&
            other?.kind === 'comparison' &&
            part.relation === other.relation &&
            part.difference === other.difference
          );
        })
      );
    });
  return isOf(true) ? { fn: 'min', of } : isOf(false) ? { fn: 'max', of } : undefined;
}

export const minFunction: FunctionDefinition = {
  name: 'min',
  parameters: ['a', 'b'],
  summary: 'the smaller of two numbers',
  call: (args) => extreme(args, true),
};
export const maxFunction: FunctionDefinition = {
  name: 'max',
  parameters: ['a', 'b'],
  summary: 'the larger of two numbers',
  call: (args) => extreme(args, false),
};
export const floorFunction: FunctionDefinition = {
  name: 'floor',
  parameters: ['x'],
  summary: 'the greatest whole number not above x',
  call: ([u]) => {
    const x = u as Expr;
    if (x.kind === 'number') return number(Number(Q.floor(x.value)));
    const values = rangeOf(x);
    if (values.integer) return x;
    return rawApply('floor', [x], range(Math.floor(values.lower), Math.floor(values.upper), { integer: true }));
  },
  node: { partial: () => zero, evaluate: Math.floor },
};
