// The continuous uniform distribution.
import { add, multiply, negate, one, subtract } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { reals } from '../expr/range.ts';
import { betaPivot } from './pivots.ts';
import { observation, real, scalarFamily } from './scalarFamily.ts';
import { closedInterval } from './support.ts';

export const uniform = scalarFamily({
  name: 'Uniform',
  title: 'uniform distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, 2nd ed. (1995), ch. 26',
  parameters: { low: real('lower end', 'a'), high: real('upper end', 'b') },
  law({ low, high }) {
    const length = subtract(high, low);
    return {
      variable: observation(reals),
      support: closedInterval(low, high),
      logDensity: negate(log(length)),
      pivot: betaPivot(one, one, (u) => add(low, multiply(length, u))),
      constraints: ['low < high'],
      positive: [length],
    };
  },
  examples: [
    [0, 1],
    [-1, 2.5],
    [3, 7],
  ],
});
