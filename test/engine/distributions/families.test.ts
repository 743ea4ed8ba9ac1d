import { describe, expect, it } from 'vitest';
import { families, findFamily, nearestFamily } from '../../../server/engine/distributions/index.ts';
import { freeSymbols } from '../../../server/engine/expr/expr.ts';
import { includes } from '../../../server/engine/expr/range.ts';
import { supportText } from '../../../server/engine/render/domains.ts';
import { atPoint, dimensionOf, instances } from './instances.ts';

/** What the model language promises of each name: its parametrizations, and where its observations lie. */
const contract: Readonly<Record<string, readonly [parametrizations: string, support: string]>> = {
  Normal: ['mean, sd · mean, variance · mean, precision', 'R'],
  LogNormal: ['mu, sigma', '(0, inf)'],
  HalfNormal: ['sd', '[0, inf)'],
  SkewNormal: ['location, scale, shape', 'R'],
  Exponential: ['rate · scale', '[0, inf)'],
  Gamma: ['shape, rate · shape, scale · mean, shape', '(0, inf)'],
  InverseGamma: ['shape, scale', '(0, inf)'],
  GeneralizedGamma: ['scale, d, p', '(0, inf)'],
  ChiSquared: ['df', '(0, inf)'],
  Weibull: ['shape, scale', '(0, inf)'],
  Rayleigh: ['scale', '(0, inf)'],
  Maxwell: ['scale', '(0, inf)'],
  Nakagami: ['shape, spread', '(0, inf)'],
  Gumbel: ['location, scale', 'R'],
  Frechet: ['shape, scale', '(0, inf)'],
  GEV: [
    'location, scale, shape',
    '(if(shape > 0, location - scale/shape, -inf), if(shape < 0, location - scale/shape, inf))',
  ],
  GeneralizedPareto: ['scale, shape', '(0, if(shape < 0, -scale/shape, inf))'],
  Pareto: ['minimum, shape', '[minimum, inf)'],
  Lomax: ['shape, scale', '[0, inf)'],
  Burr: ['c, k, scale', '(0, inf)'],
  LogLogistic: ['scale, shape', '(0, inf)'],
  Logistic: ['location, scale', 'R'],
  Laplace: ['location, scale', 'R'],
  Cauchy: ['location, scale', 'R'],
  StudentT: ['df, location, scale', 'R'],
  InverseGaussian: ['mean, shape', '(0, inf)'],
  BirnbaumSaunders: ['shape, scale', '(0, inf)'],
  VonMises: ['mean, concentration', '[-pi, pi]'],
  Uniform: ['low, high', '[low, high]'],
  Beta: ['a, b · mean, concentration', '(0, 1)'],
  BetaPrime: ['a, b', '(0, inf)'],
  F: ['d1, d2', '(0, inf)'],
  Kumaraswamy: ['a, b', '(0, 1)'],
  Triangular: ['low, high, mode', '(low, high)'],
  Bernoulli: ['p · logit', '{0, 1}'],
  Binomial: ['n, p · n, logit', '{0..n}'],
  Geometric: ['p', '{0..}'],
  NegativeBinomial: ['r, p · mean, dispersion', '{0..}'],
  Poisson: ['rate · log', '{0..}'],
  ZeroInflatedPoisson: ['zero, rate', '{0..}'],
  BetaBinomial: ['n, a, b', '{0..n}'],
  Hypergeometric: ['population, successes, draws', '{max(0, draws - population + successes)..min(draws, successes)}'],
  Logarithmic: ['p', '{1..}'],
  Zeta: ['s', '{1..}'],
  DiscreteUniform: ['low, high', '{low..high}'],
  Categorical: ['p', '{1, 2, 3}'],
  Multinomial: ['n, p', '{0..n}^3 with sum n'],
  Dirichlet: ['a', 'simplex(3)'],
  MvNormal: ['mean, covariance · mean, precision', 'R^2'],
  Wishart: ['df, scale', 'posdef(2)'],
};

describe('families', () => {
  it('have the names, parametrizations and supports of the model language', () => {
    const stated = families.map((family) => {
      const parametrizations = family.parametrizations.map((p) => p.parameters.map((s) => s.name).join(', '));
      const law = family.law(dimensionOf(family, family.examples[0]?.length ?? 0));
      return [family.name, [parametrizations.join(' · '), supportText(law.support)]];
    });
    expect(Object.fromEntries(stated)).toEqual(contract);
  });

  it('are found by name, and by what is nearly a name', () => {
    expect(findFamily('Gamma')?.name).toBe('Gamma');
    expect(findFamily('gamma')).toBeUndefined();
    expect(nearestFamily('normal')).toBe('Normal');
    expect(nearestFamily('Wiebull')).toBe('Weibull');
    expect(nearestFamily('Exp')).toBe('Exponential');
    expect(nearestFamily('NegativBinomial')).toBe('NegativeBinomial');
    expect(nearestFamily('Quaternion')).toBeUndefined();
  });

  it.each(instances)('$title lies inside its parameter space', ({ law, point }) => {
    law.parameters.forEach((p, i) => {
      expect(includes(p.domain, point[i] ?? NaN)).toBe(true);
    });
    for (const condition of law.positive) expect(atPoint(condition, law, point)).toBeGreaterThan(0);
    expect(law.constraints.length > 0).toBe(law.positive.length > 0);
  });

  it.each(instances)('$title holds no symbols but its parameters and its observation', ({ law }) => {
    const known = new Set([...law.parameters, ...law.variables]);
    for (const symbol of freeSymbols(law.logDensity)) expect(known.has(symbol)).toBe(true);
    for (const symbol of law.parameters) expect(symbol.role).toBe('parameter');
    for (const symbol of law.variables) expect(symbol.role).toBe('observation');
    const { pivot } = law;
    if (pivot === undefined) return;
    const { kernel } = pivot;
    const pivotal = new Set([
      ...law.parameters,
      kernel.variable,
      ...(kernel.kind === 'beta' ? [kernel.complement] : []),
      ...(pivot.sign === undefined ? [] : [pivot.sign]),
    ]);
    for (const symbol of freeSymbols(pivot.inverse)) expect(pivotal.has(symbol)).toBe(true);
  });
});
