// Riemann's zeta function and its derivatives, with the closed values at even whole numbers (DLMF 25.6).
import * as Q from '../rational.ts';
import { type Rational } from '../rational.ts';
import { fromRational, multiply, number, pi, power, rawApply, add } from '../build.ts';
import type { Expr } from '../expr.ts';
import { reals } from '../range.ts';
import { zeta as zetaValue } from '../../special/zeta.ts';
import type { FunctionDefinition } from './definition.ts';

const none = number(0);

/** Bernoulli numbers B₀ … Bₙ by their recurrence. */
function bernoulli(n: number): readonly Rational[] {
  const values: Rational[] = [Q.one];
  for (let m = 1; m <= n; m++) {
    let sum = Q.zero;
    let binomial = Q.one;
    for (let j = 0; j < m; j++) {
      sum = Q.add(sum, Q.multiply(binomial, values[j] as Rational));
      binomial = Q.divide(Q.multiply(binomial, Q.integer(m + 1 - j)), Q.integer(j + 1));
    }
    values.push(Q.divide(Q.negate(sum), Q.integer(m + 1)));
  }
  return values;
}

/** ζ⁽ᵏ⁾(s); ζ(2n) = (−1)ⁿ⁺¹ B₂ₙ (2π)²ⁿ / (2 (2n)!). */
export function zeta(s: Expr, k: Expr = none): Expr {
  const n = s.kind === 'number' && Q.isInteger(s.value) ? Number(s.value.numerator) : undefined;
  if (k === none && n !== undefined && n >= 2 && n <= 40 && n % 2 === 0) {
    let factorial = 1n;
    for (let i = 2n; i <= BigInt(n); i++) factorial *= i;
    const magnitude = Q.absoluteValue(bernoulli(n)[n] as Rational);
    const factor = Q.divide(Q.multiply(magnitude, Q.power(Q.integer(2), n - 1)), Q.rational(factorial));
    return multiply(fromRational(factor), power(pi, s));
  }
  return rawApply('zeta', k === none ? [s] : [s, k], reals);
}

export const zetaFunction: FunctionDefinition = {
  name: 'zeta',
  parameters: ['s', 'k'],
  optional: 1,
  summary: "Riemann's zeta function, or its k-th derivative",
  call: ([s, k]) => zeta(s as Expr, k),
  node: {
    partial: ([s, k], place) => (place === 0 ? zeta(s as Expr, add(k ?? none, number(1))) : undefined),
    evaluate: (s = NaN, k = 0) => zetaValue(s, k),
  },
};
