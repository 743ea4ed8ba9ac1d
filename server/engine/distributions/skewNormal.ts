// The skew-normal distribution.
import { add, divide, half, multiply, negate, pi, square, subtract, two } from '../expr/build.ts';
import { normalDistribution } from '../expr/functions/errorFunction.ts';
import { log } from '../expr/functions/log.ts';
import { reals } from '../expr/range.ts';
import { observation, positive, real, scalarFamily } from './scalarFamily.ts';
import { realLine } from './support.ts';

export const skewNormal = scalarFamily({
  name: 'SkewNormal',
  title: 'skew-normal distribution',
  source: 'Azzalini, Scandinavian Journal of Statistics 12 (1985), 171–178',
  parameters: { location: real('location', 'xi'), scale: positive('scale', 'omega'), shape: real('shape', 'alpha') },
  law({ location, scale, shape }) {
    const x = observation(reals);
    const t = divide(subtract(x, location), scale);
    return {
      variable: x,
      support: realLine,
      // log 2 − ½ log 2π − log scale − t²/2 + log Φ(shape t), t = (x − location)/scale
      logDensity: add(
        multiply(half, log(divide(two, pi))),
        negate(log(scale)),
        multiply(negate(half), square(t)),
        log(normalDistribution(multiply(shape, t))),
      ),
    };
  },
  examples: [
    [0, 1, 1],
    [1.5, 0.5, -2],
    [-1, 2, 0.5],
  ],
});
