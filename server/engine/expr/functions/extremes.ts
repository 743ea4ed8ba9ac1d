// The smaller, the larger of numbers, and the whole part.

import { number, piecewise, rawApply, subtract, zero } from '../build.ts';
import { isNonNegative, rangeOf } from '../assumptions.ts';
import type { Expr } from '../expr.ts';
import { isNonPositive as isNonPositiveRange, range } from '../range.ts';
import * as Q from '../rational.ts';
import type { FunctionDefinition } from './definition.ts';

function extreme(args: readonly Expr[], smaller: boolean): Expr {
  return args.reduce((a, b) => {
    const difference = subtract(a, b);
    if (isNonPositiveRange(rangeOf(difference))) return smaller ? a : b;
    if (isNonNegative(difference)) return smaller ? b : a;
    return piecewise(
      [{ condition: { kind: 'comparison', difference, relation: '<=' }, value: smaller ? a : b }],
      smaller ? b : a,
    );
  });
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
