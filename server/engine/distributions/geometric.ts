// The geometric distribution of the failures before the first success.
import { add, multiply, one, subtract, zero } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { naturals, range } from '../expr/range.ts';
import { fraction, observation, scalarFamily } from './scalarFamily.ts';
import { wholeNumbers } from './support.ts';

export const geometric = scalarFamily({
  name: 'Geometric',
  title: 'geometric distribution (failures before the first success)',
  source: 'Johnson, Kemp & Kotz, Univariate Discrete Distributions, 3rd ed. (2005), ch. 5',
  parameters: { p: fraction('probability of success', 'p', range(0, 1, { lowerOpen: true })) },
  law({ p }) {
    const x = observation(naturals);
    return {
      measure: 'counting',
      variable: x,
      support: wholeNumbers(zero),
      // log p + x log(1 − p)
      logDensity: add(log(p), multiply(x, log(subtract(one, p)))),
    };
  },
  examples: [[0.5], [0.2], [0.85]],
});
