// The log-logistic distribution: log x is logistic.
import { add, divide, multiply, negate, number, one, power, subtract } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals } from '../expr/range.ts';
import { betaPivot } from './pivots.ts';
import { observation, positive, scalarFamily } from './scalarFamily.ts';
import { positiveHalfLine } from './support.ts';

export const logLogistic = scalarFamily({
  name: 'LogLogistic',
  title: 'log-logistic distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, 2nd ed. (1995), ch. 23',
  parameters: { scale: positive('scale and median', 'alpha'), shape: positive('shape', 'beta') },
  law({ scale, shape }) {
    const x = observation(positiveReals);
    return {
      variable: x,
      support: positiveHalfLine,
      // log shape − shape log scale + (shape − 1) log x − 2 log(1 + (x/scale)^shape)
      logDensity: add(
        log(shape),
        negate(multiply(shape, log(scale))),
        multiply(subtract(shape, one), log(x)),
        multiply(number(-2), log(add(one, power(divide(x, scale), shape)))),
      ),
      // (x/scale)^shape = u/v with u uniform
      pivot: betaPivot(one, one, (u, v) => multiply(scale, power(divide(u, v), divide(one, shape)))),
    };
  },
  examples: [
    [1, 2],
    [1.5, 0.8],
    [0.4, 3.5],
  ],
});
