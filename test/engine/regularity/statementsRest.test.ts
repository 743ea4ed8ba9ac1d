// Statements on regularity whose one half stands elsewhere: estimands outside the range (D6), limits on an edge (D7, D8), moments (D11),
// estimands that are affine in the mean (D12), what bends a curved family (D14), the square roots of densities (D17).
import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

const reason = (condition: string, ...lines: readonly string[]): string =>
  told(...lines).model.regularity?.find((c) => c.condition === condition)?.reason ?? '';

describe('D6: a gradient outside the range of the information leaves no unbiased estimator of finite variance', () => {
  it('N(a + b, 1): a + b has the bound 1/N, a − b has none', () => {
    const lines = ['x ~ Normal(a + b, 1)', 'at a = 1, b = 2', 'samples 4', 'estimand p = a + b', 'estimand d = a - b'];
    const { bound } = told(...lines);
    expect(bound('cramer-rao-estimand', 'p')?.value).toBeCloseTo(1 / 4, 12);
    expect(bound('cramer-rao-estimand', 'd')).toMatchObject({ value: null, attained: null });
    expect(bound('cramer-rao-estimand', 'd')?.reason).toContain('no unbiased estimator of it has a finite variance');
  });
});

describe('D7, D8: on the edge', () => {
  it('a variance component of 0: ½χ²₀ + ½χ²₁', () => {
    // two observations in a group, with the covariance t between them
    const lines = ['param t >= 0', 'x ~ MvNormal([0, 0], [[1 + t, t], [t, 1 + t]])', 'at t = 0'];
    expect(reason('interior-point', ...lines)).toContain('for t = 0 has the limit ½χ²₀ + ½χ²₁');
  });

  it('a parameter that is lost there: no such limit', () => {
    const lines = ['x ~ mixture(1 - p: Normal(0, 1), p: Normal(m, 1))', 'at p = 0, m = 1'];
    expect(told(...lines).everything()).not.toContain('has the limit ½χ²');
  });
});

describe('D11: the mean of Cauchy observations has no expectation, though the information is finite', () => {
  it('is told of the estimator, and no alarm for the model', () => {
    const lines = ['x ~ Cauchy(m, 1)', 'at m = 0', 'samples 9', 'estimator T of m = mean(x)'];
    expect(told(...lines).codes).toEqual([]);
    expect(told(...lines).verdict('information-finite')).toBe('holds');
    expect(reason('moments-exist', ...lines)).toContain('needs E|x|, which is infinite');
  });
});

describe('D12: attained for what is affine in E T, and for nothing else', () => {
  it.each([
    ['Exponential(scale = s)', '3*s - 1', true],
    ['Exponential(scale = s)', 's^2', false],
    ['Poisson(l)', '2*l + 5', true],
    ['Poisson(l)', 'exp(-l)', false],
    ['Normal(m, 1)', 'm^2', false],
    ['Bernoulli(logit = t)', '1/(1 + exp(-t))', true],
  ] as const)('%s, %s: %s', (law, estimand, attained) => {
    const { bound } = told(`x ~ ${law}`, `estimand g = ${estimand}`);
    expect(bound('cramer-rao-estimand', 'g')?.attained).toBe(attained);
  });
});

describe('D14: the curvature of a family that bends, and what bends it', () => {
  it('N(θ, θ²): γ² = 2/27, on the parabola η₂² = −2η₁', () => {
    // Cov of (ℓ′, ℓ″ + I) at θ, by SymPy: γ² = (ν₂₀ν₀₂ − ν₁₁²)/ν₂₀³
    const lines = ['param t > 0', 'x ~ Normal(t, t)', 'at t = 2'];
    expect(reason('exponential-family', ...lines)).toContain('η₂² = −2η₁');
    const bend = told(...lines)
      .full()
      .geometry?.curvatures.find((c) => c.name === 'statistical-curvature');
    expect(bend?.value ?? NaN).toBeCloseTo(2 / 27, 10);
  });

  it('an exponential family in its natural form does not bend', () => {
    const lines = ['x ~ Poisson(exp(a))', 'at a = 0.3'];
    expect(reason('exponential-family', ...lines)).not.toContain('curved');
  });
});

describe('D17: differentiability in quadratic mean gives ∫(√p − √q)² = ¼ δᵀIδ + o(δ²), with a kink as well', () => {
  it.each([0.2, 0.05, 0.01])('Laplace(m, 1) moved by %d: 1 − (1 + δ/2) e^(−δ/2)', (delta) => {
    const { divergence } = told('x ~ Laplace(m, 1)', 'at m = 0', `versus m = ${delta}`);
    const half = divergence('hellinger')?.value ?? NaN;
    expect(half).toBeCloseTo(1 - (1 + delta / 2) * Math.exp(-delta / 2), 12);
    expect(Math.abs(half / (delta ** 2 / 8) - 1)).toBeLessThan(delta / 2);
  });

  it('Uniform(0, θ): of the order of δ, not of its square', () => {
    const at = (delta: number): number =>
      told('x ~ Uniform(0, t)', 'at t = 1', `versus t = ${1 + delta}`).divergence('hellinger')?.value ?? NaN;
    expect(at(0.01)).toBeCloseTo(1 - 1 / Math.sqrt(1.01), 12);
    expect(at(0.01) / at(0.001)).toBeGreaterThan(9);
    expect(at(0.01) / at(0.001)).toBeLessThan(11);
  });
});
