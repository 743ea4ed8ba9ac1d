// The Fréchet distribution of largest values.
import { add, divide, minusOne, multiply, negate, one, power } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals } from '../expr/range.ts';
import { gammaPivot } from './pivots.ts';
import { observation, positive, scalarFamily } from './scalarFamily.ts';
import { positiveHalfLine } from './support.ts';

export const frechet = scalarFamily({
  name: 'Frechet',
  title: 'Fréchet distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, 2nd ed. (1995), ch. 22',
  parameters: { shape: positive('shape', 'alpha'), scale: positive('scale', 's') },
  law({ shape, scale }) {
    const x = observation(positiveReals);
    return {
      variable: x,
      support: positiveHalfLine,
      // log shape + shape log scale − (shape + 1) log x − (scale/x)^shape
      logDensity: add(
        log(shape),
        multiply(shape, log(scale)),
        negate(multiply(add(shape, one), log(x))),
        negate(power(divide(scale, x), shape)),
      ),
      pivot: gammaPivot(one, (z) => multiply(scale, power(z, divide(minusOne, shape)))),
    };
  },
  examples: [
    [2, 1],
    [0.8, 1.5],
    [3.5, 0.4],
  ],
});
