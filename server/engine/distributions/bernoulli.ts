// The Bernoulli distribution.
import { add, multiply, one, subtract } from '../expr/build.ts';
import { logistic } from '../expr/functions/elementary.ts';
import { log } from '../expr/functions/log.ts';
import { range } from '../expr/range.ts';
import { alternative, observation, probability, real, scalarFamily } from './scalarFamily.ts';
import { finitePoints } from './support.ts';

export const bernoulli = scalarFamily({
  name: 'Bernoulli',
  title: 'Bernoulli distribution',
  source: 'Johnson, Kemp & Kotz, Univariate Discrete Distributions, 3rd ed. (2005), ch. 3',
  parameters: { p: probability('probability of 1', 'p') },
  alternatives: [alternative({ logit: real('log-odds', 'eta') }, ({ logit }) => ({ p: logistic(logit) }))],
  law({ p }) {
    const x = observation(range(0, 1, { integer: true }));
    return {
      measure: 'counting',
      variable: x,
      support: finitePoints([0, 1]),
      // x log p + (1 − x) log(1 − p)
      logDensity: add(multiply(x, log(p)), multiply(subtract(one, x), log(subtract(one, p)))),
    };
  },
  examples: [[0.5], [0.2], [0.85]],
});
