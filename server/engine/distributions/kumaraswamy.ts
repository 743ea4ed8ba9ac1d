// The Kumaraswamy distribution.
import { add, divide, multiply, one, power, subtract } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { unitInterval } from '../expr/range.ts';
import { betaPivot } from './pivots.ts';
import { observation, positive, scalarFamily } from './scalarFamily.ts';
import { unitIntervalSupport } from './support.ts';

export const kumaraswamy = scalarFamily({
  name: 'Kumaraswamy',
  title: 'Kumaraswamy distribution',
  source: 'Kumaraswamy, Journal of Hydrology 46 (1980), 79–88',
  parameters: { a: positive('first shape', 'a'), b: positive('second shape', 'b') },
  law({ a, b }) {
    const x = observation(unitInterval);
    return {
      variable: x,
      support: unitIntervalSupport,
      // log a + log b + (a − 1) log x + (b − 1) log(1 − x^a)
      logDensity: add(
        log(a),
        log(b),
        multiply(subtract(a, one), log(x)),
        multiply(subtract(b, one), log(subtract(one, power(x, a)))),
      ),
      // 1 − x^a = u ~ Beta(b, 1)
      pivot: betaPivot(b, one, (_u, v) => power(v, divide(one, a))),
    };
  },
  examples: [
    [2, 3],
    [0.8, 1.5],
    [1.3, 0.7],
  ],
});
