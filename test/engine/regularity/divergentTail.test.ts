// Integrals that diverge at an end, and some that converge though they look as if they did not: by the comparison test (any book on analysis).
import { describe, expect, it } from 'vitest';
import { divergentTail } from '../../../server/engine/regularity/divergentTail.ts';
import { modelOf } from '../modelOf.ts';

const endOf = (line: string, ...values: readonly number[]): 'lower' | 'upper' | undefined => {
  const { law, parameters } = modelOf(line);
  return divergentTail(
    law,
    parameters.map((p) => p.symbol),
    values,
  );
};

describe('the integral of a kernel', () => {
  it.each([
    ['x ~ kernel(1/(x^a + 1)) on (0, inf)', [0.5], 'upper'],
    ['x ~ kernel(1/(x^a + 1)) on (0, inf)', [1], 'upper'],
    ['x ~ kernel(1/(1 + exp(a*x))) on (0, inf)', [-1], 'upper'],
    ['x ~ kernel(cosh(a*x)*exp(-abs(x))) on R', [1.1], 'upper'],
    ['x ~ kernel(tan(x)^a) on (0, pi/2)', [2], 'upper'],
    ['x ~ kernel(tan(x)^a) on (0, pi/2)', [-2], 'lower'],
    ['x ~ kernel(gamma(x + a)/gamma(x + b)) on (1, inf)', [1, 1.5], 'upper'],
    ['x ~ kernel(1/(a + x^b)) on {0..}', [1, 0.9], 'upper'],
  ] as const)('%s at %j diverges', (line, values, side) => {
    expect(endOf(line, ...values)).toBe(side);
  });

  it.each([
    ['x ~ kernel(1/(x^a + 1)) on (0, inf)', [1.1]],
    ['x ~ kernel(1/(x*log(x)^a)) on (2, inf)', [2]],
    ['x ~ kernel(exp(-x^a)) on (0, inf)', [0.1]],
    // beyond the least power that is looked at: x^0.001 begins to outgrow log x at 1000^1000
    ['x ~ kernel(exp(-x^a)) on (0, inf)', [0.001]],
    ['x ~ kernel(exp(-a*x)/(1 + x)^b) on (0, inf)', [1e-20, 0.5]],
    ['x ~ kernel(cosh(a*x)*exp(-abs(x))) on R', [0.999]],
    ['x ~ kernel(gamma(x + a)/gamma(x + b)) on (1, inf)', [1, 2.1]],
    ['x ~ kernel(tan(x)^a) on (0, pi/2)', [0.9]],
    ['x ~ kernel(1/(a + x^b)) on {0..}', [1, 1.1]],
  ] as const)('%s at %j is not said to diverge', (line, values) => {
    expect(endOf(line, ...values)).toBeUndefined();
  });
});

it('no integral is said to be infinite whatever the exponent is, where that is so for small ones only', () => {
  expect(modelOf('x ~ kernel(x/(1 + x^a)) on (0, inf)', 'at a = 3').point).toEqual([3]);
});
