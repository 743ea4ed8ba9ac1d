// Curvatures and distances that books and papers print: Amari and Nagaoka (2000), Skovgaard (1984), Atkinson and Mitchell (1981),
// Efron (1975), Lauritzen (1987).
import { describe, expect, it } from 'vitest';
import { distanceOf, geometryOf, textOf } from './found.ts';

describe('the Gaussian curvature', () => {
  it.each([
    ['x ~ Normal(mu, sigma)', '-1/2'],
    ['x ~ InverseGaussian(mu, lambda)', '-1/2'],
    ['x ~ Weibull(k, lambda)', '-6/pi^2'],
    ['x ~ Gumbel(mu, b)', '-6/pi^2'],
    ['x ~ Frechet(a, s)', '-6/pi^2'],
    ['x ~ Cauchy(m, s)', '-2'],
    ['x ~ Laplace(m, s)', '-1'],
    ['x ~ Logistic(m, s)', '-9/(3 + pi^2)'],
    ['x ~ Categorical([p, q, 1 - p - q])', '1/4'],
    ['x ~ Gamma(k, rate = b)', '(k*polygamma(2, k) + trigamma(k))/(4*(1 - k*trigamma(k))^2)'],
  ])('of %s is %s', (block, curvature) => {
    const { gaussianCurvature } = geometryOf(block);
    expect(gaussianCurvature?.status).toBe('closed-form');
    expect(textOf(gaussianCurvature)).toBe(curvature);
  });

  it('of compound symmetry is 0: the two eigenvalues are scales of independent parts', () => {
    const rows = '[[v, r*v, r*v], [r*v, v, r*v], [r*v, r*v, v]]';
    const found = geometryOf(`(x, y, z) ~ MvNormal([0, 0, 0], ${rows})`, 'at v = 1, r = 0.3');
    expect(textOf(found.gaussianCurvature)).toBe('0');
    // s = (χ²₃ − 3)/(2v) along v
    expect(found.amariChentsov.status).toBe('closed-form');
    expect(found.amariChentsov.at?.[0]?.[0]?.[0]).toBeCloseTo(3, 10);
  });

  it.each([3, 5, 8])('of Student’s location and scale with %i degrees of freedom is −(ν + 3)/(2ν)', (nu) => {
    const { gaussianCurvature } = geometryOf(`x ~ StudentT(${String(nu)}, m, s)`, 'at m = 0.3, s = 2');
    expect(gaussianCurvature?.value).toBeCloseTo(-(nu + 3) / (2 * nu), 13);
  });
});

describe('Efron’s curvature', () => {
  it.each([2, 5, 9])('of Student’s location with %i degrees of freedom', (nu) => {
    const { statisticalCurvature } = geometryOf(`x ~ StudentT(${String(nu)}, m, 1)`, 'at m = 0.3');
    const expected = (6 * (3 * nu ** 2 + 18 * nu + 19)) / (nu * (nu + 1) * (nu + 5) * (nu + 7));
    expect(statisticalCurvature?.status).toBe('closed-form');
    expect(statisticalCurvature?.value).toBeCloseTo(expected, 12);
  });

  it('of the correlation of a standard bivariate normal law', () => {
    const { statisticalCurvature } = geometryOf('(x, y) ~ MvNormal([0, 0], [[1, r], [r, 1]])', 'at r = 0.3');
    expect(statisticalCurvature?.value).toBeCloseTo((4 * (1 - 0.09) ** 2) / (1 + 0.09) ** 3, 9);
  });

  it.each(['x ~ Poisson(l)', 'x ~ Bernoulli(p)', 'x ~ Normal(0, s)', 'x ~ Gumbel(m, 1)', 'x ~ Weibull(2, l)'])(
    'of the exponential family %s is 0',
    (block) => {
      expect(textOf(geometryOf(block).statisticalCurvature)).toBe('0');
    },
  );

  it('is not defined by a second derivative where the log-density has a kink', () => {
    expect(geometryOf('x ~ Laplace(m, 1)', 'at m = 0').statisticalCurvature?.status).toBe('undefined');
  });
});

describe('the Fisher–Rao distance', () => {
  it.each([
    ['x ~ Normal(mu, sigma)', 'mu = 0, sigma = 1', 'mu = 0, sigma = 2.718281828459045', Math.SQRT2],
    ['x ~ Normal(mu, sigma)', 'mu = 0, sigma = 1', 'mu = 1, sigma = 1', Math.SQRT2 * Math.acosh(1.25)],
    ['x ~ Poisson(l)', 'l = 1', 'l = 4', 2],
    [
      'x ~ Binomial(5, p)',
      'p = 0.2',
      'p = 0.7',
      2 * Math.sqrt(5) * (Math.asin(Math.sqrt(0.7)) - Math.asin(Math.sqrt(0.2))),
    ],
    ['x ~ Exponential(l)', 'l = 1', 'l = 4', Math.log(4)],
    ['x ~ Pareto(1, a)', 'a = 1', 'a = 4', Math.log(4)],
    ['x ~ Geometric(p)', 'p = 0.2', 'p = 0.7', 2 * (Math.atanh(Math.sqrt(0.8)) - Math.atanh(Math.sqrt(0.3)))],
    ['x ~ Bernoulli(Phi(t))', 't = 0', 't = 0.6744897501960817', Math.PI / 6],
    [
      'x ~ Categorical([p, q, 1 - p - q])',
      'p = 0.2, q = 0.3',
      'p = 0.6, q = 0.3',
      2 * Math.acos(Math.sqrt(0.12) + 0.3 + Math.sqrt(0.05)),
    ],
    ['(x, y) ~ MvNormal([a, b], [[1, 0.5], [0.5, 2]])', 'a = 1, b = 2', 'a = 2, b = 3', Math.sqrt(8 / 7)],
  ])('of %s from %s to %s', (block, at, versus, expected) => {
    const found = distanceOf(block, `at ${at}`, `versus ${versus}`);
    expect(found.status).toBe('closed-form');
    expect(Math.abs((found.value ?? NaN) - expected)).toBeLessThan(1e-12);
  });

  it('of a normal law is written with an inverse hyperbolic sine', () => {
    expect(textOf(distanceOf('x ~ Normal(mu, sigma)'))).toBe(
      "2*sqrt(2)*asinh(sqrt((mu - mu')^2 + 2*(sigma - sigma')^2)/(2*sqrt(2*sigma*sigma')))",
    );
  });

  it('keeps its digits where the points are close', () => {
    const found = distanceOf('x ~ Normal(mu, sigma)', 'at mu = 0, sigma = 1', 'versus mu = 1e-9, sigma = 1');
    expect((found.value ?? NaN) / 1e-9).toBeCloseTo(1, 12);
  });

  it('of independent parts is that of a right angle', () => {
    const found = distanceOf(
      '(x, y) ~ density(a*b*exp(-a*x - b*y)) on (0, inf)^2',
      'param a > 0',
      'param b > 0',
      'at a = 1, b = 2',
      'versus a = 3, b = 5',
    );
    expect(found.value).toBeCloseTo(Math.hypot(Math.log(3), Math.log(2.5)), 10);
  });

  it('is not that of a larger family where a shortest path would leave the model', () => {
    const found = distanceOf('x ~ Normal(mu, logistic(v))', 'at mu = 0, v = 3', 'versus mu = 3, v = 3');
    expect(found.status).not.toBe('closed-form');
  });

  it.each([
    // by numpy: 2 arccos of det(A)^¼ det(B)^¼/det((A + B)/2)^½; √(½ Σ log² λ) with the eigenvalues λ of A⁻¹B
    ['versus r = 0.4, a = 2, b = 1.4', 'numeric', /at least 1\.00685.* at most 1\.06735/],
    ['versus r = 0.4, a = 9, b = 7', 'unresolved', /^It is at least 2\.62027.* and at most 4\.08218/],
  ])('is between two bounds where no path is known to be the shortest, %s', (versus, status, reason) => {
    const block = '(x, y) ~ MvNormal([0, 0], [[a^2, r*a*b], [r*a*b, b^2]])';
    const found = distanceOf(block, 'at r = 0.1, a = 1, b = 1', versus);
    expect(found.status).toBe(status);
    expect(found.reason).toMatch(reason);
  });

  it('of one parameter without a closed information is integrated', () => {
    // ∫ √I dw by scipy.integrate.quad of scipy.integrate.quad, both at 1e-12
    const block = ['x ~ mixture(w: Normal(0, 1), 1 - w: Normal(2, 1))', 'at w = 0.3', 'versus w = 0.6'];
    expect(distanceOf(...block).value).toBeCloseTo(0.4522975227219556, 9);
  });
});
