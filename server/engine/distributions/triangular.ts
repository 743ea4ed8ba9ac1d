// The triangular distribution.
import { add, piecewise, subtract, two } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { reals } from '../expr/range.ts';
import { observation, real, scalarFamily } from './scalarFamily.ts';
import { openInterval } from './support.ts';

export const triangular = scalarFamily({
  name: 'Triangular',
  title: 'triangular distribution',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, 2nd ed. (1995), ch. 26',
  parameters: { low: real('lower end', 'a'), high: real('upper end', 'b'), mode: real('mode', 'c') },
  law({ low, high, mode }) {
    const x = observation(reals);
    const [rise, fall] = [subtract(mode, low), subtract(high, mode)];
    // the density is 2/(high − low) at the mode and falls to 0 linearly
    const side = (distance: Expr, width: Expr): Expr =>
      subtract(add(log(two), log(distance)), add(log(width), log(subtract(high, low))));
    return {
      variable: x,
      support: openInterval(low, high),
      logDensity: piecewise(
        [
          {
            condition: { kind: 'comparison', difference: subtract(x, mode), relation: '<' },
            value: side(subtract(x, low), rise),
          },
        ],
        side(subtract(high, x), fall),
      ),
      constraints: ['low < mode', 'mode < high', 'low < high'],
      positive: [rise, fall, subtract(high, low)],
    };
  },
  examples: [
    [0, 1, 0.3],
    [-1, 2.5, 1.5],
    [0, 2, 1],
  ],
});
