// The normal distribution.
import { add, divide, half, multiply, negate, number, pi, power, sqrt, square, subtract } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { reals } from '../expr/range.ts';
import { gaussianPivot } from './pivots.ts';
import { alternative, observation, positive, real, scalarFamily } from './scalarFamily.ts';
import { realLine } from './support.ts';

const mean = real('mean', 'mu');

export const normal = scalarFamily({
  name: 'Normal',
  title: 'normal distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, 2nd ed. (1994), ch. 13',
  parameters: { mean, sd: positive('standard deviation', 'sigma') },
  alternatives: [
    alternative({ mean, variance: positive('variance', 'v') }, (p) => ({ mean: p.mean, sd: sqrt(p.variance) })),
    alternative({ mean, precision: positive('precision', 'tau') }, (p) => ({
      mean: p.mean,
      sd: power(p.precision, negate(half)),
    })),
  ],
  law({ mean, sd }) {
    const x = observation(reals);
    return {
      variable: x,
      support: realLine,
      // −½ log 2π − log sd − (x − mean)²/(2 sd²)
      logDensity: add(
        multiply(negate(half), log(multiply(number(2), pi))),
        negate(log(sd)),
        multiply(negate(half), square(divide(subtract(x, mean), sd))),
      ),
      pivot: gaussianPivot((z) => add(mean, multiply(sd, z))),
    };
  },
  examples: [
    [0, 1],
    [1.5, 0.5],
    [-2, 3],
  ],
});
