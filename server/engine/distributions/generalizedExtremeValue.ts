// The generalized extreme value distribution.
import {
  add,
  divide,
  infinity,
  isZeroNumber,
  minusOne,
  multiply,
  negate,
  one,
  piecewise,
  power,
  subtract,
} from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { reals } from '../expr/range.ts';
import { gumbel } from './gumbel.ts';
import { gammaPivot } from './pivots.ts';
import { observation, positive, real, scalarFamily } from './scalarFamily.ts';
import { openInterval } from './support.ts';

export const generalizedExtremeValue = scalarFamily({
  name: 'GEV',
  title: 'generalized extreme value distribution',
  source: 'Coles, An Introduction to Statistical Modeling of Extreme Values (2001), ch. 3',
  parameters: { location: real('location', 'mu'), scale: positive('scale', 'sigma'), shape: real('shape', 'xi') },
  law({ location, scale, shape }) {
    const x = observation(reals);
    const end = subtract(location, divide(scale, shape));
    const inner = add(one, divide(multiply(shape, subtract(x, location)), scale));
    return {
      variable: x,
      support: openInterval(
        piecewise(
          [{ condition: { kind: 'comparison', difference: negate(shape), relation: '<' }, value: end }],
          negate(infinity),
        ),
        piecewise([{ condition: { kind: 'comparison', difference: shape, relation: '<' }, value: end }], infinity),
      ),
      // −log scale − (1/shape + 1) log w − w^(−1/shape), w = 1 + shape (x − location)/scale
      logDensity: add(
        negate(log(scale)),
        negate(multiply(add(divide(one, shape), one), log(inner))),
        negate(power(inner, divide(minusOne, shape))),
      ),
      // w^(−1/shape) = z ~ Gamma(1)
      pivot: gammaPivot(one, (z) =>
        add(location, divide(multiply(scale, subtract(power(z, negate(shape)), one)), shape)),
      ),
    };
  },
  // the limit at shape 0
  specialCase: ({ location, scale, shape }) =>
    isZeroNumber(shape) ? { family: gumbel, coordinates: [location, scale] } : undefined,
  examples: [
    [0, 1, 0.25],
    [1.5, 0.5, -0.3],
    [-1, 2, 0.8],
  ],
});
