// The Cramér–Rao bound: its value for N observations, and for which estimands an unbiased estimator attains it.
// Lehmann and Casella, Theory of Point Estimation (1998), section 2.5 and 2.6; attainment only for mean values of
// one-parameter exponential families (Wijsman, Annals of Statistics 1, 1973).
import { describe, expect, it } from 'vitest';
import { toText } from '../../../server/engine/render/text.ts';
import type { BoundResult } from '../../../server/engine/bounds/bound.ts';
import { resultsOf } from '../modelOf.ts';

const boundOf = (bounds: readonly BoundResult[], target: string, name = 'cramer-rao'): BoundResult => {
  const bound = bounds.find((b) => b.name === name && b.target === target);
  if (bound === undefined) throw new Error(`There is no bound for ${target}.`);
  return bound;
};

describe('attainment', () => {
  const attained: readonly (readonly [string, string, string])[] = [
    ['x ~ Normal(mu, sigma)', 'mu', 'x'],
    ['x ~ Normal(0, variance = v)', 'v', 'x^2'],
    ['x ~ Poisson(l)', 'l', 'x'],
    ['x ~ Bernoulli(p)', 'p', 'x'],
    ['x ~ Binomial(10, p)', 'p', 'x/10'],
    ['x ~ Exponential(scale = s)', 's', 'x'],
    ['x ~ Gamma(mean = m, shape = 3)', 'm', 'x'],
  ];
  it.each(attained)('holds for %s and %s, by the mean of %s', (law, target, estimator) => {
    const bound = boundOf(resultsOf(law).bounds, target);
    expect(bound.attained).toBe(true);
    expect(bound.estimator === undefined ? undefined : toText(bound.estimator)).toBe(estimator);
  });

  const open: readonly (readonly [string, string])[] = [
    ['x ~ Exponential(l)', 'l'],
    ['x ~ Normal(mu, sigma)', 'sigma'],
    ['x ~ Normal(mu, variance = v)', 'v'],
    ['x ~ Geometric(p)', 'p'],
    ['x ~ Poisson(exp(eta))', 'eta'],
    ['x ~ Cauchy(m, 1)', 'm'],
    ['x ~ Logistic(m, 1)', 'm'],
    ['x ~ Normal(theta, theta)', 'theta'],
    ['x ~ Pareto(1, exp(-t))', 't'],
  ];
  it.each(open)('fails for %s and %s', (law, target) => {
    expect(boundOf(resultsOf(law).bounds, target).attained).toBe(false);
  });
});

describe('the bound for N observations', () => {
  it('is the inverse information over N, at the point and in closed form', () => {
    const { bounds } = resultsOf('x ~ Gamma(k, rate = b)', 'at k = 2, b = 1', 'samples 40');
    // [I⁻¹]₁₁ = k/(kψ₁(k) − 1) with ψ₁(2) = π²/6 − 1
    const trigamma = Math.PI ** 2 / 6 - 1;
    expect(boundOf(bounds, 'k').value).toBeCloseTo(2 / (2 * trigamma - 1) / 40, 12);
    expect(boundOf(bounds, 'b').value).toBeCloseTo(trigamma / (2 * trigamma - 1) / 40, 12);
    expect(boundOf(bounds, 'k', 'cramer-rao-known-nuisance').value).toBeCloseTo(1 / (40 * trigamma), 12);
  });

  it('keeps a symbolic N, and gives no number then', () => {
    const { expression, value } = boundOf(resultsOf('x ~ Poisson(l)', 'at l = 3', 'samples N').bounds, 'l');
    expect(expression === undefined ? undefined : toText(expression)).toBe('l/N');
    expect(value).toBeUndefined();
  });

  it('is never below the bound with the other parameters known', () => {
    for (const [law, at] of [
      ['x ~ Gamma(k, b)', 'at k = 2, b = 3'],
      ['x ~ Weibull(k, s)', 'at k = 1.5, s = 2'],
      ['x ~ Beta(a, b)', 'at a = 2, b = 5'],
      ['x ~ StudentT(nu, m, s)', 'at nu = 4, m = 0, s = 1'],
    ] as const) {
      const { bounds, model } = resultsOf(law, at);
      for (const { symbol } of model.parameters)
        expect(boundOf(bounds, symbol.name).value ?? NaN).toBeGreaterThanOrEqual(
          (boundOf(bounds, symbol.name, 'cramer-rao-known-nuisance').value ?? NaN) * (1 - 1e-12),
        );
    }
  });
});
