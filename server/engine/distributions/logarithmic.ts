// The logarithmic series distribution.
import { add, multiply, negate, one, subtract } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { positiveIntegers } from '../expr/range.ts';
import { fraction, observation, scalarFamily } from './scalarFamily.ts';
import { wholeNumbers } from './support.ts';

export const logarithmic = scalarFamily({
  name: 'Logarithmic',
  title: 'logarithmic (log-series) distribution',
  source: 'Johnson, Kemp & Kotz, Univariate Discrete Distributions, 3rd ed. (2005), ch. 7',
  parameters: { p: fraction('ratio of the series', 'p') },
  law({ p }) {
    const x = observation(positiveIntegers);
    return {
      measure: 'counting',
      variable: x,
      support: wholeNumbers(one),
      // x log p − log x − log(−log(1 − p))
      logDensity: add(multiply(x, log(p)), negate(log(x)), negate(log(negate(log(subtract(one, p)))))),
    };
  },
  examples: [[0.5], [0.2], [0.85]],
});
