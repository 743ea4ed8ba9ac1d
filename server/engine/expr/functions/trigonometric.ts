// Sine, cosine, their inverses: signs and quarter turns of arguments taken out, values at multiples of π/12.
import * as Q from '../rational.ts';
import {
  add,
  divide,
  half,
  minusOne,
  multiply,
  negate,
  number,
  one,
  pi,
  power,
  primitivePart,
  rawApply,
  sqrt,
  square,
  subtract,
  two,
  zero,
  splitCoefficient,
} from '../build.ts';
import type { Expr } from '../expr.ts';
import { range, reals } from '../range.ts';
import type { FunctionDefinition } from './definition.ts';

const sineRange = range(-1, 1);

/** Is the leading coefficient negative, so that the odd or even function is written with the opposite argument? */
export function leadsNegative(u: Expr): boolean {
  if (u.kind === 'sum') return Q.sign(primitivePart(u).content) < 0;
  return Q.sign(splitCoefficient(u).coefficient) < 0;
}

/** sin(k π/12) for k = 0, 2, 3, 4, 6: as rational multiples of square roots. */
const sines: ReadonlyMap<number, Expr> = new Map([
  [0, zero],
  [2, half],
  [3, divide(sqrt(two), two)],
  [4, divide(sqrt(number(3)), two)],
  [6, one],
]);

/** The sine of a whole number of twelfths of a half turn, where it is a square root. */
function sineOfTwelfths(twelfths: number): Expr | undefined {
  const k = ((twelfths % 24) + 24) % 24;
  const within = sines.get(Math.min(k % 12, 12 - (k % 12)));
  return within === undefined || k < 12 ? within : negate(within);
}

/** The whole number of times that π/12 goes into u. */
function twelfthsIn(u: Expr): number | undefined {
  if (u === zero) return 0;
  const { coefficient, rest } = splitCoefficient(u);
  const twelfths = Q.multiply(coefficient, Q.integer(12));
  return rest === pi && Q.isInteger(twelfths) ? Number(twelfths.numerator % 24n) : undefined;
}

/** The sum without its multiple of a quarter turn, and how many quarters those are; undefined where there is none. */
function withoutQuarters(u: Expr): { readonly rest: Expr; readonly quarters: number } | undefined {
  if (u.kind !== 'sum') return undefined;
  for (const term of u.terms) {
    const twelfths = twelfthsIn(term);
    if (twelfths !== undefined && twelfths % 6 === 0) return { rest: subtract(u, term), quarters: twelfths / 6 };
  }
  return undefined;
}

/** The t of u = 2 atan t: sine and cosine are rational in it. */
function halfAngleTangent(u: Expr): Expr | undefined {
  const { coefficient, rest } = splitCoefficient(u);
  if (rest.kind !== 'apply' || rest.fn !== 'atan' || !Q.equal(Q.absoluteValue(coefficient), Q.integer(2)))
    return undefined;
  return Q.sign(coefficient) > 0 ? rest.args[0] : negate(rest.args[0] as Expr);
}

/** sin(u + quarters · π/2). */
function sineAfter(u: Expr, quarters: number): Expr {
  const value = quarters % 2 === 0 ? sin(u) : cos(u);
  return ((quarters % 4) + 4) % 4 < 2 ? value : negate(value);
}

export function sin(u: Expr): Expr {
  const known = sineOfTwelfths(twelfthsIn(u) ?? NaN);
  if (known !== undefined) return known;
  const turned = withoutQuarters(u);
  if (turned !== undefined) return sineAfter(turned.rest, turned.quarters);
  const t = halfAngleTangent(u);
  if (t !== undefined) return divide(multiply(two, t), add(one, square(t)));
  return leadsNegative(u) ? negate(rawApply('sin', [negate(u)], sineRange)) : rawApply('sin', [u], sineRange);
}
export function cos(u: Expr): Expr {
  const known = sineOfTwelfths((twelfthsIn(u) ?? NaN) + 6);
  if (known !== undefined) return known;
  const turned = withoutQuarters(u);
  if (turned !== undefined) return sineAfter(turned.rest, turned.quarters + 1);
  const t = halfAngleTangent(u);
  if (t !== undefined) return divide(subtract(one, square(t)), add(one, square(t)));
  return rawApply('cos', [leadsNegative(u) ? negate(u) : u], sineRange);
}

const odd = (name: string, values = reals) => {
  const call = (u: Expr): Expr => {
    if (u === zero) return zero;
    return leadsNegative(u) ? negate(rawApply(name, [negate(u)], values)) : rawApply(name, [u], values);
  };
  return call;
};
const halfTurn = range(-Math.PI / 2, Math.PI / 2);
export const asin = odd('asin', halfTurn);
export const atan = odd('atan', halfTurn);

export const sinFunction: FunctionDefinition = {
  name: 'sin',
  parameters: ['x'],
  summary: 'sine of an angle in radians',
  call: ([u]) => sin(u as Expr),
  node: { partial: ([u]) => cos(u as Expr), evaluate: Math.sin },
};
export const cosFunction: FunctionDefinition = {
  name: 'cos',
  parameters: ['x'],
  summary: 'cosine of an angle in radians',
  call: ([u]) => cos(u as Expr),
  node: { partial: ([u]) => negate(sin(u as Expr)), evaluate: Math.cos },
};
export const tanFunction: FunctionDefinition = {
  name: 'tan',
  parameters: ['x'],
  summary: 'tangent of an angle in radians',
  call: ([u]) => divide(sin(u as Expr), cos(u as Expr)),
};
export const asinFunction: FunctionDefinition = {
  name: 'asin',
  parameters: ['x'],
  summary: 'inverse sine',
  call: ([u]) => asin(u as Expr),
  node: { partial: ([u]) => divide(one, sqrt(subtract(one, square(u as Expr)))), evaluate: Math.asin },
};
export const acosFunction: FunctionDefinition = {
  name: 'acos',
  parameters: ['x'],
  summary: 'inverse cosine',
  call: ([u]) => subtract(divide(pi, number(2)), asin(u as Expr)),
};
export const atanFunction: FunctionDefinition = {
  name: 'atan',
  parameters: ['x'],
  summary: 'inverse tangent',
  call: ([u]) => atan(u as Expr),
  node: { partial: ([u]) => power(add(one, square(u as Expr)), minusOne), evaluate: Math.atan },
};
