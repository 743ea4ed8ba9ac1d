// The hypergeometric distribution: the successes among draws without replacement.
import { add, negate, one, subtract, zero } from '../expr/build.ts';
import { maxFunction, minFunction } from '../expr/functions/extremes.ts';
import { lchoose } from '../expr/functions/gammaFamily.ts';
import { naturals } from '../expr/range.ts';
import { count, observation, scalarFamily, type ScalarParameter } from './scalarFamily.ts';
import { wholeNumbers } from './support.ts';

const countOrZero = (role: string, symbol: string): ScalarParameter => ({ role, symbol, domain: naturals });

export const hypergeometric = scalarFamily({
  name: 'Hypergeometric',
  title: 'hypergeometric distribution',
  source: 'Johnson, Kemp & Kotz, Univariate Discrete Distributions, 3rd ed. (2005), ch. 6',
  parameters: {
    population: count('size of the population', 'N'),
    successes: countOrZero('number of successes in the population', 'K'),
    draws: countOrZero('number of draws', 'n'),
  },
  law({ population, successes, draws }) {
    const x = observation(naturals);
    const failures = subtract(population, successes);
    return {
      measure: 'counting',
      variable: x,
      support: wholeNumbers(maxFunction.call([zero, subtract(draws, failures)]), minFunction.call([draws, successes])),
      // log C(successes, x) + log C(population − successes, draws − x) − log C(population, draws)
      logDensity: add(lchoose(successes, x), lchoose(failures, subtract(draws, x)), negate(lchoose(population, draws))),
      constraints: ['successes <= population', 'draws <= population'],
      positive: [add(failures, one), add(subtract(population, draws), one)],
    };
  },
  examples: [
    [20, 7, 12],
    [10, 4, 3],
    [9, 8, 5],
  ],
});
