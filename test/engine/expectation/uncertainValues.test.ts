// What the error of a value that is had in numbers does to an expectation: it is part of the error bound, and no more than some
// times it.
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import {
  add,
  half,
  infinity,
  multiply,
  negate,
  number,
  square,
  subtract,
  symbol,
} from '../../../server/engine/expr/build.ts';
import type { Expr } from '../../../server/engine/expr/expr.ts';
import { ownFunctionOf } from '../../../server/engine/expr/functions/ownFunctions.ts';
import { reals } from '../../../server/engine/expr/range.ts';
import { openInterval } from '../../../server/engine/distributions/support.ts';
import type { Law } from '../../../server/engine/distributions/law.ts';
import { prepareExpectation } from '../../../server/engine/expectation/numericExpectation.ts';

const x = symbol('x', 'observation', reals);
const m = symbol('m', 'parameter', reals);

/** A function of m with this value everywhere, wrong by the error. */
const uncertain = (name: string, truth: number, error: number): Expr =>
  ownFunctionOf(`test ${name}`, () => ({
    summary: 'for a test',
    parameters: ['m'],
    range: reals,
    node: { partial: () => undefined, evaluate: () => truth + error, errorBound: () => Math.abs(error) },
    written: () => number(0),
  })).call([m]);

const normal = (logConstant: Expr): Law => ({
  name: 'custom',
  measure: 'lebesgue',
  variables: [x],
  support: openInterval(negate(infinity), infinity),
  logDensity: subtract(negate(multiply(half, square(subtract(x, m)))), logConstant),
});
const logRoot = Math.log(2 * Math.PI) / 2;

describe('an expectation of what holds uncertain values', () => {
  it.each([1e-4, -1e-7, 1e-10])('has their error %s in its own bound', (error) => {
    const shift = uncertain(`shift ${String(error)}`, 0.5, error);
    const law = normal(uncertain(`constant ${String(error)}`, logRoot, error));
    const found = prepareExpectation([add(x, shift), square(add(x, shift))], law, [m]).at([2], new Budget(1e6));
    const truths = [2.5, 7.25];
    truths.forEach((truth, i) => {
      const off = Math.abs((found.values[i] ?? NaN) - truth);
      expect(off).toBeGreaterThan(0.5 * Math.abs(error));
      expect(off).toBeLessThanOrEqual(found.errorBounds[i] ?? NaN);
      expect(found.errorBounds[i]).toBeLessThan(200 * Math.abs(error));
    });
    expect(Math.abs(found.mass - 1)).toBeLessThanOrEqual(found.massErrorBound);
    expect(found.massErrorBound).toBeLessThan(40 * Math.abs(error));
  });

  it('has no bound where a value has none', () => {
    const unknown = ownFunctionOf('test unknown', () => ({
      summary: 'for a test',
      parameters: ['m'],
      range: reals,
      node: { partial: () => undefined, evaluate: () => NaN, errorBound: () => Infinity },
      written: () => number(0),
    })).call([m]);
    const found = prepareExpectation([add(x, unknown)], normal(number(logRoot)), [m]).at([2], new Budget(1e6));
    expect(Number.isFinite(found.errorBounds[0])).toBe(false);
  });
});
