// Statements on regularity, D12 to D16: attainment, biased estimators, curved families, nuisance parameters, observed information.
import { describe, expect, it } from 'vitest';
import { families } from '../../../server/engine/distributions/index.ts';
import { seededRandom } from '../../../server/engine/numeric/random.ts';
import { familyBlock } from './interiorPoints.ts';
import { told } from './told.ts';

describe('D12: equality for all θ only in an exponential family, for the mean of its statistic', () => {
  const n = 10;

  it('the rate of Exponential: λ²/(n − 2) of the best unbiased estimator is above the bound λ²/n', () => {
    const { bound, findings } = told('x ~ Exponential(lambda)', 'at lambda = 2', `samples ${n}`);
    const found = bound('cramer-rao', 'lambda');
    expect(found?.value).toBeCloseTo(4 / n, 12);
    expect(found?.attained).toBe(false);
    expect(found?.value).toBeLessThan(4 / (n - 2));
    const hint = findings.find((f) => f.code === 'bound-not-attained');
    expect(hint?.severity).toBe('hint');
    // not attained does not mean that there is no best unbiased estimator
    expect(hint?.message).toContain('no unbiased estimator has this variance');
    expect(hint?.message).not.toMatch(/no (best|minimum|UMVU)/i);
  });

  it('σ² with μ unknown: 2σ⁴/(n − 1) above 2σ⁴/n; with μ known the mean of x² attains it', () => {
    const unknown = told('x ~ Normal(mu, variance = v)', 'at mu = 0, v = 3', `samples ${n}`);
    expect(unknown.bound('cramer-rao', 'v')).toMatchObject({ attained: false });
    expect(unknown.bound('cramer-rao', 'v')?.value).toBeCloseTo((2 * 9) / n, 12);
    expect(unknown.bound('cramer-rao', 'v')?.value).toBeLessThan((2 * 9) / (n - 1));
    expect(unknown.bound('cramer-rao', 'mu')).toMatchObject({ attained: true });
    const known = told('x ~ Normal(0, variance = v)', 'at v = 3', `samples ${n}`);
    expect(known.bound('cramer-rao', 'v')).toMatchObject({ attained: true, reason: 'Attained by the mean of x^2.' });
  });

  it.each([
    ['Poisson(l)', 'l', true],
    ['Bernoulli(p)', 'p', true],
    ['Binomial(7, p)', 'p', true],
    ['Exponential(scale = s)', 's', true],
    ['Gamma(3, scale = s)', 's', true],
    ['Poisson(exp(t))', 't', false],
    ['Bernoulli(logit = t)', 't', false],
    ['Geometric(p)', 'p', false],
    ['Gamma(k, 1)', 'k', false],
    ['Normal(0, s)', 's', false],
    ['Cauchy(m, 1)', 'm', false],
    ['Weibull(2, s)', 's', false],
  ] as const)('%s, for %s: %s', (law, target, attained) => {
    expect(told(`x ~ ${law}`).bound('cramer-rao', target)?.attained).toBe(attained);
  });
});

describe('D13: of biased estimators the inequality says another thing', () => {
  it('a biased estimator is held to the bound for its mean; the bounds are those of unbiased ones', () => {
    const lines = ['x ~ Normal(mu, 1)', 'at mu = 0', 'samples 4'];
    const { codes, full, derived } = told(...lines, 'estimator T = mean(x)/2');
    expect(codes).toEqual([]);
    const [estimator] = full().estimators ?? [];
    expect([estimator?.unbiased, estimator?.variance.value]).toEqual([false, 1 / 16]);
    // (1 + b′)²/(N I) = (1/2)²/4 = 1/16: attained
    expect(estimator?.efficiencies.map((e) => [e.bound, e.value])).toEqual([['cramer-rao-biased', 1]]);
    expect(full().bounds).toEqual(told(...lines).full().bounds);
    // the variance of mean(x)/2 is 1/16, below the bound 1/4
    expect(full().bounds?.[0]?.value).toBeCloseTo(1 / 4, 12);
    expect(derived).toMatch(/unbiased/);
  });
});

describe('D14: a curved family attains no bound exactly', () => {
  it('N(θ, θ²): I = 3/θ², two statistics and one parameter', () => {
    const { at, bound, codes } = told('param t > 0', 'x ~ Normal(t, t)', 'at t = 2');
    expect(at[0]?.[0]).toBeCloseTo(3 / 4, 12);
    expect(bound('cramer-rao', 't')?.attained).toBe(false);
    expect(codes).toEqual([]);
  });
});

describe('D15: 1/I₁₁ ≤ [I⁻¹]₁₁: with the other parameters unknown the bound is not smaller', () => {
  const scalar = families.filter(({ parametrizations }) =>
    parametrizations[0]?.parameters.every((p) => p.shape === 'scalar' && !p.domain.integer),
  );
  const several = scalar.filter((f) => (f.parametrizations[0]?.parameters.length ?? 0) > 1);

  it('for families with several parameters at seeded points, and with equality where they are orthogonal', () => {
    const random = seededRandom('known nuisance');
    let compared = 0;
    for (const family of several) {
      const [parametrization] = family.parametrizations;
      if (parametrization === undefined) continue;
      const { lines } = familyBlock(family, parametrization, random, 'moderate');
      const { model, at, bound } = told(...lines, 'samples 1');
      model.parameters.forEach(({ name }, i) => {
        const full = bound('cramer-rao', name)?.value;
        const known = bound('cramer-rao-known-nuisance', name)?.value;
        if (typeof full !== 'number' || typeof known !== 'number') return;
        compared += 1;
        const own = at[i]?.[i] ?? NaN;
        expect(known * own, lines.join('; ')).toBeCloseTo(1, 6);
        expect(known, lines.join('; ')).toBeLessThanOrEqual(full * (1 + 1e-9));
        const isOrthogonal = at[i]?.every((entry, j) => j === i || Math.abs(entry) < 1e-12) === true;
        if (isOrthogonal) expect(full / known, lines.join('; ')).toBeCloseTo(1, 9);
      });
    }
    expect(compared).toBeGreaterThan(30);
  });

  it('two parameters by hand: [I⁻¹]₁₁ = 1/(I₁₁ − I₁₂²/I₂₂)', () => {
    const { at, bound } = told('x ~ Gamma(k, b)', 'at k = 2, b = 3');
    const [[a = NaN, b = NaN] = [], [, c = NaN] = []] = at;
    expect(bound('cramer-rao', 'k')?.value).toBeCloseTo(1 / (a - b ** 2 / c), 9);
    expect(bound('cramer-rao-known-nuisance', 'k')?.reason).toBe('Were the other parameters known.');
  });
});

describe('D16: empirical, observed and expected information are three things', () => {
  it('data are read and not computed with: what is shown is the expected information at the writer’s point', () => {
    const lines = ['x ~ Cauchy(m, 1)', 'at m = 0', 'samples 3'];
    const { codes, message, model } = told(...lines, 'data x = [-2, 0, 5]');
    expect(codes).toEqual(['not-computed']);
    expect(message('not-computed')).toContain('does not compute with them');
    expect(model.data).toBeNull();
    // the observed information Σ 2(1 − x²)/(1 + x²)² of these data is another number, and negative terms are in it
    const observed = [-2, 0, 5].reduce((sum, x) => sum + (2 * (1 - x ** 2)) / (1 + x ** 2) ** 2, 0);
    expect(model.fisher?.at?.total?.[0]?.[0]).toBeCloseTo(3 / 2, 12);
    expect(Math.abs(observed - 3 / 2)).toBeGreaterThan(0.1);
    expect(model.fisher?.matrix).toEqual(told(...lines).model.fisher?.matrix);
  });
});
