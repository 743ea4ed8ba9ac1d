import { describe, expect, it } from 'vitest';
import {
  abs,
  add,
  divide,
  eulerGamma,
  exp,
  multiply,
  negate,
  number,
  pi,
  power,
  ratio,
  sqrt,
  square,
  subtract,
} from '../../../server/engine/expr/build.ts';
import { differentiate } from '../../../server/engine/expr/differentiate.ts';
import { logistic } from '../../../server/engine/expr/functions/elementary.ts';
import { erf, erfc, normalDistribution } from '../../../server/engine/expr/functions/errorFunction.ts';
import {
  digamma,
  gamma,
  lbeta,
  lgamma,
  polygamma,
  trigamma,
} from '../../../server/engine/expr/functions/gammaFamily.ts';
import { besselI } from '../../../server/engine/expr/functions/bessel.ts';
import { log } from '../../../server/engine/expr/functions/log.ts';
import { cos, sin } from '../../../server/engine/expr/functions/trigonometric.ts';
import type { Expr } from '../../../server/engine/expr/expr.ts';
import { isZero, simplify } from '../../../server/engine/expr/simplify.ts';
import { k, mu, p, sigma, x } from './symbols.ts';

const one = number(1);
const q = subtract(one, p);

const identities: readonly (readonly [string, Expr, Expr])[] = [
  ['a difference of squares', subtract(square(x), square(mu)), multiply(subtract(x, mu), add(x, mu))],
  ['partial fractions', add(power(p, number(-1)), power(q, number(-1))), divide(one, multiply(p, q))],
  ['a quotient of sums', divide(subtract(power(k, number(3)), one), subtract(k, one)), add(square(k), k, one)],
  ['the root of a square of a positive', sqrt(square(sigma)), sigma],
  ['the root of a square of a real', sqrt(square(x)), abs(x)],
  ['a product of roots', multiply(sqrt(add(one, k)), sqrt(add(one, k))), add(one, k)],
  ['nested roots of numbers', sqrt(number(8)), multiply(number(2), sqrt(number(2)))],
  ['a rationalized root', divide(one, sqrt(number(2))), divide(sqrt(number(2)), number(2))],
  ['exponentials of sums', exp(add(x, mu)), multiply(exp(x), exp(mu))],
  ['powers of powers of numbers', power(number(4), k), square(power(number(2), k))],
  ['symbolic exponents', multiply(power(sigma, k), power(sigma, subtract(one, k))), sigma],
  ['a power of a product', power(multiply(sigma, p), k), multiply(power(sigma, k), power(p, k))],
  ['logs of products', log(divide(multiply(sigma, k), p)), subtract(add(log(sigma), log(k)), log(p))],
  ['the log of one minus odds', log(subtract(one, divide(k, add(one, k)))), negate(log(add(one, k)))],
  ['the exponential of a log', exp(multiply(k, log(sigma))), power(sigma, k)],
  ['two forms of the logistic', logistic(x), divide(exp(x), add(one, exp(x)))],
  ['the logistic derivative', differentiate(logistic(x), x), multiply(logistic(x), logistic(negate(x)))],
  ['the shift of gamma', gamma(add(k, number(3))), multiply(k, add(k, one), add(k, number(2)), gamma(k))],
  ['the shift of log gamma', lgamma(add(k, one)), add(log(k), lgamma(k))],
  ['the shift of digamma', digamma(add(k, one)), add(digamma(k), divide(one, k))],
  [
    'the shift of trigamma',
    trigamma(add(k, number(2))),
    subtract(subtract(trigamma(k), power(k, number(-2))), power(add(k, one), number(-2))),
  ],
  [
    'the shift of tetragamma',
    polygamma(number(2), add(k, one)),
    add(polygamma(number(2), k), multiply(number(2), power(k, number(-3)))),
  ],
  ['a value of digamma', digamma(ratio(1, 2)), subtract(negate(eulerGamma), multiply(number(2), log(number(2))))],
  ['a value of trigamma', trigamma(number(2)), subtract(divide(square(pi), number(6)), one)],
  ['a value of gamma', gamma(ratio(5, 2)), multiply(ratio(3, 4), sqrt(pi))],
  ['the derivative of log beta', differentiate(lbeta(k, sigma), k), subtract(digamma(k), digamma(add(k, sigma)))],
  ['Pythagoras', add(square(sin(x)), square(cos(x))), one],
  ['the square of a modulus', square(abs(subtract(x, mu))), square(subtract(x, mu))],
  ['the two error functions', add(erf(x), erfc(x)), one],
  [
    'the mirrored distribution function',
    add(normalDistribution(subtract(x, mu)), normalDistribution(subtract(mu, x))),
    one,
  ],
  [
    'the Bessel recurrence',
    besselI(number(2), k),
    subtract(besselI(number(0), k), divide(multiply(number(2), besselI(number(1), k)), k)),
  ],
];

describe('zero tests', () => {
  it.each(identities)('proves %s', (_, left, right) => {
    expect(isZero(subtract(left, right))).toBe(true);
  });

  const differences: readonly (readonly [string, Expr])[] = [
    ['the root of a square, as if it were positive', subtract(sqrt(square(x)), x)],
    ['a nearby number', subtract(divide(square(pi), number(6)), ratio(16449, 10000))],
    ['a shift by the wrong amount', subtract(gamma(add(k, one)), gamma(k))],
    ['powers that differ by a sign', subtract(square(subtract(x, mu)), square(add(x, mu)))],
  ];
  it.each(differences)('does not prove %s', (_, difference) => {
    expect(isZero(difference)).toBe(false);
  });
});

describe('negative factors', () => {
  it('splits logarithms and powers of products of two negatives without end', () => {
    const negativeLog = log(subtract(one, p));
    expect(isZero(subtract(exp(log(negate(negativeLog))), negate(negativeLog)))).toBe(true);
    expect(isZero(subtract(square(sqrt(negate(negativeLog))), negate(negativeLog)))).toBe(true);
    expect(isZero(subtract(log(multiply(k, negate(negativeLog))), add(log(k), log(negate(negativeLog)))))).toBe(true);
  });
});

describe('nested functions', () => {
  it('with squares of cosines at every depth are reduced level by level, as deep as the allowance goes', () => {
    // cos² of each of 14 levels is 1 − sin²: 2¹⁴ terms, one at a time a recursion as deep
    const nested = Array.from({ length: 14 }).reduce<Expr>((u) => sin(add(u, mu)), x);
    const squared = square(differentiate(nested, x));
    expect(() => simplify(squared)).not.toThrow();
    expect(isZero(subtract(add(square(cos(nested)), square(sin(nested))), one))).toBe(true);
  });
});
