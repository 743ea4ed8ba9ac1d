// The Maxwell distribution of speeds.
import { add, divide, half, multiply, negate, number, pi, ratio, sqrt, square, two } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals } from '../expr/range.ts';
import { gammaPivot } from './pivots.ts';
import { observation, positive, scalarFamily } from './scalarFamily.ts';
import { positiveHalfLine } from './support.ts';

export const maxwell = scalarFamily({
  name: 'Maxwell',
  title: 'Maxwell distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 1, 2nd ed. (1994), ch. 18',
  parameters: { scale: positive('scale', 'a') },
  law({ scale }) {
    const x = observation(positiveReals);
    return {
      variable: x,
      support: positiveHalfLine,
      // ½ log(2/π) + 2 log x − 3 log scale − x²/(2 scale²)
      logDensity: add(
        multiply(half, log(divide(two, pi))),
        multiply(two, log(x)),
        multiply(number(-3), log(scale)),
        multiply(negate(half), square(divide(x, scale))),
      ),
      pivot: gammaPivot(ratio(3, 2), (z) => multiply(scale, sqrt(multiply(two, z)))),
    };
  },
  examples: [[1], [2.5], [0.4]],
});
