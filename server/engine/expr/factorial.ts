// Decides which values of Γ are written out as factorials.
import { fromRational, rawApply } from './atoms.ts';
import type { Expr } from './expr.ts';
import { range } from './range.ts';
import * as Q from './rational.ts';

const largestFactorial = 60n;

/** Γ of a positive argument: a factorial where that is a whole number. */
export function gammaOf(u: Expr): Expr {
  if (u.kind !== 'number' || !Q.isInteger(u.value) || u.value.numerator < 1n || u.value.numerator > largestFactorial)
    return rawApply('gamma', [u], range(0, Infinity, { lowerOpen: true }));
  let factorial = 1n;
  for (let k = 2n; k < u.value.numerator; k++) factorial *= k;
  return fromRational(Q.rational(factorial));
}
