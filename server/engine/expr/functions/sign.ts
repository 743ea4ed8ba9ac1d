// The sign of a real number: 1, 0 or −1; its derivative is zero except at zero.
import * as Q from '../rational.ts';
import { isNegative, isPositive } from '../assumptions.ts';
import { fromRational, minusOne, multiply, one, primitivePart, rawApply, zero } from '../build.ts';
import type { Expr } from '../expr.ts';
import { range } from '../range.ts';
import type { FunctionDefinition } from './definition.ts';

export function signOf(u: Expr): Expr {
  if (u === zero) return zero;
  if (isPositive(u)) return one;
  if (isNegative(u)) return minusOne;
  if (u.kind === 'apply' && u.fn === 'sign') return u;
  if (u.kind === 'product') return multiply(...u.factors.map(signOf));
  if (u.kind === 'sum') {
    const { content, primitive } = primitivePart(u);
    if (!Q.isOne(content)) return multiply(fromRational(Q.integer(Q.sign(content))), signOf(primitive));
  }
  return rawApply('sign', [u], range(-1, 1, { integer: true }));
}

export const signFunction: FunctionDefinition = {
  name: 'sign',
  parameters: ['x'],
  summary: 'sign: 1, 0 or -1',
  call: ([u]) => signOf(u as Expr),
  node: { partial: () => zero, evaluate: Math.sign },
};
