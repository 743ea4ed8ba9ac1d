// The half-normal distribution: |z| for z ~ N(0, sd).
import { add, divide, half, multiply, negate, pi, sqrt, square, two } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { nonNegativeReals } from '../expr/range.ts';
import { gammaPivot } from './pivots.ts';
import { observation, positive, scalarFamily } from './scalarFamily.ts';
import { nonNegativeHalfLine } from './support.ts';

export const halfNormal = scalarFamily({
  name: 'HalfNormal',
  title: 'half-normal distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, 2nd ed. (1994), ch. 13',
  parameters: { sd: positive('standard deviation of the whole normal', 'sigma') },
  law({ sd }) {
    const x = observation(nonNegativeReals);
    return {
      variable: x,
      support: nonNegativeHalfLine,
      // ½ log(2/π) − log sd − x²/(2 sd²)
      logDensity: add(
        multiply(half, log(divide(two, pi))),
        negate(log(sd)),
        multiply(negate(half), square(divide(x, sd))),
      ),
      pivot: gammaPivot(half, (z) => multiply(sd, sqrt(multiply(two, z)))),
    };
  },
  examples: [[1], [2.5], [0.4]],
});
