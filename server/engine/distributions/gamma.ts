// The gamma distribution.
import { add, divide, multiply, negate, one, subtract } from '../expr/build.ts';
import { lgamma } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals } from '../expr/range.ts';
import { gammaPivot } from './pivots.ts';
import { alternative, observation, positive, scalarFamily } from './scalarFamily.ts';
import { positiveHalfLine } from './support.ts';

const shape = positive('shape', 'k');

export const gamma = scalarFamily({
  name: 'Gamma',
  title: 'gamma distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, 2nd ed. (1994), ch. 17',
  parameters: { shape, rate: positive('rate', 'beta') },
  alternatives: [
    alternative({ shape, scale: positive('scale', 'theta') }, (p) => ({ shape: p.shape, rate: divide(one, p.scale) })),
    alternative({ mean: positive('mean', 'mu'), shape }, (p) => ({ shape: p.shape, rate: divide(p.shape, p.mean) })),
  ],
  law({ shape, rate }) {
    const x = observation(positiveReals);
    return {
      variable: x,
      support: positiveHalfLine,
      // shape log rate − log Γ(shape) + (shape − 1) log x − rate x
      logDensity: add(
        multiply(shape, log(rate)),
        negate(lgamma(shape)),
        multiply(subtract(shape, one), log(x)),
        negate(multiply(rate, x)),
      ),
      pivot: gammaPivot(shape, (z) => divide(z, rate)),
    };
  },
  examples: [
    [2, 1],
    [0.7, 3],
    [4.5, 0.5],
  ],
});
