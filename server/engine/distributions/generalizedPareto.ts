// The generalized Pareto distribution of excesses over a threshold.
import {
  add,
  divide,
  infinity,
  isZeroNumber,
  multiply,
  negate,
  one,
  piecewise,
  power,
  subtract,
  zero,
} from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals } from '../expr/range.ts';
import { exponential } from './exponential.ts';
import { betaPivot } from './pivots.ts';
import { observation, positive, real, scalarFamily } from './scalarFamily.ts';
import { openInterval } from './support.ts';

export const generalizedPareto = scalarFamily({
  name: 'GeneralizedPareto',
  title: 'generalized Pareto distribution',
  source: 'Coles, An Introduction to Statistical Modeling of Extreme Values (2001), ch. 4',
  parameters: { scale: positive('scale', 'sigma'), shape: real('shape', 'xi') },
  law({ scale, shape }) {
    const x = observation(positiveReals);
    const isShort = { kind: 'comparison', difference: shape, relation: '<' } as const;
    return {
      variable: x,
      support: openInterval(zero, piecewise([{ condition: isShort, value: negate(divide(scale, shape)) }], infinity)),
      // −log scale − (1/shape + 1) log(1 + shape x/scale)
      logDensity: add(
        negate(log(scale)),
        negate(multiply(add(divide(one, shape), one), log(add(one, divide(multiply(shape, x), scale))))),
      ),
      // (1 + shape x/scale)^(−1/shape) = u ~ Uniform(0, 1)
      pivot: betaPivot(one, one, (u) => divide(multiply(scale, subtract(power(u, negate(shape)), one)), shape)),
    };
  },
  // the limit at shape 0
  specialCase: ({ scale, shape }) =>
    isZeroNumber(shape) ? { family: exponential, coordinates: [divide(one, scale)] } : undefined,
  examples: [
    [1, 0.25],
    [2, -0.3],
    [0.5, 1.5],
  ],
});
