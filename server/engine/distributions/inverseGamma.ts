// The inverse gamma distribution: 1/x is gamma distributed.
import { add, divide, multiply, negate, one } from '../expr/build.ts';
import { lgamma } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals } from '../expr/range.ts';
import { gammaPivot } from './pivots.ts';
import { observation, positive, scalarFamily } from './scalarFamily.ts';
import { positiveHalfLine } from './support.ts';

export const inverseGamma = scalarFamily({
  name: 'InverseGamma',
  title: 'inverse gamma distribution',
  source: 'Gelman et al., Bayesian Data Analysis, 3rd ed. (2013), table A.1',
  parameters: { shape: positive('shape', 'alpha'), scale: positive('scale', 'beta') },
  law({ shape, scale }) {
    const x = observation(positiveReals);
    return {
      variable: x,
      support: positiveHalfLine,
      // shape log scale − log Γ(shape) − (shape + 1) log x − scale/x
      logDensity: add(
        multiply(shape, log(scale)),
        negate(lgamma(shape)),
        negate(multiply(add(shape, one), log(x))),
        negate(divide(scale, x)),
      ),
      pivot: gammaPivot(shape, (z) => divide(scale, z)),
    };
  },
  examples: [
    [2, 1],
    [3.5, 2],
    [0.8, 0.6],
  ],
});
