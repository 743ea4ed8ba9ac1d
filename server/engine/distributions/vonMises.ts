// The von Mises distribution of an angle.
import { add, multiply, negate, pi, subtract, two, zero } from '../expr/build.ts';
import { besselI } from '../expr/functions/bessel.ts';
import { log } from '../expr/functions/log.ts';
import { cos } from '../expr/functions/trigonometric.ts';
import { range } from '../expr/range.ts';
import { observation, positive, real, scalarFamily } from './scalarFamily.ts';
import { closedInterval } from './support.ts';

export const vonMises = scalarFamily({
  name: 'VonMises',
  title: 'von Mises distribution',
  source: 'Mardia & Jupp, Directional Statistics (2000), section 3.5.4',
  parameters: { mean: real('mean direction', 'mu'), concentration: positive('concentration', 'kappa') },
  law({ mean, concentration }) {
    const x = observation(range(-Math.PI, Math.PI));
    return {
      variable: x,
      support: closedInterval(negate(pi), pi),
      // concentration cos(x − mean) − log 2π − log I₀(concentration)
      logDensity: add(
        multiply(concentration, cos(subtract(x, mean))),
        negate(log(multiply(two, pi))),
        negate(log(besselI(zero, concentration))),
      ),
    };
  },
  examples: [
    [0, 1],
    [1, 2.5],
    [-2, 0.4],
  ],
});
