// The inverse hyperbolic sine, a node of its own: log(x + √(1 + x²)) loses its digits where x is far below 0.
import * as Q from '../rational.ts';
import { isPositive } from '../assumptions.ts';
import {
  add,
  divide,
  e,
  half,
  minusOne,
  multiply,
  negate,
  one,
  power,
  rawApply,
  sqrt,
  square,
  subtract,
  zero,
} from '../build.ts';
import type { Expr } from '../expr.ts';
import { reals } from '../range.ts';
import type { FunctionDefinition } from './definition.ts';
import { leadsNegative } from './trigonometric.ts';

/** arsinh u; odd, and w where u is sinh w. */
export function asinh(u: Expr): Expr {
  if (u === zero) return zero;
  const inside = sinhArgument(u);
  if (inside !== undefined) return inside;
  return leadsNegative(u) ? negate(rawApply('asinh', [negate(u)], reals)) : rawApply('asinh', [u], reals);
}

/** The w of u = ½e^w − ½e^(−w). */
function sinhArgument(u: Expr): Expr | undefined {
  if (u.kind !== 'sum' || u.terms.length !== 2) return undefined;
  for (const term of u.terms) {
    const rising = multiply(term, divide(one, half));
    if (
      rising.kind === 'power' &&
      rising.base === e &&
      add(term, multiply(minusOne, half, power(e, negate(rising.exponent)))) === u
    )
      return rising.exponent;
  }
  return undefined;
}

/** The z and c > 0 of u = z + √(z² + c), whose logarithm is arsinh(z/√c) + ½ log c. */
export function sumWithRoot(u: Expr): { readonly z: Expr; readonly c: Expr } | undefined {
  if (u.kind !== 'sum' || u.terms.length > mostTerms) return undefined;
  for (const root of u.terms) {
    if (root.kind !== 'power' || root.exponent.kind !== 'number' || !Q.equal(root.exponent.value, halfValue)) continue;
    const z = subtract(u, root);
    const c = subtract(root.base, square(z));
    if (c.kind !== 'sum' && isPositive(c)) return { z, c };
  }
  return undefined;
}
const mostTerms = 4;
const halfValue = Q.rational(1n, 2n);

export const asinhFunction: FunctionDefinition = {
  name: 'asinh',
  parameters: ['x'],
  summary: 'inverse hyperbolic sine',
  call: ([u]) => asinh(u as Expr),
  node: { partial: ([u]) => divide(one, sqrt(add(one, square(u as Expr)))), evaluate: Math.asinh },
};
