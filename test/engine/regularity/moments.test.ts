// Whether the moments exist that estimands and estimators need. The regions are those of Johnson, Kotz and Balakrishnan, Continuous
// Univariate Distributions I and II (1994, 1995), in the chapter of each distribution.
import { describe, expect, it } from 'vitest';
import { momentsExist } from '../../../server/engine/regularity/momentsExist.ts';
import { alarmsOf, factsOf } from './facts.ts';

const moments = (...lines: readonly string[]) => momentsExist.assess(factsOf(...lines));

describe('a moment that an estimator needs', () => {
  it.each([
    ['Pareto(1, a)', 'x', 'E[x], which is finite where a > 1', 'E[x²], which are finite where a > 2'],
    ['Lomax(a, 1)', 'x^2', 'E[x²], which is finite where a > 2', 'E[x⁴], which are finite where a > 4'],
    ['StudentT(nu, 0, 1)', 'x', 'E|x|, which is finite where ν > 1', 'E[x²], which are finite where ν > 2'],
    ['InverseGamma(a, 1)', 'x', 'E[x], which is finite where a > 1', 'E[x²], which are finite where a > 2'],
    ['Frechet(a, 1)', 'x', 'E[x], which is finite where a > 1', 'E[x²], which are finite where a > 2'],
    ['LogLogistic(1, b)', 'x', 'E[x], which is finite where b > 1', 'E[x²], which are finite where b > 2'],
    ['Burr(c, k, 1)', 'x', 'E[x], which is finite where c k > 1', 'E[x²], which are finite where c k > 2'],
    ['F(5, d)', 'x', 'E[x], which is finite where d > 2', 'E[x²], which are finite where d > 4'],
    ['Zeta(s)', 'x', 'E[x], which is finite where s > 2', 'E[x²], which are finite where s > 3'],
    ['Gamma(k, 1)', '1/x', 'E[1/x], which is finite where k > 1', 'E[1/x²], which are finite where k > 2'],
    ['Beta(a, 2)', '1/x', 'E[1/x], which is finite where a > 1', 'E[1/x²], which are finite where a > 2'],
  ])('%s: the mean of %s', (law, f, mean, variance) => {
    const found = moments(`x ~ ${law}`, 'samples 9', `estimator T = mean(${f})`);
    expect(found?.verdict).toBe('undecided');
    expect(found?.reason).toContain(`The mean of T needs ${mean}.`);
    expect(found?.reason).toContain(variance);
  });

  it.each([
    ['Normal(m, s)', 'mean(x)'],
    ['Normal(m, s)', 'var(x)'],
    ['LogNormal(m, s)', 'mean(x^3)'],
    ['InverseGaussian(m, s)', 'mean(1/x)'],
    ['Beta(m, s)', 'mean(log(x))'],
    ['Poisson(m)', 'var(x)'],
    ['Bernoulli(m)', 'mean(x)^2'],
    ['Cauchy(m, 1)', 'mean(cos(x))'],
    ['MvNormal([m, 0], [[1, 0], [0, 1]])', 'mean(x[1]^2)'],
  ])('exists under %s for %s', (law, estimator) => {
    expect(moments(`x ~ ${law}`, 'samples 9', `estimator T = ${estimator}`)).toMatchObject({ verdict: 'holds' });
  });

  it('does not exist under Cauchy’s law, where |x| p(x) falls like 1/|x|', () => {
    const found = moments('x ~ Cauchy(m, 1)', 'samples 9', 'estimator T = mean(x)');
    expect(found).toMatchObject({ verdict: 'fails', witness: { kind: 'integral', text: 'E|x| = ∞' } });
    expect(found?.reason).toContain('falls only like |x|^(−1)');
    // the model itself is regular all the same
    expect(alarmsOf('x ~ Cauchy(m, 1)', 'samples 9', 'estimator T = mean(x)')).toEqual([]);
  });

  it('is judged at the point', () => {
    const at = (nu: number) =>
      moments('x ~ StudentT(nu, m, 1)', `at nu = ${nu}, m = 0`, 'samples 9', 'estimator T of m = mean(x)');
    expect(at(2.5)).toMatchObject({ verdict: 'holds' });
    expect(at(2)).toMatchObject({ verdict: 'fails', witness: { text: 'E[x²] = ∞' } });
    expect(at(2)?.reason).toContain('The mean of T needs E|x|, which is finite.');
    expect(at(1)).toMatchObject({ verdict: 'fails', witness: { text: 'E|x| = ∞' } });
  });

  it('is left open where it was not found', () => {
    expect(moments('x ~ Uniform(0, t)', 'samples 9', 'estimator T of t = max(x)')?.verdict).toBe('undecided');
    // the generalized Pareto law has a moving end for ξ < 0 and a heavy tail for ξ > 0
    expect(moments('x ~ GEV(m, 1, xi)', 'samples 9', 'estimator T of m = mean(x)')?.verdict).toBe('undecided');
  });
});

describe('an estimand', () => {
  it('that is the mean of the observation needs it', () => {
    const lines = ['x ~ Pareto(1, a)', 'estimand m = a/(a - 1)'];
    expect(moments(...lines)?.reason).toBe('The mean of x, m, needs E[x], which is finite where a > 1.');
    expect(moments(...lines, 'at a = 3')).toMatchObject({ verdict: 'holds' });
    expect(moments(...lines, 'at a = 0.8')).toMatchObject({ verdict: 'fails', witness: { text: 'E[x] = ∞' } });
  });

  it('that is the variance of the observation needs the mean of its square', () => {
    const lines = ['x ~ StudentT(nu, 0, s)', 'estimand v = s^2*nu/(nu - 2)'];
    expect(moments(...lines)?.reason).toContain(
      'The variance of x, v, needs E|x| and E[x²], which are finite where ν > 2',
    );
  });

  it('that is another function of the parameters needs none', () => {
    expect(moments('x ~ Cauchy(m, g)', 'estimand q = m + g')).toMatchObject({ verdict: 'holds' });
    expect(moments('x ~ Cauchy(m, g)')).toBeUndefined();
  });
});
