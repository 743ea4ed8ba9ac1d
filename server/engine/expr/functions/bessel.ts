// The modified Bessel function of the first kind, Iₙ(x).
import { add, half, minusOne, multiply, negate, number, rawApply } from '../build.ts';
import type { Expr } from '../expr.ts';
import * as Q from '../rational.ts';
import { isPositive } from '../assumptions.ts';
import { range, reals } from '../range.ts';
import { besselI as besselValue } from '../../special/besselI.ts';
import type { FunctionDefinition } from './definition.ts';

/** Iₙ(x) of whole order n; I₋ₙ = Iₙ. */
export function besselI(order: Expr, x: Expr): Expr {
  const positive = order.kind === 'number' && Q.sign(order.value) < 0 ? negate(order) : order;
  return rawApply('besselI', [positive, x], isPositive(x) ? range(0, Infinity, { lowerOpen: true }) : reals);
}

export const besselFunction: FunctionDefinition = {
  name: 'besselI',
  parameters: ['n', 'x'],
  summary: 'modified Bessel function of the first kind',
  call: ([n, x]) => besselI(n as Expr, x as Expr),
  node: {
    // 2 Iₙ′ = Iₙ₋₁ + Iₙ₊₁ (DLMF 10.29.1)
    partial: ([n, x], place) =>
      place === 1
        ? multiply(
            half,
            add(besselI(add(n as Expr, minusOne), x as Expr), besselI(add(n as Expr, number(1)), x as Expr)),
          )
        : undefined,
    evaluate: (n = NaN, x = NaN) => besselValue(n, x),
  },
};
