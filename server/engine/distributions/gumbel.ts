// The Gumbel distribution of largest values.
import { add, divide, exp, multiply, negate, one, subtract } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { reals } from '../expr/range.ts';
import { gammaPivot } from './pivots.ts';
import { observation, positive, real, scalarFamily } from './scalarFamily.ts';
import { realLine } from './support.ts';

export const gumbel = scalarFamily({
  name: 'Gumbel',
  title: 'Gumbel distribution (of maxima)',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, 2nd ed. (1995), ch. 22',
  parameters: { location: real('location', 'mu'), scale: positive('scale', 'beta') },
  law({ location, scale }) {
    const x = observation(reals);
    const t = divide(subtract(x, location), scale);
    return {
      variable: x,
      support: realLine,
      // −log scale − t − e^(−t), t = (x − location)/scale
      logDensity: add(negate(log(scale)), negate(t), negate(exp(negate(t)))),
      pivot: gammaPivot(one, (z) => subtract(location, multiply(scale, log(z)))),
    };
  },
  examples: [
    [0, 1],
    [1.5, 0.5],
    [-1, 2],
  ],
});
