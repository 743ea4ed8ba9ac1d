// The Weibull distribution.
import { add, divide, multiply, negate, one, power, subtract } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals } from '../expr/range.ts';
import { gammaPivot } from './pivots.ts';
import { observation, positive, scalarFamily } from './scalarFamily.ts';
import { positiveHalfLine } from './support.ts';

export const weibull = scalarFamily({
  name: 'Weibull',
  title: 'Weibull distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, 2nd ed. (1994), ch. 21',
  parameters: { shape: positive('shape', 'k'), scale: positive('scale', 'lambda') },
  law({ shape, scale }) {
    const x = observation(positiveReals);
    return {
      variable: x,
      support: positiveHalfLine,
      // log shape − shape log scale + (shape − 1) log x − (x/scale)^shape
      logDensity: add(
        log(shape),
        negate(multiply(shape, log(scale))),
        multiply(subtract(shape, one), log(x)),
        negate(power(divide(x, scale), shape)),
      ),
      pivot: gammaPivot(one, (z) => multiply(scale, power(z, divide(one, shape)))),
    };
  },
  examples: [
    [2, 1],
    [0.8, 1.5],
    [3.5, 0.4],
  ],
});
