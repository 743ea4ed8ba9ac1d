// The Poisson distribution.
import { add, exp, multiply, negate, one, zero } from '../expr/build.ts';
import { lgamma } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { naturals } from '../expr/range.ts';
import { alternative, observation, positiveOrZero, real, scalarFamily } from './scalarFamily.ts';
import { wholeNumbers } from './support.ts';

export const poisson = scalarFamily({
  name: 'Poisson',
  title: 'Poisson distribution',
  source: 'Johnson, Kemp & Kotz, Univariate Discrete Distributions, 3rd ed. (2005), ch. 4',
  parameters: { rate: positiveOrZero('mean', 'lambda') },
  alternatives: [alternative({ log: real('logarithm of the mean', 'eta') }, (p) => ({ rate: exp(p.log) }))],
  law({ rate }) {
    const x = observation(naturals);
    return {
      measure: 'counting',
      variable: x,
      support: wholeNumbers(zero),
      // x log rate − rate − log x!
      logDensity: add(multiply(x, log(rate)), negate(rate), negate(lgamma(add(x, one)))),
    };
  },
  examples: [[1], [4.5], [0.3]],
});
