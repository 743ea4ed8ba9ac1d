// Antiderivatives against integrals that an independent rule, Gauss's with five points on many pieces, gives.
import { describe, expect, it } from 'vitest';
import {
  add,
  exp,
  multiply,
  number,
  one,
  power,
  ratio,
  sqrt,
  square,
  subtract,
  symbol,
} from '../../../server/engine/expr/build.ts';
import { compile } from '../../../server/engine/expr/compile.ts';
import type { Expr, SymbolExpr } from '../../../server/engine/expr/expr.ts';
import { positiveReals, reals, unitInterval } from '../../../server/engine/expr/range.ts';
import { antiderivative } from '../../../server/engine/geometry/antiderivative.ts';
import { toText } from '../../../server/engine/render/text.ts';

const p = symbol('p', 'parameter', unitInterval);
const s = symbol('s', 'parameter', positiveReals);
const t = symbol('t', 'parameter', reals);
const minus = (e: Expr, n: number, d = 1): Expr => power(e, ratio(-n, d));

const nodes = [0, 0.538469310105683, -0.538469310105683, 0.906179845938664, -0.906179845938664];
const weights = [0.568888888888889, 0.478628670499366, 0.478628670499366, 0.236926885056189, 0.236926885056189];

function integral(f: (x: number) => number, a: number, b: number): number {
  const pieces = 200;
  const h = (b - a) / pieces;
  let sum = 0;
  for (let k = 0; k < pieces; k++)
    nodes.forEach((u, i) => (sum += 0.5 * h * (weights[i] ?? NaN) * f(a + (k + 0.5 + 0.5 * u) * h)));
  return sum;
}

const valueOf = (e: Expr, x: SymbolExpr, at: number): number => {
  const out = new Float64Array(1);
  compile([e], [x]).bind([at])([], out);
  return out[0] as number;
};

describe('an antiderivative', () => {
  it.each([
    ['1/s', minus(s, 1), s, 1, 3],
    ['s^(-1/2)', minus(s, 1, 2), s, 1, 3],
    ['s^(-3/2) of s + 2', minus(add(s, number(2)), 3, 2), s, 1, 3],
    ['1/√(p(1 − p))', multiply(minus(p, 1, 2), minus(subtract(one, p), 1, 2)), p, 0.2, 0.7],
    ['1/(p √(1 − p))', multiply(minus(p, 1), minus(subtract(one, p), 1, 2)), p, 0.2, 0.7],
    ['1/(√p (1 − p))', multiply(minus(p, 1, 2), minus(subtract(one, p), 1)), p, 0.2, 0.7],
    ['1/(p (1 − p))', multiply(minus(p, 1), minus(subtract(one, p), 1)), p, 0.2, 0.7],
    ['e^(t/2)/(1 + e^t)', multiply(exp(multiply(ratio(1, 2), t)), minus(add(one, exp(t)), 1)), t, -1, 2],
    ['1/√(1 + s²)', minus(add(one, square(s)), 1, 2), s, 1, 3],
    ['1/(2 + s²)', minus(add(number(2), square(s)), 1), s, 1, 3],
    ['1/(s √(1 + s²))', multiply(minus(s, 1), minus(add(one, square(s)), 1, 2)), s, 1, 3],
    ['1/√(s(2 + s))', multiply(minus(s, 1, 2), minus(add(number(2), s), 1, 2)), s, 1, 3],
    ['√s + 3/s', add(sqrt(s), multiply(number(3), minus(s, 1))), s, 1, 3],
  ])('of %s', (_, f, x, a, b) => {
    const found = antiderivative(f, x);
    if (found === undefined) throw new Error(`No antiderivative of ${toText(f)} was found.`);
    const difference = valueOf(found, x, b) - valueOf(found, x, a);
    expect(Math.abs(difference - integral((at) => valueOf(f, x, at), a, b))).toBeLessThan(1e-10);
  });

  it('is not made up where none is known', () => {
    expect(antiderivative(sqrt(add(one, exp(square(t)))), t)).toBeUndefined();
  });
});
