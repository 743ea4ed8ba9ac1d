// The lognormal distribution: log x is normal.
import { add, divide, exp, half, multiply, negate, number, pi, square, subtract } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals } from '../expr/range.ts';
import { gaussianPivot } from './pivots.ts';
import { observation, positive, real, scalarFamily } from './scalarFamily.ts';
import { positiveHalfLine } from './support.ts';

export const logNormal = scalarFamily({
  name: 'LogNormal',
  title: 'lognormal distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, 2nd ed. (1994), ch. 14',
  parameters: { mu: real('mean of log x', 'mu'), sigma: positive('standard deviation of log x', 'sigma') },
  law({ mu, sigma }) {
    const x = observation(positiveReals);
    return {
      variable: x,
      support: positiveHalfLine,
      // −½ log 2π − log σ − log x − (log x − μ)²/(2σ²)
      logDensity: add(
        multiply(negate(half), log(multiply(number(2), pi))),
        negate(log(sigma)),
        negate(log(x)),
        multiply(negate(half), square(divide(subtract(log(x), mu), sigma))),
      ),
      pivot: gaussianPivot((z) => exp(add(mu, multiply(sigma, z)))),
    };
  },
  examples: [
    [0, 1],
    [1, 0.5],
    [-0.5, 0.8],
  ],
});
