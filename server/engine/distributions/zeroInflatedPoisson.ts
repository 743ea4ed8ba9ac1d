// The zero-inflated Poisson distribution.
import { add, exp, multiply, negate, number, one, piecewise, subtract } from '../expr/build.ts';
import { lgamma } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { naturals, range } from '../expr/range.ts';
import { fraction, observation, positive, scalarFamily } from './scalarFamily.ts';
import { wholeNumbers } from './support.ts';

export const zeroInflatedPoisson = scalarFamily({
  name: 'ZeroInflatedPoisson',
  title: 'zero-inflated Poisson distribution',
  source: 'Johnson, Kemp & Kotz, Univariate Discrete Distributions, 3rd ed. (2005), ch. 8',
  parameters: {
    zero: fraction('probability of an extra zero', 'pi', range(0, 1, { upperOpen: true })),
    rate: positive('mean of the Poisson part', 'lambda'),
  },
  law({ zero, rate }) {
    const x = observation(naturals);
    return {
      measure: 'counting',
      variable: x,
      support: wholeNumbers(number(0)),
      // log(zero + (1 − zero) e^(−rate)) at 0; else log(1 − zero) + x log rate − rate − log x!
      logDensity: piecewise(
        [
          {
            condition: { kind: 'comparison', difference: x, relation: '=' },
            value: log(add(zero, multiply(subtract(one, zero), exp(negate(rate))))),
          },
        ],
        add(log(subtract(one, zero)), multiply(x, log(rate)), negate(rate), negate(lgamma(add(x, one)))),
      ),
    };
  },
  examples: [
    [0.2, 2],
    [0.5, 0.7],
    [0.1, 5],
  ],
});
