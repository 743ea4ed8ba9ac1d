// e^u − 1 − u as one node: what a divergence of two near laws is the mean of, which would cancel if it were written out. It is no
// word of the language.
import { exp, negate, one, rawApply, subtract } from '../build.ts';
import type { Expr } from '../expr.ts';
import { nonNegativeReals } from '../range.ts';
import type { FunctionDefinition } from './definition.ts';

const name = 'expExcess';
/** Below this the series is exact to the last digit with its terms. */
const seriesBelow = 0.1;
const seriesTerms = 10;

export const expExcess = (u: Expr): Expr => rawApply(name, [u], nonNegativeReals);

/** u²/2 · (1 + u/3 · (1 + u/4 · (…))) near 0. */
function value(u: number): number {
  if (Math.abs(u) > seriesBelow) return Math.expm1(u) - u;
  let tail = 1;
  for (let k = seriesTerms; k > 2; k--) tail = 1 + (u / k) * tail;
  return (u * u * tail) / 2;
}

export const expExcessFunction: FunctionDefinition = {
  name,
  parameters: ['u'],
  summary: 'excess of the exponential over its tangent at 0',
  call: ([u]) => expExcess(u as Expr),
  node: { partial: ([u]) => negate(subtract(one, exp(u as Expr))), evaluate: value },
};
