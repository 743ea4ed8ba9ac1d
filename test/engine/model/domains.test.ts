// The domains that a law asks of its parameters, against what a textbook says of each.
import { describe, expect, it } from 'vitest';
import { modelOf } from '../modelOf.ts';

const domainsOf = (...lines: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(modelOf(...lines).parameters.map((p) => [p.symbol.name, p.domainText]));

describe('domains inferred from a family', () => {
  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ['x ~ Normal(mu, sigma)', { mu: 'R', sigma: '(0, inf)' }],
    ['x ~ Normal(mu, exp(s))', { mu: 'R', s: 'R' }],
    ['x ~ Normal(mu, variance = sigma^2)', { mu: 'R', sigma: '(0, inf)' }],
    ['x ~ Normal(theta, variance = theta^2)', { theta: '(0, inf)' }],
    ['x ~ Normal(a + b, 1)', { a: 'R', b: 'R' }],
    ['x ~ Exponential(1/theta)', { theta: '(0, inf)' }],
    ['x ~ Exponential(alpha*lambda)', { alpha: '(0, inf)', lambda: '(0, inf)' }],
    ['x ~ Exponential(scale = 2*m + 1)', { m: '(-0.5, inf)' }],
    ['x ~ Gamma(k, rate = k/m)', { k: '(0, inf)', m: '(0, inf)' }],
    ['x ~ Bernoulli(2*p)', { p: '(0, 0.5)' }],
    ['x ~ Bernoulli(p^2)', { p: '(0, 1)' }],
    ['x ~ Bernoulli(1 - exp(-lambda))', { lambda: '(0, inf)' }],
    ['x ~ Bernoulli(logistic(a + 2*b))', { a: 'R', b: 'R' }],
    ['x ~ Bernoulli(Phi(t))', { t: 'R' }],
    ['x ~ Bernoulli(phi/(1 + phi))', { phi: '(0, inf)' }],
    ['x ~ Poisson(exp(eta))', { eta: 'R' }],
    ['x ~ Uniform(0, theta)', { theta: '(0, inf)' }],
    ['x ~ Uniform(-theta, theta)', { theta: '(0, inf)' }],
    ['x ~ MvNormal([a, b], [[1, r], [r, 1]])', { a: 'R', b: 'R', r: '(-1, 1)' }],
    ['(u, v) ~ MvNormal([0, 0], [[s^2, r*s*t], [r*s*t, t^2]])', { s: '(0, inf)', r: '(-1, 1)', t: '(0, inf)' }],
  ])('%s', (line, domains) => {
    expect(domainsOf(line)).toEqual(domains);
  });
});

describe('domains inferred from a law written out', () => {
  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ['x ~ density(lambda*exp(-lambda*x)) on (0, inf)', { lambda: '(0, inf)' }],
    ['x ~ mass(theta^x*(1 - theta)^(1 - x)) on {0, 1}', { theta: '(0, 1)' }],
    ['x ~ mass((1 - p)^x*p) on {0..}', { p: '(0, 1)' }],
    ['x ~ kernel(exp(-lambda/2*x^2 + h*x)) on R', { lambda: '(0, inf)', h: 'R' }],
    ['x ~ energy(x^4/4 - h*x) on R', { h: 'R' }],
    ['x ~ density((1 + theta*x)/2) on [-1, 1]', { theta: '(-1, 1)' }],
    ['x ~ kernel(x^(a - 1)*(1 - x)^(b - 1)) on (0, 1)', { a: '(0, inf)', b: '(0, inf)' }],
    ['x ~ kernel(x^(k - 1)*exp(-(x/s)^k)) on (0, inf)', { k: '(0, inf)', s: '(0, inf)' }],
    ['x ~ kernel(x^(-a)) on (1, inf)', { a: '(1, inf)' }],
    ['x ~ kernel(1/(1 + x^2)^nu) on R', { nu: '(0.5, inf)' }],
    ['x ~ kernel(cosh((x - m)/s)^(-a)) on R', { m: 'R', s: '(0, inf)', a: '(0, inf)' }],
    ['x ~ kernel(exp(a*x)/cosh(x)) on R', { a: '(-1, 1)' }],
    ['(x, y) ~ density(exp(-t*x - y/t)) on (0, inf)^2', { t: '(0, inf)' }],
    ['x ~ kernel(exp(-c*abs(x - m)^p)) on R', { c: '(0, inf)', m: 'R', p: '(0, inf)' }],
    ['x ~ density(1/sqrt(2*pi*sigma^2)*exp(-(x - mu)^2/(2*sigma^2))) on R', { sigma: '(0, inf)', mu: 'R' }],
    ['x ~ kernel(exp(lambda*x)) on (0, inf)', { lambda: '(-inf, 0)' }],
    ['x ~ kernel(exp(-b*x)*x^k) on (0, inf)', { b: '(0, inf)', k: '(-1, inf)' }],
    ['(s1, s2) ~ energy(-J*s1*s2) on {-1, 1}^2', { J: 'R' }],
  ])('%s', (line, domains) => {
    expect(domainsOf(line)).toEqual(domains);
  });

  it('keeps what several parameters satisfy jointly', () => {
    const model = modelOf('x ~ Uniform(a, b)');
    expect(model.positive).toHaveLength(1);
    expect(model.constraints).toEqual(['a < b']);
    expect(modelOf('x ~ Categorical([a, b, 1 - a - b])').constraints).toEqual(['a + b < 1']);
    expect(modelOf('x ~ Uniform(0, b)').positive).toEqual([]);
  });

  it('takes a negative value in “at” as a word on the sign', () => {
    expect(domainsOf('x ~ Normal(theta, variance = theta^2)', 'at theta = -1')).toEqual({ theta: 'R' });
  });
});

describe('stated domains', () => {
  it('narrow what is inferred, and are shown as stated', () => {
    expect(domainsOf('x ~ Normal(mu, sigma)', 'param sigma > 1', 'param mu in (0, 10)')).toEqual({
      mu: '(0, 10)',
      sigma: '(1, inf)',
    });
  });

  it('may hold other parameters', () => {
    const model = modelOf('x ~ Normal(a, b)', 'param b > a');
    expect(model.parameters.map((p) => p.domainText)).toEqual(['R', '(a, inf)']);
    expect(model.positive).toHaveLength(1);
  });
});
