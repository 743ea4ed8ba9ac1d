// The Burr distribution of type XII.
import { add, divide, multiply, negate, one, power, subtract } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals } from '../expr/range.ts';
import { betaPivot } from './pivots.ts';
import { observation, positive, scalarFamily } from './scalarFamily.ts';
import { positiveHalfLine } from './support.ts';

export const burr = scalarFamily({
  name: 'Burr',
  title: 'Burr distribution (type XII)',
  source: 'Tadikamalla, International Statistical Review 48 (1980), 337–344',
  parameters: { c: positive('inner shape', 'c'), k: positive('outer shape', 'k'), scale: positive('scale', 's') },
  law({ c, k, scale }) {
    const x = observation(positiveReals);
    return {
      variable: x,
      support: positiveHalfLine,
      // log c + log k − c log scale + (c − 1) log x − (k + 1) log(1 + (x/scale)^c)
      logDensity: add(
        log(c),
        log(k),
        negate(multiply(c, log(scale))),
        multiply(subtract(c, one), log(x)),
        negate(multiply(add(k, one), log(add(one, power(divide(x, scale), c))))),
      ),
      // 1/(1 + (x/scale)^c) = u ~ Beta(k, 1)
      pivot: betaPivot(k, one, (u, v) => multiply(scale, power(divide(v, u), divide(one, c)))),
    };
  },
  examples: [
    [2, 3, 1],
    [0.8, 1.5, 2],
    [3.5, 0.7, 0.5],
  ],
});
