// The Cauchy distribution.
import { add, divide, half, multiply, negate, one, pi, sqrt, square, subtract } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { reals } from '../expr/range.ts';
import { betaPivot, twoSided } from './pivots.ts';
import { observation, positive, real, scalarFamily } from './scalarFamily.ts';
import { realLine } from './support.ts';

export const cauchy = scalarFamily({
  name: 'Cauchy',
  title: 'Cauchy distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, 2nd ed. (1994), ch. 16',
  parameters: { location: real('location and median', 'x_0'), scale: positive('scale', 'gamma') },
  law({ location, scale }) {
    const x = observation(reals);
    return {
      variable: x,
      support: realLine,
      // −log π − log scale − log(1 + ((x − location)/scale)²)
      logDensity: add(
        negate(log(pi)),
        negate(log(scale)),
        negate(log(add(one, square(divide(subtract(x, location), scale))))),
      ),
      // a standard Cauchy variable squared is u/v with u ~ Beta(1/2, 1/2)
      pivot: twoSided((sign) =>
        betaPivot(half, half, (u, v) => add(location, multiply(scale, sign, sqrt(divide(u, v))))),
      ),
    };
  },
  examples: [
    [0, 1],
    [1.5, 0.5],
    [-1, 2],
  ],
});
