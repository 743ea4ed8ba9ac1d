// The Dirichlet distribution on vectors of fractions.
import { add, multiply, negate, number, one, subtract, symbol } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { lgamma } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals, unitInterval } from '../expr/range.ts';
import type { VectorPivot } from './law.ts';
import type { CanonicalLaw, DistributionFamily } from './family.ts';
import { simplexSupport } from './regions.ts';

/** At dimension k the coordinates are a[1] … a[k]; x[k] is 1 less the other fractions. */
function law(dimension: number): CanonicalLaw {
  const a = Array.from({ length: dimension }, (_, i) => symbol(`a[${i + 1}]`, 'parameter', positiveReals));
  const x = a.slice(0, -1).map((_, i) => symbol(`x[${i + 1}]`, 'observation', unitInterval));
  const parts: readonly Expr[] = [...x, subtract(one, add(...x))];
  return {
    name: 'Dirichlet',
    measure: 'lebesgue',
    variables: x,
    support: simplexSupport(x),
    // log Γ(Σ aᵢ) − Σ log Γ(aᵢ) + Σ (aᵢ − 1) log xᵢ
    logDensity: add(
      lgamma(add(...a)),
      ...a.map((s, i) => subtract(multiply(subtract(s, one), log(parts[i] as Expr)), lgamma(s))),
    ),
    vectorPivot: stickBreaking(a),
    parameters: a,
    constraints: [],
    positive: [],
    coordinates: ([values]) => (values?.kind === 'vector' ? values.entries : []),
  };
}

/** xᵢ = uᵢ (1 − u₁) … (1 − uᵢ₋₁) with independent uᵢ ~ Beta(aᵢ, aᵢ₊₁ + … + a_k); same source, section 49.1. */
function stickBreaking(a: readonly Expr[]): VectorPivot {
  const free = a.length - 1;
  const u = Array.from({ length: free }, (_, i) => symbol(`u[${i + 1}]`, 'pivot', unitInterval));
  const rest = (i: number): readonly Expr[] => u.slice(0, i).map((s) => subtract(one, s));
  return {
    coordinates: u.map((variable, i) => ({
      variable,
      kernel: { kind: 'beta', a: a[i] as Expr, b: add(...a.slice(i + 1)) },
    })),
    inverse: u.map((s, i) => multiply(s, ...rest(i))),
    logJacobian: negate(add(...u.map((s, i) => multiply(number(i + 1 - free), log(subtract(one, s)))))),
  };
}

export const dirichlet: DistributionFamily = {
  name: 'Dirichlet',
  title: 'Dirichlet distribution',
  source: 'Kotz, Balakrishnan & Johnson, Continuous Multivariate Distributions 1 (2000), ch. 49',
  parametrizations: [
    {
      parameters: [{ name: 'a', role: 'concentrations', shape: 'vector', domain: positiveReals, symbol: 'alpha' }],
      toCanonical: (values) => values,
    },
  ],
  law,
  minimalDimension: 2,
  examples: [
    [2, 3, 1.5],
    [0.7, 1.2, 4],
    [5, 2.5, 0.9],
  ],
};
