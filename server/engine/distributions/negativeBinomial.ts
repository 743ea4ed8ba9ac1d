// The negative binomial distribution of the failures before the r-th success; r need not be whole.
import { add, divide, multiply, negate, one, subtract, zero } from '../expr/build.ts';
import { lgamma } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { naturals, range } from '../expr/range.ts';
import { alternative, fraction, observation, positive, scalarFamily } from './scalarFamily.ts';
import { wholeNumbers } from './support.ts';

export const negativeBinomial = scalarFamily({
  name: 'NegativeBinomial',
  title: 'negative binomial distribution (failures before the r-th success)',
  source: 'Johnson, Kemp & Kotz, Univariate Discrete Distributions, 3rd ed. (2005), ch. 5',
  parameters: {
    r: positive('number of successes', 'r'),
    p: fraction('probability of success', 'p', range(0, 1, { lowerOpen: true })),
  },
  alternatives: [
    // the variance is mean + mean²/dispersion
    alternative({ mean: positive('mean', 'mu'), dispersion: positive('dispersion', 'k') }, (q) => ({
      r: q.dispersion,
      p: divide(q.dispersion, add(q.mean, q.dispersion)),
    })),
  ],
  law({ r, p }) {
    const x = observation(naturals);
    return {
      measure: 'counting',
      variable: x,
      support: wholeNumbers(zero),
      // log Γ(x + r) − log Γ(r) − log x! + r log p + x log(1 − p)
      logDensity: add(
        lgamma(add(x, r)),
        negate(lgamma(r)),
        negate(lgamma(add(x, one))),
        multiply(r, log(p)),
        multiply(x, log(subtract(one, p))),
      ),
    };
  },
  examples: [
    [2, 0.5],
    [0.7, 0.3],
    [5.5, 0.8],
  ],
});
