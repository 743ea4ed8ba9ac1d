// The beta prime distribution: the odds of a beta variable.
import { add, divide, multiply, negate, one, subtract } from '../expr/build.ts';
import { lbeta } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals } from '../expr/range.ts';
import { betaPivot } from './pivots.ts';
import { observation, positive, scalarFamily } from './scalarFamily.ts';
import { positiveHalfLine } from './support.ts';

export const betaPrime = scalarFamily({
  name: 'BetaPrime',
  title: 'beta prime distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, 2nd ed. (1995), ch. 25',
  parameters: { a: positive('first shape', 'alpha'), b: positive('second shape', 'beta') },
  law({ a, b }) {
    const x = observation(positiveReals);
    return {
      variable: x,
      support: positiveHalfLine,
      // (a − 1) log x − (a + b) log(1 + x) − log B(a, b)
      logDensity: add(
        multiply(subtract(a, one), log(x)),
        negate(multiply(add(a, b), log(add(one, x)))),
        negate(lbeta(a, b)),
      ),
      pivot: betaPivot(a, b, (u, v) => divide(u, v)),
    };
  },
  examples: [
    [2, 3],
    [0.7, 1.2],
    [5, 1.5],
  ],
});
