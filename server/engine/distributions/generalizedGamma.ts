// The generalized gamma distribution of Stacy.
import { add, divide, multiply, negate, one, power, subtract } from '../expr/build.ts';
import { lgamma } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals } from '../expr/range.ts';
import { gammaPivot } from './pivots.ts';
import { observation, positive, scalarFamily } from './scalarFamily.ts';
import { positiveHalfLine } from './support.ts';

export const generalizedGamma = scalarFamily({
  name: 'GeneralizedGamma',
  title: 'generalized gamma distribution',
  source: 'Stacy, Annals of Mathematical Statistics 33 (1962), 1187–1192',
  parameters: {
    scale: positive('scale', 'a'),
    d: positive('power of x, plus 1', 'd'),
    p: positive('power in the exponent', 'p'),
  },
  law({ scale, d, p }) {
    const x = observation(positiveReals);
    return {
      variable: x,
      support: positiveHalfLine,
      // log p − d log scale − log Γ(d/p) + (d − 1) log x − (x/scale)^p
      logDensity: add(
        log(p),
        negate(multiply(d, log(scale))),
        negate(lgamma(divide(d, p))),
        multiply(subtract(d, one), log(x)),
        negate(power(divide(x, scale), p)),
      ),
      pivot: gammaPivot(divide(d, p), (z) => multiply(scale, power(z, divide(one, p)))),
    };
  },
  examples: [
    [1, 2, 1.5],
    [0.5, 1.2, 0.8],
    [2, 3, 2],
  ],
});
