// The F distribution.
import { add, divide, half, multiply, negate, one, subtract } from '../expr/build.ts';
import { lbeta } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals } from '../expr/range.ts';
import { betaPivot } from './pivots.ts';
import { observation, positive, scalarFamily } from './scalarFamily.ts';
import { positiveHalfLine } from './support.ts';

export const fDistribution = scalarFamily({
  name: 'F',
  title: 'F distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, 2nd ed. (1995), ch. 27',
  parameters: {
    d1: positive('degrees of freedom of the numerator', 'd1'),
    d2: positive('degrees of freedom of the denominator', 'd2'),
  },
  law({ d1, d2 }) {
    const x = observation(positiveReals);
    const a = multiply(half, d1);
    const b = multiply(half, d2);
    return {
      variable: x,
      support: positiveHalfLine,
      // a log(d1/d2) + (a − 1) log x − (a + b) log(1 + d1 x/d2) − log B(a, b), a = d1/2, b = d2/2
      logDensity: add(
        multiply(a, log(divide(d1, d2))),
        multiply(subtract(a, one), log(x)),
        negate(multiply(add(a, b), log(add(one, divide(multiply(d1, x), d2))))),
        negate(lbeta(a, b)),
      ),
      pivot: betaPivot(a, b, (u, v) => divide(multiply(d2, u), multiply(d1, v))),
    };
  },
  examples: [
    [3, 5],
    [1.5, 4],
    [8, 2.5],
  ],
});
