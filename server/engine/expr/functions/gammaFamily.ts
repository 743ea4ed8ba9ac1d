// Γ, log Γ and the polygamma functions, with their values at whole and half-whole numbers (DLMF 5.4, 5.15).
import * as Q from '../rational.ts';
import { type Rational } from '../rational.ts';
import { isPositive } from '../assumptions.ts';
import {
  add,
  divide,
  eulerGamma,
  fromRational,
  multiply,
  negate,
  number,
  pi,
  rawApply,
  sqrt,
  subtract,
  two,
} from '../build.ts';
import { range, reals } from '../range.ts';
import type { Expr } from '../expr.ts';
import { gamma as gammaValue } from '../../special/gamma.ts';
import { logAbsGamma } from '../../special/logGamma.ts';
import { polygamma as polygammaValue } from '../../special/polygamma.ts';
import type { FunctionDefinition } from './definition.ts';
import { log } from './log.ts';
import { zeta } from './zeta.ts';

const largestShift = 60;
const longestFactorial = 4;

/** u as a small positive whole or half-whole number. */
function smallArgument(u: Expr): { readonly isHalf: boolean; readonly steps: number } | undefined {
  if (u.kind !== 'number' || Q.sign(u.value) <= 0) return undefined;
  const doubled = Q.multiply(u.value, Q.integer(2));
  if (!Q.isInteger(doubled) || doubled.numerator > BigInt(2 * largestShift)) return undefined;
  const isHalf = doubled.numerator % 2n === 1n;
  return { isHalf, steps: Number(isHalf ? (doubled.numerator - 1n) / 2n : doubled.numerator / 2n - 1n) };
}

/** start·(start + 1)·…, `steps` factors. */
const rising = (start: Rational, steps: number): Rational => {
  let product = Q.one;
  for (let i = 0; i < steps; i++) product = Q.multiply(product, Q.add(start, Q.integer(i)));
  return product;
};

const oneHalf = Q.rational(1n, 2n);

/** Γ(u). */
export function gamma(u: Expr): Expr {
  const small = smallArgument(u);
  if (small !== undefined) {
    const factor = fromRational(rising(small.isHalf ? oneHalf : Q.one, small.steps));
    return small.isHalf ? multiply(factor, sqrt(pi)) : factor;
  }
  return rawApply('gamma', [u], isPositive(u) ? range(0, Infinity, { lowerOpen: true }) : reals);
}

/** log Γ(u) for u > 0. */
export function lgamma(u: Expr): Expr {
  const small = smallArgument(u);
  // log 10! is read more easily than log 3628800
  if (small !== undefined && (small.isHalf || small.steps < longestFactorial)) return log(gamma(u));
  return rawApply('lgamma', [u], reals);
}

/** ψ⁽ᵏ⁾(u), the (k+1)-th derivative of log Γ; order 0 is digamma, 1 trigamma. */
export function polygamma(order: Expr, u: Expr): Expr {
  const k = order.kind === 'number' && Q.isInteger(order.value) ? Number(order.value.numerator) : undefined;
  const small = smallArgument(u);
  if (k !== undefined && k >= 0 && k <= 20 && small !== undefined) return polygammaAt(k, small.isHalf, small.steps);
  const positive = isPositive(u);
  // ψ₁, ψ₃, … are positive, ψ₂, ψ₄, … negative on the positive half-line
  const values =
    k === undefined || k === 0 || !positive
      ? reals
      : k % 2 === 1
        ? range(0, Infinity, { lowerOpen: true })
        : range(-Infinity, 0, { upperOpen: true });
  return rawApply('polygamma', [order, u], values);
}

function polygammaAt(k: number, isHalf: boolean, steps: number): Expr {
  const sign = k % 2 === 0 ? Q.minusOne : Q.one;
  const factorial = rising(Q.one, k);
  // ψ⁽ᵏ⁾(x + n) = ψ⁽ᵏ⁾(x) + (−1)ᵏ k! Σ_{j<n} (x + j)^(−k−1)
  let shift = Q.zero;
  for (let j = 0; j < steps; j++) shift = Q.add(shift, Q.power(Q.add(isHalf ? oneHalf : Q.one, Q.integer(j)), -k - 1));
  const shifted = fromRational(Q.multiply(Q.negate(sign), Q.multiply(factorial, shift)));
  if (k === 0) {
    const base = isHalf ? subtract(negate(eulerGamma), multiply(two, log(two))) : negate(eulerGamma);
    return add(base, shifted);
  }
  const multiple = isHalf ? Q.subtract(Q.power(Q.integer(2), k + 1), Q.one) : Q.one;
  const base = multiply(fromRational(Q.multiply(sign, Q.multiply(factorial, multiple))), zeta(number(k + 1)));
  return add(base, shifted);
}

export const digamma = (u: Expr): Expr => polygamma(number(0), u);
export const trigamma = (u: Expr): Expr => polygamma(number(1), u);

/** log B(a, b). */
export const lbeta = (a: Expr, b: Expr): Expr => subtract(add(lgamma(a), lgamma(b)), lgamma(add(a, b)));
/** log of the binomial coefficient. */
export const lchoose = (n: Expr, k: Expr): Expr =>
  subtract(lgamma(add(n, number(1))), add(lgamma(add(k, number(1))), lgamma(add(subtract(n, k), number(1)))));

/** At its poles Γ is infinite: 1/Γ is 0 there, and so is choose(n, k) for k > n. */
const gammaWithPoles = (u: number): number => (Number.isInteger(u) && u < 0 ? Infinity : gammaValue(u));

export const gammaFunction: FunctionDefinition = {
  name: 'gamma',
  parameters: ['x'],
  summary: 'gamma function',
  call: ([u]) => gamma(u as Expr),
  node: { partial: ([u]) => multiply(gamma(u as Expr), digamma(u as Expr)), evaluate: gammaWithPoles },
};
export const lgammaFunction: FunctionDefinition = {
  name: 'lgamma',
  parameters: ['x'],
  summary: 'logarithm of the gamma function',
  call: ([u]) => lgamma(u as Expr),
  node: { partial: ([u]) => digamma(u as Expr), evaluate: logAbsGamma },
};
export const polygammaFunction: FunctionDefinition = {
  name: 'polygamma',
  parameters: ['k', 'x'],
  summary: 'the k-th derivative of digamma',
  call: ([k, u]) => polygamma(k as Expr, u as Expr),
  node: {
    partial: ([k, u], place) => (place === 1 ? polygamma(add(k as Expr, number(1)), u as Expr) : undefined),
    evaluate: (k = NaN, x = NaN) => polygammaValue(k, x),
  },
};
export const digammaFunction: FunctionDefinition = {
  name: 'digamma',
  parameters: ['x'],
  summary: 'derivative of the logarithm of the gamma function',
  call: ([u]) => digamma(u as Expr),
};
export const trigammaFunction: FunctionDefinition = {
  name: 'trigamma',
  parameters: ['x'],
  summary: 'derivative of digamma',
  call: ([u]) => trigamma(u as Expr),
};
export const betaFunction: FunctionDefinition = {
  name: 'beta',
  parameters: ['a', 'b'],
  summary: 'beta function',
  call: ([a, b]) => divide(multiply(gamma(a as Expr), gamma(b as Expr)), gamma(add(a as Expr, b as Expr))),
};
export const lbetaFunction: FunctionDefinition = {
  name: 'lbeta',
  parameters: ['a', 'b'],
  summary: 'logarithm of the beta function',
  call: ([a, b]) => lbeta(a as Expr, b as Expr),
};
export const factorialFunction: FunctionDefinition = {
  name: 'factorial',
  parameters: ['n'],
  summary: 'factorial',
  call: ([n]) => gamma(add(n as Expr, number(1))),
};
export const chooseFunction: FunctionDefinition = {
  name: 'choose',
  parameters: ['n', 'k'],
  summary: 'binomial coefficient',
  call: ([n, k]) => chooseOf(n as Expr, k as Expr),
};

function chooseOf(n: Expr, k: Expr): Expr {
  const factor = (u: Expr): Expr => gamma(add(u, number(1)));
  return divide(factor(n), multiply(factor(k), factor(subtract(n, k))));
}
