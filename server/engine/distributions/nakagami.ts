// The Nakagami distribution.
import { add, divide, multiply, negate, one, sqrt, square, subtract, two } from '../expr/build.ts';
import { lgamma } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals } from '../expr/range.ts';
import { gammaPivot } from './pivots.ts';
import { observation, positive, scalarFamily } from './scalarFamily.ts';
import { positiveHalfLine } from './support.ts';

export const nakagami = scalarFamily({
  name: 'Nakagami',
  title: 'Nakagami distribution',
  source: 'Nakagami, in Statistical Methods in Radio Wave Propagation (1960), 3–36',
  parameters: { shape: positive('shape', 'm'), spread: positive('mean square', 'Omega') },
  law({ shape, spread }) {
    const x = observation(positiveReals);
    return {
      variable: x,
      support: positiveHalfLine,
      // log 2 + m log m − log Γ(m) − m log Ω + (2m − 1) log x − m x²/Ω, m = shape, Ω = spread
      logDensity: add(
        log(two),
        multiply(shape, log(shape)),
        negate(lgamma(shape)),
        negate(multiply(shape, log(spread))),
        multiply(subtract(multiply(two, shape), one), log(x)),
        negate(divide(multiply(shape, square(x)), spread)),
      ),
      pivot: gammaPivot(shape, (z) => sqrt(divide(multiply(spread, z), shape))),
    };
  },
  examples: [
    [1, 2],
    [0.7, 0.5],
    [3, 1.5],
  ],
});
