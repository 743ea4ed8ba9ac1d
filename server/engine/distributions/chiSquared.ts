// The chi-squared distribution.
import { add, half, multiply, negate, number, one, subtract, two } from '../expr/build.ts';
import { lgamma } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals } from '../expr/range.ts';
import { gammaPivot } from './pivots.ts';
import { observation, positive, scalarFamily } from './scalarFamily.ts';
import { positiveHalfLine } from './support.ts';

export const chiSquared = scalarFamily({
  name: 'ChiSquared',
  title: 'chi-squared distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, 2nd ed. (1994), ch. 18',
  parameters: { df: positive('degrees of freedom', 'nu') },
  law({ df }) {
    const x = observation(positiveReals);
    const k = multiply(half, df);
    return {
      variable: x,
      support: positiveHalfLine,
      // (df/2 − 1) log x − x/2 − (df/2) log 2 − log Γ(df/2)
      logDensity: add(
        multiply(subtract(k, one), log(x)),
        negate(multiply(half, x)),
        negate(multiply(k, log(number(2)))),
        negate(lgamma(k)),
      ),
      pivot: gammaPivot(multiply(half, df), (z) => multiply(two, z)),
    };
  },
  examples: [[3], [1.4], [7]],
});
