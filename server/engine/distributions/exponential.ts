// The exponential distribution.
import { add, divide, multiply, negate, one } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { nonNegativeReals } from '../expr/range.ts';
import { gammaPivot } from './pivots.ts';
import { alternative, observation, positive, scalarFamily } from './scalarFamily.ts';
import { nonNegativeHalfLine } from './support.ts';

export const exponential = scalarFamily({
  name: 'Exponential',
  title: 'exponential distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, 2nd ed. (1994), ch. 19',
  parameters: { rate: positive('rate', 'lambda') },
  alternatives: [alternative({ scale: positive('mean', 'theta') }, (p) => ({ rate: divide(one, p.scale) }))],
  law({ rate }) {
    const x = observation(nonNegativeReals);
    return {
      variable: x,
      support: nonNegativeHalfLine,
      // log rate − rate x
      logDensity: add(log(rate), negate(multiply(rate, x))),
      pivot: gammaPivot(one, (z) => divide(z, rate)),
    };
  },
  examples: [[1], [2.5], [0.4]],
});
