// The zeta (discrete Pareto) distribution.
import { add, multiply, negate, one } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { zeta } from '../expr/functions/zeta.ts';
import { positiveIntegers, range } from '../expr/range.ts';
import { observation, scalarFamily } from './scalarFamily.ts';
import { wholeNumbers } from './support.ts';

export const zetaDistribution = scalarFamily({
  name: 'Zeta',
  title: 'zeta (Zipf) distribution',
  source: 'Johnson, Kemp & Kotz, Univariate Discrete Distributions, 3rd ed. (2005), ch. 11',
  parameters: { s: { role: 'exponent', symbol: 's', domain: range(1, Infinity, { lowerOpen: true }) } },
  law({ s }) {
    const x = observation(positiveIntegers);
    return {
      measure: 'counting',
      variable: x,
      support: wholeNumbers(one),
      // −s log x − log ζ(s)
      logDensity: add(negate(multiply(s, log(x))), negate(log(zeta(s)))),
    };
  },
  examples: [[4], [6], [12]],
});
