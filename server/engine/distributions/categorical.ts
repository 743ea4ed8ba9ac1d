// The categorical distribution on 1 … k.
import { number, one, piecewise, subtract, add, symbol } from '../expr/build.ts';
import { log } from '../expr/functions/log.ts';
import { closedUnitInterval, range, unitInterval } from '../expr/range.ts';
import type { CanonicalLaw, DistributionFamily } from './family.ts';
import { observation } from './scalarFamily.ts';
import { finitePoints } from './support.ts';

/** At dimension k the free coordinates are p[1] … p[k−1]; p[k] is 1 less their sum. */
function law(dimension: number): CanonicalLaw {
  const parameters = Array.from({ length: dimension - 1 }, (_, i) => symbol(`p[${i + 1}]`, 'parameter', unitInterval));
  const last = subtract(one, add(...parameters));
  const x = observation(range(1, dimension, { integer: true }));
  return {
    name: 'Categorical',
    measure: 'counting',
    variables: [x],
    support: finitePoints(Array.from({ length: dimension }, (_, i) => i + 1)),
    // log p[x]
    logDensity: piecewise(
      parameters.map((p, i) => ({
        condition: { kind: 'comparison', difference: subtract(x, number(i + 1)), relation: '=' },
        value: log(p),
      })),
      log(last),
    ),
    parameters,
    constraints: dimension > 2 ? [`${parameters.map((p) => p.name).join(' + ')} < 1`] : [],
    positive: dimension > 2 ? [last] : [],
    coordinates: ([p]) => (p?.kind === 'vector' ? p.entries.slice(0, -1) : []),
  };
}

export const categorical: DistributionFamily = {
  name: 'Categorical',
  title: 'categorical distribution',
  source: 'Johnson, Kotz & Balakrishnan, Discrete Multivariate Distributions (1997), ch. 35, with one trial',
  parametrizations: [
    {
      parameters: [
        {
          name: 'p',
          role: 'probabilities',
          shape: 'vector',
          domain: unitInterval,
          closure: closedUnitInterval,
          constraint: 'simplex',
          symbol: 'p',
        },
      ],
      toCanonical: (values) => values,
    },
  ],
  law,
  examples: [
    [0.2, 0.5],
    [0.3, 0.3],
    [0.1, 0.15],
  ],
};
