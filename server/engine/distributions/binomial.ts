// The binomial distribution.
import { add, multiply, one, subtract, zero } from '../expr/build.ts';
import { logistic } from '../expr/functions/elementary.ts';
import { lchoose } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { naturals } from '../expr/range.ts';
import { alternative, count, observation, probability, real, scalarFamily } from './scalarFamily.ts';
import { wholeNumbers } from './support.ts';

const n = count('number of trials', 'n');

export const binomial = scalarFamily({
  name: 'Binomial',
  title: 'binomial distribution',
  source: 'Johnson, Kemp & Kotz, Univariate Discrete Distributions, 3rd ed. (2005), ch. 3',
  parameters: { n, p: probability('probability of success', 'p') },
  alternatives: [
    alternative({ n, logit: real('log-odds of success', 'eta') }, (q) => ({ n: q.n, p: logistic(q.logit) })),
  ],
  law({ n, p }) {
    const x = observation(naturals);
    return {
      measure: 'counting',
      variable: x,
      support: wholeNumbers(zero, n),
      // log C(n, x) + x log p + (n − x) log(1 − p)
      logDensity: add(lchoose(n, x), multiply(x, log(p)), multiply(subtract(n, x), log(subtract(one, p)))),
    };
  },
  examples: [
    [10, 0.3],
    [4, 0.75],
    [25, 0.1],
  ],
});
