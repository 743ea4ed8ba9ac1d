// The discrete uniform distribution.
import { add, negate, one, subtract } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { integers } from '../expr/range.ts';
import { observation, scalarFamily } from './scalarFamily.ts';
import { wholeNumbers } from './support.ts';

export const discreteUniform = scalarFamily({
  name: 'DiscreteUniform',
  title: 'discrete uniform distribution',
  source: 'Johnson, Kemp & Kotz, Univariate Discrete Distributions, 3rd ed. (2005), ch. 6',
  parameters: {
    low: { role: 'smallest number', symbol: 'a', domain: integers },
    high: { role: 'greatest number', symbol: 'b', domain: integers },
  },
  law({ low, high }) {
    const count = add(subtract(high, low), one);
    return {
      measure: 'counting',
      variable: observation(integers),
      support: wholeNumbers(low, high),
      logDensity: negate(log(count)),
      constraints: ['low <= high'],
      positive: [count],
    };
  },
  examples: [
    [1, 6],
    [-3, 4],
    [0, 1],
  ],
});
