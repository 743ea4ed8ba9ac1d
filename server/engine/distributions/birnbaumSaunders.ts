// The Birnbaum–Saunders (fatigue life) distribution.
import { add, divide, half, multiply, negate, number, one, pi, ratio, sqrt, square, two } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals } from '../expr/range.ts';
import { gaussianPivot } from './pivots.ts';
import { observation, positive, scalarFamily } from './scalarFamily.ts';
import { positiveHalfLine } from './support.ts';

export const birnbaumSaunders = scalarFamily({
  name: 'BirnbaumSaunders',
  title: 'Birnbaum–Saunders distribution',
  source: 'Birnbaum & Saunders, Journal of Applied Probability 6 (1969), 319–327',
  parameters: { shape: positive('shape', 'alpha'), scale: positive('scale and median', 'beta') },
  law({ shape, scale }) {
    const x = observation(positiveReals);
    return {
      variable: x,
      support: positiveHalfLine,
      // −log(2 shape) − ½ log(2π scale) + log(x + scale) − (3/2) log x − (x/scale + scale/x − 2)/(2 shape²)
      logDensity: add(
        negate(log(multiply(two, shape))),
        multiply(negate(half), log(multiply(two, pi, scale))),
        log(add(x, scale)),
        multiply(ratio(-3, 2), log(x)),
        negate(divide(add(divide(x, scale), divide(scale, x), number(-2)), multiply(two, square(shape)))),
      ),
      pivot: gaussianPivot((z) =>
        multiply(scale, square(add(multiply(half, shape, z), sqrt(add(one, square(multiply(half, shape, z))))))),
      ),
    };
  },
  examples: [
    [1, 1],
    [0.5, 2],
    [2, 0.7],
  ],
});
