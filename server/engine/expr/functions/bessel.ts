// The modified Bessel function of the first kind, Iₙ(x).
import { add, divide, half, minusOne, multiply, negate, one, rawApply } from '../build.ts';
import type { Expr, NumberExpr } from '../expr.ts';
import * as Q from '../rational.ts';
import { isPositive } from '../assumptions.ts';
import { range, reals } from '../range.ts';
import { besselI as besselValue } from '../../special/besselI.ts';
import type { FunctionDefinition } from './definition.ts';
import { leadsNegative } from './trigonometric.ts';

/** I_ν(x); of whole order I₋ₙ = Iₙ. */
export function besselI(order: Expr, x: Expr): Expr {
  const whole = isWholeNumber(order) && Q.sign(order.value) < 0 ? negate(order) : order;
  if (isWholeNumber(whole) && leadsNegative(x)) {
    const value = besselI(whole, negate(x));
    return whole.value.numerator % 2n === 0n ? value : negate(value);
  }
  // I_n(|x|) is I_n(x) for even n, and sgn(x) I_n(x) for odd n
  if (isWholeNumber(whole) && x.kind === 'apply' && x.fn === 'abs') {
    const inside = x.args[0] as Expr;
    const value = besselI(whole, inside);
    return whole.value.numerator % 2n === 0n ? value : multiply(divide(x, inside), value);
  }
  return rawApply('besselI', [whole, x], isPositive(x) ? range(0, Infinity, { lowerOpen: true }) : reals);
}

const isWholeNumber = (order: Expr): order is NumberExpr => order.kind === 'number' && Q.isInteger(order.value);

/** 2 I_ν′ = I_{ν−1} + I_{ν+1} for whole orders, I_ν′ = I_{ν+1} + (ν/x) I_ν for others, whose I_{ν−1} has no value (DLMF 10.29). */
function slope(order: Expr, x: Expr): Expr {
  const next = besselI(add(order, one), x);
  if (isWholeNumber(order)) return multiply(half, add(besselI(add(order, minusOne), x), next));
  return add(next, multiply(divide(order, x), besselI(order, x)));
}

export const besselFunction: FunctionDefinition = {
  name: 'besselI',
  parameters: ['n', 'x'],
  summary: 'modified Bessel function of the first kind',
  call: ([n, x]) => besselI(n as Expr, x as Expr),
  node: {
    partial: ([n, x], place) => (place === 1 ? slope(n as Expr, x as Expr) : undefined),
    evaluate: (n = NaN, x = NaN) => besselValue(n, x),
  },
};
