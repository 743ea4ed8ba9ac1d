// The Lomax distribution: a Pareto distribution moved to start at zero.
import { add, divide, multiply, negate, one } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { nonNegativeReals } from '../expr/range.ts';
import { betaPivot } from './pivots.ts';
import { observation, positive, scalarFamily } from './scalarFamily.ts';
import { nonNegativeHalfLine } from './support.ts';

export const lomax = scalarFamily({
  name: 'Lomax',
  title: 'Lomax distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, 2nd ed. (1994), ch. 20',
  parameters: { shape: positive('shape', 'alpha'), scale: positive('scale', 'lambda') },
  law({ shape, scale }) {
    const x = observation(nonNegativeReals);
    return {
      variable: x,
      support: nonNegativeHalfLine,
      // log shape − log scale − (shape + 1) log(1 + x/scale)
      logDensity: add(
        log(shape),
        negate(log(scale)),
        negate(multiply(add(shape, one), log(add(one, divide(x, scale))))),
      ),
      // 1/(1 + x/scale) = u ~ Beta(shape, 1)
      pivot: betaPivot(shape, one, (u, v) => multiply(scale, divide(v, u))),
    };
  },
  examples: [
    [2, 1],
    [0.8, 1.5],
    [3.5, 0.4],
  ],
});
