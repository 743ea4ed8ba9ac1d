// Sine, cosine, their inverses: signs of arguments taken out, values at multiples of π/2.
import * as Q from '../rational.ts';
import {
  add,
  divide,
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

/** The whole number of quarter turns that u is, where it is one. */
function quarterTurns(u: Expr): number | undefined {
  if (u === zero) return 0;
  const { coefficient, rest } = splitCoefficient(u);
  const quarters = Q.multiply(coefficient, Q.integer(2));
  if (rest !== pi || !Q.isInteger(quarters)) return undefined;
  return Number(((quarters.numerator % 4n) + 4n) % 4n);
}

/** The t of u = 2 atan t: sine and cosine are rational in it. */
function halfAngleTangent(u: Expr): Expr | undefined {
  const { coefficient, rest } = splitCoefficient(u);
  if (rest.kind !== 'apply' || rest.fn !== 'atan' || !Q.equal(Q.absoluteValue(coefficient), Q.integer(2)))
    return undefined;
  return Q.sign(coefficient) > 0 ? rest.args[0] : negate(rest.args[0] as Expr);
}

export function sin(u: Expr): Expr {
  const quarters = quarterTurns(u);
  if (quarters !== undefined) return number([0, 1, 0, -1][quarters] as number);
  const t = halfAngleTangent(u);
  if (t !== undefined) return divide(multiply(two, t), add(one, square(t)));
  return leadsNegative(u) ? negate(rawApply('sin', [negate(u)], sineRange)) : rawApply('sin', [u], sineRange);
}
export function cos(u: Expr): Expr {
  const quarters = quarterTurns(u);
  if (quarters !== undefined) return number([1, 0, -1, 0][quarters] as number);
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
