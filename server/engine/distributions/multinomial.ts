// The multinomial distribution: counts of n independent trials.
import { add, multiply, one, subtract, symbol } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { lgamma } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { closedUnitInterval, naturals, positiveIntegers, unitInterval } from '../expr/range.ts';
import type { CanonicalLaw, DistributionFamily } from './family.ts';
import { countsSupport } from './regions.ts';

/** At dimension k the free coordinates are n and p[1] … p[k−1]; p[k] is 1 less their sum, x[k] is n less the other counts. */
function law(dimension: number): CanonicalLaw {
  const n = symbol('n', 'parameter', positiveIntegers);
  const places = Array.from({ length: dimension - 1 }, (_, i) => i + 1);
  const p = places.map((i) => symbol(`p[${i}]`, 'parameter', unitInterval));
  const x = places.map((i) => symbol(`x[${i}]`, 'observation', naturals));
  const last = subtract(one, add(...p));
  const counts: readonly Expr[] = [...x, subtract(n, add(...x))];
  const factorial = (count: Expr): Expr => lgamma(add(count, one));
  return {
    name: 'Multinomial',
    measure: 'counting',
    variables: x,
    support: countsSupport(x, n),
    // log n!/(x₁! … x_k!) + Σ xᵢ log pᵢ
    logDensity: add(
      factorial(n),
      ...counts.map((count, i) => subtract(multiply(count, log(p[i] ?? last)), factorial(count))),
    ),
    parameters: [n, ...p],
    constraints: dimension > 2 ? [`${p.map((s) => s.name).join(' + ')} < 1`] : [],
    positive: dimension > 2 ? [last] : [],
    coordinates: ([trials, probabilities]) => [
      ...(trials?.kind === 'scalar' ? [trials.value] : []),
      ...(probabilities?.kind === 'vector' ? probabilities.entries.slice(0, -1) : []),
    ],
  };
}

export const multinomial: DistributionFamily = {
  name: 'Multinomial',
  title: 'multinomial distribution',
  source: 'Johnson, Kotz & Balakrishnan, Discrete Multivariate Distributions (1997), ch. 35',
  parametrizations: [
    {
      parameters: [
        { name: 'n', role: 'number of trials', shape: 'scalar', domain: positiveIntegers, symbol: 'n' },
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
  minimalDimension: 2,
  examples: [
    [5, 0.2, 0.5],
    [3, 0.3, 0.3],
    [8, 0.1, 0.15],
  ],
};
