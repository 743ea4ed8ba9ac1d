// The error function and the standard normal distribution function.
import {
  divide,
  exp,
  half,
  multiply,
  negate,
  number,
  one,
  pi,
  rawApply,
  sqrt,
  square,
  subtract,
  zero,
} from '../build.ts';
import type { Expr } from '../expr.ts';
import { range, unitInterval } from '../range.ts';
import { erf as erfValue, erfc as erfcValue } from '../../special/erf.ts';
import { normalCdf } from '../../special/normal.ts';
import type { FunctionDefinition } from './definition.ts';
import { leadsNegative } from './trigonometric.ts';

const erfRange = range(-1, 1, { lowerOpen: true, upperOpen: true });
const gaussian = (u: Expr): Expr => exp(negate(square(u)));
const slope = (u: Expr): Expr => multiply(number(2), divide(gaussian(u), sqrt(pi)));

/** erf u = 2/√π ∫₀ᵘ e^(−t²) dt; odd. */
export function erf(u: Expr): Expr {
  if (u === zero) return zero;
  return leadsNegative(u) ? negate(rawApply('erf', [negate(u)], erfRange)) : rawApply('erf', [u], erfRange);
}
const erfcRange = range(0, 2, { lowerOpen: true, upperOpen: true });
/** 1 − erf u, accurate for large u. */
export function erfc(u: Expr): Expr {
  if (u === zero) return one;
  if (leadsNegative(u)) return subtract(number(2), rawApply('erfc', [negate(u)], erfcRange));
  return rawApply('erfc', [u], erfcRange);
}
/** The standard normal density. */
export const normalDensity = (u: Expr): Expr =>
  divide(exp(multiply(negate(half), square(u))), sqrt(multiply(number(2), pi)));
/** The standard normal distribution function. A negative argument stays: 1 − Φ would lose the tail's digits. */
export function normalDistribution(u: Expr): Expr {
  return u === zero ? half : rawApply('Phi', [u], unitInterval);
}

export const erfFunction: FunctionDefinition = {
  name: 'erf',
  parameters: ['x'],
  summary: 'error function',
  call: ([u]) => erf(u as Expr),
  node: { partial: ([u]) => slope(u as Expr), evaluate: erfValue },
};
export const erfcFunction: FunctionDefinition = {
  name: 'erfc',
  parameters: ['x'],
  summary: 'complementary error function',
  call: ([u]) => erfc(u as Expr),
  node: { partial: ([u]) => negate(slope(u as Expr)), evaluate: erfcValue },
};
export const phiFunction: FunctionDefinition = {
  name: 'Phi',
  parameters: ['x'],
  summary: 'standard normal distribution function',
  call: ([u]) => normalDistribution(u as Expr),
  node: { partial: ([u]) => normalDensity(u as Expr), evaluate: normalCdf },
};
