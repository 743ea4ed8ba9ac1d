// The beta-binomial distribution: binomial with p ~ Beta(a, b).
import { add, negate, subtract, zero } from '../expr/build.ts';
import { lbeta, lchoose } from '../expr/functions/gammaFamily.ts';
import { naturals } from '../expr/range.ts';
import { count, observation, positive, scalarFamily } from './scalarFamily.ts';
import { wholeNumbers } from './support.ts';

export const betaBinomial = scalarFamily({
  name: 'BetaBinomial',
  title: 'beta-binomial distribution',
  source: 'Johnson, Kemp & Kotz, Univariate Discrete Distributions, 3rd ed. (2005), ch. 6',
  parameters: {
    n: count('number of trials', 'n'),
    a: positive('first shape', 'alpha'),
    b: positive('second shape', 'beta'),
  },
  law({ n, a, b }) {
    const x = observation(naturals);
    return {
      measure: 'counting',
      variable: x,
      support: wholeNumbers(zero, n),
      // log C(n, x) + log B(x + a, n − x + b) − log B(a, b)
      logDensity: add(lchoose(n, x), lbeta(add(x, a), add(subtract(n, x), b)), negate(lbeta(a, b))),
    };
  },
  examples: [
    [10, 2, 3],
    [4, 0.7, 0.9],
    [15, 3, 1.5],
  ],
});
