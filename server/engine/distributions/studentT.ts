// Student's t distribution with location and scale.
import { add, divide, half, multiply, negate, one, pi, sqrt, square, subtract } from '../expr/build.ts';
import { lgamma } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { reals } from '../expr/range.ts';
import { betaPivot, twoSided } from './pivots.ts';
import { observation, positive, real, scalarFamily } from './scalarFamily.ts';
import { realLine } from './support.ts';

export const studentT = scalarFamily({
  name: 'StudentT',
  title: "Student's t distribution",
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, 2nd ed. (1995), ch. 28',
  parameters: {
    df: positive('degrees of freedom', 'nu'),
    location: real('location', 'mu'),
    scale: positive('scale', 'sigma'),
  },
  law({ df, location, scale }) {
    const x = observation(reals);
    const k = multiply(half, df);
    const next = multiply(half, add(df, one));
    return {
      variable: x,
      support: realLine,
      // log Γ((df+1)/2) − log Γ(df/2) − ½ log(π df) − log scale − ((df+1)/2) log(1 + t²/df), t = (x − location)/scale
      logDensity: add(
        lgamma(next),
        negate(lgamma(k)),
        multiply(negate(half), log(multiply(pi, df))),
        negate(log(scale)),
        negate(multiply(next, log(add(one, divide(square(divide(subtract(x, location), scale)), df))))),
      ),
      // t²/df = u/v with u ~ Beta(1/2, df/2)
      pivot: twoSided((sign) =>
        betaPivot(half, k, (u, v) => add(location, multiply(scale, sign, sqrt(divide(multiply(df, u), v))))),
      ),
    };
  },
  examples: [
    [3, 0, 1],
    [1.5, 1, 0.5],
    [8, -1, 2],
  ],
});
