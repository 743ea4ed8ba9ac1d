// The beta distribution.
import { add, multiply, negate, one, subtract } from '../expr/build.ts';
import { lbeta } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { unitInterval } from '../expr/range.ts';
import { betaPivot } from './pivots.ts';
import { alternative, fraction, observation, positive, scalarFamily } from './scalarFamily.ts';
import { unitIntervalSupport } from './support.ts';

export const beta = scalarFamily({
  name: 'Beta',
  title: 'beta distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, 2nd ed. (1995), ch. 25',
  parameters: { a: positive('first shape', 'alpha'), b: positive('second shape', 'beta') },
  alternatives: [
    alternative({ mean: fraction('mean', 'mu'), concentration: positive('concentration', 'phi') }, (p) => ({
      a: multiply(p.mean, p.concentration),
      b: multiply(subtract(one, p.mean), p.concentration),
    })),
  ],
  law({ a, b }) {
    const x = observation(unitInterval);
    return {
      variable: x,
      support: unitIntervalSupport,
      // (a − 1) log x + (b − 1) log(1 − x) − log B(a, b)
      logDensity: add(
        multiply(subtract(a, one), log(x)),
        multiply(subtract(b, one), log(subtract(one, x))),
        negate(lbeta(a, b)),
      ),
      pivot: betaPivot(a, b, (u) => u),
    };
  },
  examples: [
    [2, 3],
    [0.7, 0.9],
    [5, 1.5],
  ],
});
