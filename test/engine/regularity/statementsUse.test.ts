// Statements on regularity, D17 to D22: divergences, priors, dependence, what data hardly determine, coordinates, plug-in.
import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

describe('D17: the divergence is quadratic where the model is regular; for Uniform it is linear, or infinite', () => {
  it('Uniform(0, θ) to Uniform(0, θ + δ): log(1 + δ/θ) for δ > 0, ∞ for δ < 0, and no quadratic form', () => {
    const [theta, delta] = [2, 0.5];
    const up = told('x ~ Uniform(0, theta)', `at theta = ${theta}`, `versus theta = ${theta + delta}`);
    expect(up.divergence('kl')?.value).toBeCloseTo(Math.log(1 + delta / theta), 12);
    expect(up.divergence('kl-reverse')).toMatchObject({ status: 'infinite', value: null });
    expect(up.divergence('kl-quadratic')).toMatchObject({ status: 'undefined', value: null });
    const down = told('x ~ Uniform(0, theta)', `at theta = ${theta}`, `versus theta = ${theta - delta}`);
    expect(down.divergence('kl')).toMatchObject({ status: 'infinite', value: null });
  });

  it('Gamma: D(θ‖θ + δ)/(½ δᵀIδ) → 1', () => {
    const ratio = (delta: number): number => {
      const { divergence } = told('x ~ Gamma(k, 1)', 'at k = 2', `versus k = ${2 + delta}`);
      return (divergence('kl')?.value ?? NaN) / (divergence('kl-quadratic')?.value ?? NaN);
    };
    expect(Math.abs(ratio(0.5) - 1)).toBeGreaterThan(0.01);
    expect(Math.abs(ratio(0.05) - 1)).toBeLessThan(0.02);
    expect(Math.abs(ratio(0.005) - 1)).toBeLessThan(0.002);
  });

  it('Poisson: the quadratic form is that of θ, δ²/(2λ)', () => {
    const { divergence } = told('x ~ Poisson(l)', 'at l = 4', 'versus l = 5');
    expect(divergence('kl-quadratic')?.value).toBeCloseTo(1 / 8, 12);
    expect(divergence('kl')?.value).toBeCloseTo(4 * Math.log(4 / 5) + 1, 12);
  });
});

describe('D18: the Jeffreys prior is there where the information is, is one prior in all coordinates, and may be improper', () => {
  const prior = (...lines: readonly string[]) => told(...lines).full().jeffreys;

  it('(μ, σ): σ⁻², (μ, σ²): (σ²)^(−3/2)', () => {
    expect(prior('x ~ Normal(mu, sigma)')?.density?.text).toBe('1/sigma^2');
    expect(prior('x ~ Normal(mu, variance = v)')?.density?.text).toBe('1/v^(3/2)');
    // dσ = dv/(2√v): σ⁻² dσ is v⁻¹ · v^(−1/2) dv up to a constant
    const ratios = [0.3, 1, 7].map((v) => (1 / Math.sqrt(v) ** 2) * (1 / (2 * Math.sqrt(v))) * v ** 1.5);
    for (const ratio of ratios) expect(ratio).toBeCloseTo(0.5, 12);
  });

  it('is not there without an information, though Uniform has a reference prior 1/θ', () => {
    expect(prior('x ~ Uniform(0, theta)')?.density).toBeNull();
    expect(prior('x ~ Pareto(m, alpha)')?.density).toBeNull();
  });

  it('is 0 nowhere stated: a model with a lost direction has none', () => {
    expect(prior('x ~ Normal(a + b, s)')?.density).toBeNull();
    expect(prior('x ~ Exponential(a*b)')?.density).toBeNull();
  });

  it('is not called proper where it is improper', () => {
    for (const law of ['Normal(m, s)', 'Exponential(l)', 'Poisson(l)', 'Cauchy(m, s)'])
      expect(prior(`x ~ ${law}`)?.proper, law).not.toBe(true);
    // that of Bernoulli is Beta(1/2, 1/2), whose integral is π
    expect(prior('x ~ Bernoulli(p)')?.proper).not.toBe(false);
    expect(prior('x ~ Bernoulli(p)')?.density?.text).toBe('1/sqrt(p*(1 - p))');
  });

  it('a prior of the writer is read, and changes nothing of the information', () => {
    const { codes, model } = told('x ~ Bernoulli(p)', 'prior p ~ Beta(2, 2)');
    expect(codes).toEqual([]);
    expect(model.fisher?.matrix).toEqual(told('x ~ Bernoulli(p)').model.fisher?.matrix);
  });
});

describe('D19: information adds up over independent observations only', () => {
  it('two correlated components tell 2/(1 + ρ) of a common mean, not 2', () => {
    for (const rho of [-0.5, 0, 0.5]) {
      const { at } = told(`x ~ MvNormal([m, m], [[1, ${rho}], [${rho}, 1]])`, 'at m = 0');
      expect(at[0]?.[0], String(rho)).toBeCloseTo(2 / (1 + rho), 12);
    }
  });

  it('N observations are independent by their statement: N times as much', () => {
    const { model } = told('x ~ Poisson(l)', 'at l = 4', 'samples 12');
    expect(model.fisher?.at?.total?.[0]?.[0]).toBeCloseTo(12 / 4, 12);
  });
});

describe('D20: what data hardly determine is said, and is no irregularity', () => {
  it('a gamma distribution with a huge shape is ill-conditioned, by its mean it is not', () => {
    const { codes, findings } = told('x ~ Gamma(k, b)', 'at k = 1e9, b = 1');
    expect(codes).toEqual(['ill-conditioned']);
    expect(findings.find((f) => f.code === 'ill-conditioned')?.severity).toBe('information');
    expect(told('x ~ Gamma(mean = m, shape = k)', 'at m = 1, k = 1e9').codes).toEqual([]);
  });

  it('t with many degrees of freedom: regular, with I_νν ≈ 7/(2ν⁴)', () => {
    const nu = 1000;
    const { codes, at } = told('x ~ StudentT(nu, 0, 1)', `at nu = ${nu}`);
    expect(codes).toEqual([]);
    expect(((at[0]?.[0] ?? NaN) * 2 * nu ** 4) / 7).toBeCloseTo(1, 2);
  });

  it('von Mises at a small concentration: regular, with I_μμ ≈ κ²/2', () => {
    const { codes, at } = told('x ~ VonMises(m, k)', 'at m = 0, k = 0.01');
    expect(codes).toEqual([]);
    expect((at[0]?.[0] ?? NaN) / (0.01 ** 2 / 2)).toBeCloseTo(1, 4);
  });

  it('an unbounded likelihood is said so', () => {
    const { message } = told('x ~ density((x - m)^(-1/2)*exp(-(x - m))/sqrt(pi)) on (m, inf)');
    expect(message('support-depends-on-parameter')).toContain('The likelihood has no maximum');
  });
});

describe('D21: the information is a tensor, JᵀIJ in other coordinates; no step in one chart is a step in another', () => {
  it.each([
    ['x ~ Poisson(l)', 'at l = 4', 'x ~ Poisson(exp(t))', `at t = ${Math.log(4)}`, 4],
    ['x ~ Bernoulli(p)', 'at p = 0.2', 'x ~ Bernoulli(logistic(t))', `at t = ${Math.log(0.25)}`, 0.16],
    ['x ~ Exponential(l)', 'at l = 2', 'x ~ Exponential(1/t)', 'at t = 0.5', -4],
  ] as const)('%s', (law, at, other, there, slope) => {
    const first = told(law, at).at[0]?.[0] ?? NaN;
    const second = told(other, there).at[0]?.[0] ?? NaN;
    expect(second).toBeCloseTo(first * slope ** 2, 9);
    expect(second).not.toBeCloseTo(first, 3);
  });

  it('`reparam` is read, and the information stays that of the model’s parameters', () => {
    const { codes, model } = told('x ~ Poisson(l)', 'at l = 4', 'reparam phi = log(l)');
    expect(codes).toEqual([]);
    expect(model.fisher?.at?.value[0]?.[0]).toBeCloseTo(1 / 4, 12);
  });
});

describe('D22: a bound is a function of the true parameter; an estimate put in estimates it', () => {
  it('without a point there are no numbers', () => {
    const { full, model } = told('x ~ Normal(mu, sigma)', 'samples 9');
    expect(model.fisher?.at).toBeNull();
    expect(model.standardErrors).toBeNull();
    expect(full().bounds?.every((b) => b.value === null && b.expression !== null)).toBe(true);
  });

  it('data are not put in', () => {
    const { full, model } = told('x ~ Normal(mu, sigma)', 'data x = [1, 2, 4]');
    expect(model.point).toBeNull();
    expect(model.standardErrors).toBeNull();
    expect(full().bounds?.every((b) => b.value === null)).toBe(true);
  });
});
