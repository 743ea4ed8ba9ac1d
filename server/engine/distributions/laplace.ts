// The Laplace (double exponential) distribution.
import { abs, add, divide, multiply, negate, number, one, subtract } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { reals } from '../expr/range.ts';
import { gammaPivot, twoSided } from './pivots.ts';
import { observation, positive, real, scalarFamily } from './scalarFamily.ts';
import { realLine } from './support.ts';

export const laplace = scalarFamily({
  name: 'Laplace',
  title: 'Laplace distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, 2nd ed. (1995), ch. 24',
  parameters: { location: real('location', 'mu'), scale: positive('scale', 'b') },
  law({ location, scale }) {
    const x = observation(reals);
    return {
      variable: x,
      support: realLine,
      // −log(2 scale) − |x − location|/scale
      logDensity: add(negate(log(multiply(number(2), scale))), negate(divide(abs(subtract(x, location)), scale))),
      pivot: twoSided((sign) => gammaPivot(one, (z) => add(location, multiply(scale, sign, z)))),
    };
  },
  examples: [
    [0, 1],
    [1.5, 0.5],
    [-1, 2],
  ],
});
