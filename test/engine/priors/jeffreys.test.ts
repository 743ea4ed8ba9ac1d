// Jeffreys' priors against integrals by mpmath, and against what books say of them.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import { priorResults } from '../../../server/engine/priors/priorResults.ts';
import { priorReports } from '../../../server/engine/report/priorsReport.ts';
import type { ModelAnalysis } from '../../../server/engine/report/schema.ts';
import { analysisOf, resultsOf } from '../modelOf.ts';

const references = JSON.parse(
  readFileSync(new URL('../../reference/priors/volumes.json', import.meta.url), 'utf8'),
) as Record<'spaces' | 'boxes', Record<string, string>>;

type Priors = Pick<ModelAnalysis, 'jeffreys' | 'priors'>;

/** Of a model that is regular for all its parameters. */
const modelOf = (text: string): Priors => priorReports(priorResults(resultsOf(...text.split('; ')), new Budget(2e6)));

const wholeOf = (text: string): Priors => {
  const { model } = analysisOf(...text.split('; '));
  if (model === null) throw new Error('The block has no model.');
  return model;
};

describe('the volume of a parameter space', () => {
  for (const [text, expected] of Object.entries(references.spaces))
    it(`of ${text} is an integral`, () => {
      const { jeffreys, priors } = modelOf(text);
      const volume = priors?.volumes[0];
      expect(jeffreys?.proper).toBe(true);
      expect(volume?.region).toBe('parameter-space');
      expect(volume?.value).toBeCloseTo(Number(expected), 9);
      expect(Math.abs((volume?.value ?? NaN) - Number(expected))).toBeLessThanOrEqual(
        (volume?.errorBound ?? 0) + 1e-13,
      );
    });

  for (const [text, expected] of Object.entries(references.boxes))
    it(`of the box of ${text} is an integral`, () => {
      const volume = modelOf(text).priors?.volumes.find((v) => v.region === 'box');
      // 1/σ² and 1/√λ have antiderivatives
      expect(volume?.status).toBe(/Normal|Poisson/.test(text) ? 'closed-form' : 'numeric');
      expect(Math.abs((volume?.value ?? NaN) - Number(expected))).toBeLessThanOrEqual((volume?.errorBound ?? 0) + 1e-9);
    });

  it.each([
    ['x ~ Normal(m, s); at m = 0, s = 1; versus m = 1, s = 2', "sqrt(2)*abs(m - m')*abs(1/s - 1/s')"],
    ['x ~ Poisson(l); at l = 1; versus l = 5', "2*abs(sqrt(l) - sqrt(l'))"],
    ['x ~ Binomial(9, p); at p = 0.2; versus p = 0.6', "6*abs(asin(sqrt(p)) - asin(sqrt(p')))"],
    ['x ~ Exponential(r); at r = 1; versus r = 3', "abs(log(r/r'))"],
  ])('of the box of %s is the product of integrals of one parameter each', (text, expected) => {
    const volume = modelOf(text).priors?.volumes.find((v) => v.region === 'box');
    expect(volume?.expression?.text).toBe(expected);
  });

  it('says how many distributions are told apart', () => {
    // sqrt(20/2π) · π √10
    const volume = modelOf('x ~ Binomial(10, p); samples 20').priors?.volumes[0];
    expect(volume?.distinguishable.value).toBeCloseTo(Math.sqrt(20 / (2 * Math.PI)) * Math.PI * Math.sqrt(10), 10);
    expect(modelOf('x ~ Poisson(l)').priors?.volumes[0]?.status).toBe('infinite');
  });
});

describe('a Jeffreys prior', () => {
  it.each([
    ['x ~ Bernoulli(p)', 'Beta(1/2, 1/2)'],
    ['x ~ Binomial(n, p)', 'Beta(1/2, 1/2)'],
    ['param p in simplex(4); x ~ Categorical(p)', 'Dirichlet(1/2, 1/2, 1/2, 1/2)'],
    ['param m in (0, 10); x ~ Normal(m, 1)', 'Uniform(0, 10)'],
    ['x ~ Normal(atan(t), 1)', 'Cauchy(0, 1)'],
    ['(x, y) ~ mass(p^x*(1-p)^(1-x)*q^y*(1-q)^(1-y)) on {0, 1}^2', 'Beta(1/2, 1/2) × Beta(1/2, 1/2)'],
  ])('of %s is %s', (text, family) => {
    expect(modelOf(text).jeffreys?.family).toBe(family);
  });

  it.each([
    ['x ~ Normal(mu, sigma)', 'μ → −∞'],
    ['x ~ Poisson(l)', 'l → ∞'],
    ['x ~ Exponential(r)', 'r → 0'],
    ['x ~ Geometric(p)', 'p → 0'],
    ['x ~ Gamma(k, b)', 'k → ∞'],
    ['x ~ Gamma(k, 1)', 'k → 0'],
    ['x ~ StudentT(nu, 0, 1)', 'ν → 0'],
    ['x ~ Logarithmic(p)', 'p → 1'],
    // by mpmath: a √det I → √(b ψ₁(b) − 1), κ √I → 1/√2, and (s − 1) √I → 1
    ['x ~ Beta(a, b)', 'a → ∞'],
    ['x ~ VonMises(0, k)', 'k → ∞'],
    ['x ~ Zeta(s)', 's → 1'],
    ['param a in (1, inf); x ~ Beta(a, a)', 'a → ∞'],
    // exponentials cancel, Γ(2ξ + 1) leads
    ['x ~ ZeroInflatedPoisson(z, l)', 'l → ∞'],
    ['param xi in (0, inf); x ~ GEV(0, 1, xi)', 'ξ → ∞'],
  ])('of %s is improper: its integral diverges as %s', (text, end) => {
    const { jeffreys } = modelOf(text);
    expect(jeffreys?.proper).toBe(false);
    expect(jeffreys?.reason).toContain(end);
    expect(jeffreys?.normalizer).toBeNull();
    expect(jeffreys?.normalizerValue).toBeNull();
  });

  it('is left open where neither is shown', () => {
    expect(modelOf('x ~ F(a, b)').jeffreys?.proper).toBeNull();
  });

  it('is proper where both ends decide it, though doubles lose its values far out', () => {
    // by mpmath: the integral is 1.0708400471…; I falls like 7/(2ν⁴)
    const { jeffreys } = modelOf('param nu in (1, inf); x ~ StudentT(nu, 0, 1)');
    expect(jeffreys?.proper).toBe(true);
    expect(jeffreys?.normalizerValue).toBeNull();
  });

  it('is proper where quadrature loses digits at an end', () => {
    // ∫₀¹ dt/√(1 − t²) = π/2
    expect(modelOf('param t in (0, 1); x ~ Binomial(3, t^2)').jeffreys?.proper).toBe(true);
  });

  it('is none where the information is singular', () => {
    const { jeffreys } = modelOf('x ~ SkewNormal(m + n, s, a); at m = 0, n = 0, s = 1, a = 1');
    expect(jeffreys?.proper).toBeNull();
    expect(jeffreys?.absent).toContain('singular');
  });

  it('is one where the model is regular', () => {
    // Eugenia Castellanos and Cabras, J. Statist. Planning Inference 137 (2007), 473–483
    const { jeffreys } = wholeOf('x ~ GeneralizedPareto(s, xi)');
    expect(jeffreys?.density?.text).toBe('sqrt(1/(2*xi + 1))/(s*abs(xi + 1))');
    expect(jeffreys?.region).toBe('ξ > −0.5');
    expect(jeffreys?.proper).toBe(false);
  });

  it('of Gaussian vectors is a power of the determinant', () => {
    // Box and Tiao, Bayesian Inference in Statistical Analysis (1973), section 8.2: |Σ|^(−(p + 2)/2) with unknown means
    expect(modelOf('(x, y) ~ MvNormal([m, n], [[v, c], [c, w]])').jeffreys?.density?.text).toBe('1/(v*w - c^2)^2');
  });

  it('is improper on a cone on which it is homogeneous', () => {
    const { jeffreys } = modelOf('param S in posdef(2); X ~ Wishart(5, S)');
    expect(jeffreys?.proper).toBe(false);
    expect(jeffreys?.reason).toContain('homogeneous');
  });

  it.each([
    ['x ~ SkewNormal(m, s, a)', 'm → −∞'],
    ['x ~ SkewNormal(0, s, a)', 's → 0'],
  ])('of %s is improper without a formula, by symmetry', (text, end) => {
    const { jeffreys } = modelOf(text);
    expect(jeffreys?.density).toBeNull();
    expect(jeffreys?.absent).toContain('not told');
    expect(jeffreys?.proper).toBe(false);
    expect(jeffreys?.reason).toContain(end);
  });

  it('is said to be none where there is no information', () => {
    expect(wholeOf('x ~ Uniform(0, t)').jeffreys).toMatchObject({ density: null, proper: null });
    expect(wholeOf('x ~ Uniform(0, t)').jeffreys?.absent).toContain('no Fisher information');
  });

  it('does not depend on coordinates', () => {
    const [p, eta] = ['x ~ Bernoulli(p)', 'x ~ Bernoulli(logit = eta)'].map((t) => modelOf(t).priors?.volumes[0]);
    expect(eta?.expression?.text).toBe('pi');
    expect(eta?.value).toBeCloseTo(p?.value ?? NaN, 12);
  });
});

describe('a reference prior', () => {
  it.each([
    // Bernardo and Smith (1994), section 5.4: 1/σ for location and scale, 1/v for the variance
    ['x ~ Normal(mu, sigma)', '1/sigma'],
    ['x ~ Normal(mu, variance = v)', '1/v'],
    ['x ~ Logistic(m, s)', '1/s'],
    // Sun and Ye, Biometrika 83 (1996), 55–65
    ['x ~ Gamma(mean = m, shape = k)', 'sqrt(trigamma(k) - 1/k)/m'],
  ])('of %s is %s', (text, density) => {
    expect(modelOf(text).priors?.reference?.density?.text).toBe(density);
  });

  it.each(['x ~ Weibull(k, l)', 'x ~ Poisson(l)', 'x ~ Gamma(k, b)'])('is not stated beside %s', (text) => {
    expect(modelOf(text).priors?.reference).toBeNull();
  });
});
