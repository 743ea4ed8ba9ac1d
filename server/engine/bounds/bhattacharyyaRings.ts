// The two kinds of numbers in which a Bhattacharyya matrix is had: expressions, and numbers with bounds on their errors.
import { add, fromRational, multiply, zero } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import type { Ring } from './bhattacharyyaMatrix.ts';

export const expressions: Ring<Expr> = {
  zero,
  of: (numerator, denominator) => fromRational(Q.rational(BigInt(numerator), BigInt(denominator))),
  add: (terms) => add(...terms),
  multiply: (...factors) => multiply(...factors),
};

export interface Bounded {
  readonly value: number;
  readonly error: number;
}

const rounding = 4e-16;
const exact = (value: number): Bounded => ({ value, error: 0 });

export const boundedNumbers: Ring<Bounded> = {
  zero: exact(0),
  of: (numerator, denominator) => exact(numerator / denominator),
  add: (terms) => ({
    value: terms.reduce((sum, t) => sum + t.value, 0),
    error: terms.reduce((sum, t) => sum + t.error + rounding * Math.abs(t.value), 0),
  }),
  multiply: (...factors) =>
    factors.reduce((a, b) => {
      const value = a.value * b.value;
      const error = Math.abs(a.value) * b.error + Math.abs(b.value) * a.error + a.error * b.error;
      return { value, error: error + rounding * Math.abs(value) };
    }, exact(1)),
};
