// The Rayleigh distribution.
import { add, divide, half, multiply, negate, number, one, sqrt, square, two } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals } from '../expr/range.ts';
import { gammaPivot } from './pivots.ts';
import { observation, positive, scalarFamily } from './scalarFamily.ts';
import { positiveHalfLine } from './support.ts';

export const rayleigh = scalarFamily({
  name: 'Rayleigh',
  title: 'Rayleigh distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, 2nd ed. (1994), ch. 18',
  parameters: { scale: positive('scale', 'sigma') },
  law({ scale }) {
    const x = observation(positiveReals);
    return {
      variable: x,
      support: positiveHalfLine,
      // log x − 2 log scale − x²/(2 scale²)
      logDensity: add(log(x), multiply(number(-2), log(scale)), multiply(negate(half), square(divide(x, scale)))),
      pivot: gammaPivot(one, (z) => multiply(scale, sqrt(multiply(two, z)))),
    };
  },
  examples: [[1], [2.5], [0.3]],
});
