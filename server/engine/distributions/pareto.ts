// The Pareto distribution (of the first kind).
import { add, divide, infinity, minusOne, multiply, negate, one, power } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals } from '../expr/range.ts';
import { betaPivot } from './pivots.ts';
import { observation, positive, scalarFamily } from './scalarFamily.ts';
import { closedInterval } from './support.ts';

export const pareto = scalarFamily({
  name: 'Pareto',
  title: 'Pareto distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, 2nd ed. (1994), ch. 20',
  parameters: { minimum: positive('minimum', 'm'), shape: positive('shape', 'alpha') },
  law({ minimum, shape }) {
    const x = observation(positiveReals);
    return {
      variable: x,
      support: closedInterval(minimum, infinity),
      // log shape + shape log minimum − (shape + 1) log x
      logDensity: add(log(shape), multiply(shape, log(minimum)), negate(multiply(add(shape, one), log(x)))),
      pivot: betaPivot(one, one, (u) => multiply(minimum, power(u, divide(minusOne, shape)))),
    };
  },
  examples: [
    [1, 2],
    [0.5, 3.5],
    [2, 0.8],
  ],
});
