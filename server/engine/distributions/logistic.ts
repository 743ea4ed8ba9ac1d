// The logistic distribution.
import { add, divide, exp, multiply, negate, number, one, subtract } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { reals } from '../expr/range.ts';
import { betaPivot } from './pivots.ts';
import { observation, positive, real, scalarFamily } from './scalarFamily.ts';
import { realLine } from './support.ts';

export const logistic = scalarFamily({
  name: 'Logistic',
  title: 'logistic distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, 2nd ed. (1995), ch. 23',
  parameters: { location: real('location', 'mu'), scale: positive('scale', 's') },
  law({ location, scale }) {
    const x = observation(reals);
    const t = divide(subtract(x, location), scale);
    return {
      variable: x,
      support: realLine,
      // −log scale − t − 2 log(1 + e^(−t)), t = (x − location)/scale
      logDensity: add(negate(log(scale)), negate(t), multiply(number(-2), log(add(one, exp(negate(t)))))),
      pivot: betaPivot(one, one, (u, v) => add(location, multiply(scale, subtract(log(u), log(v))))),
    };
  },
  examples: [
    [0, 1],
    [1.5, 0.5],
    [-1, 2],
  ],
});
