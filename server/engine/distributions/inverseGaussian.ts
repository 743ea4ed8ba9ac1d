// The inverse Gaussian (Wald) distribution.
import { add, divide, half, multiply, negate, pi, ratio, square, subtract, two } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals } from '../expr/range.ts';
import { observation, positive, scalarFamily } from './scalarFamily.ts';
import { positiveHalfLine } from './support.ts';

export const inverseGaussian = scalarFamily({
  name: 'InverseGaussian',
  title: 'inverse Gaussian distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, 2nd ed. (1994), ch. 15',
  parameters: { mean: positive('mean', 'mu'), shape: positive('shape', 'lambda') },
  law({ mean, shape }) {
    const x = observation(positiveReals);
    return {
      variable: x,
      support: positiveHalfLine,
      // ½ log(shape/(2π)) − (3/2) log x − shape (x − mean)²/(2 mean² x)
      logDensity: add(
        multiply(half, log(divide(shape, multiply(two, pi)))),
        multiply(ratio(-3, 2), log(x)),
        negate(divide(multiply(shape, square(subtract(x, mean))), multiply(two, square(mean), x))),
      ),
    };
  },
  examples: [
    [1, 1],
    [2, 0.7],
    [0.5, 3],
  ],
});
