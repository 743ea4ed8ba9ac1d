// Whether the Cramér–Rao bound is attained: the score is a(θ)(T − g(θ)) for a multiple of the mean of a sufficient statistic and for
// nothing else (Lehmann and Casella 1998, theorem 2.5.12); the score's statistic of each by hand from its log-density.
import { describe, expect, it } from 'vitest';
import { toText } from '../../../server/engine/render/text.ts';
import { resultsOf } from '../modelOf.ts';

const attained = (law: string, g: string) => {
  const found = resultsOf(`x ~ ${law}`, `estimand g = ${g}`).bounds.find((b) => b.name === 'cramer-rao-estimand');
  return [found?.attained, found?.estimator && toText(found.estimator)];
};

describe('the bound is attained', () => {
  it.each([
    ['Rayleigh(s)', 's^2', 'x^2/2'],
    ['Geometric(p)', '1/p', 'x + 1'],
    ['Pareto(1, a)', '1/a', 'log(x)'],
    ['Weibull(3, l)', 'l^3', 'x^3'],
    ['Kumaraswamy(2, b)', '1/b', '-log(1 - x^2)'],
    ['NegativeBinomial(4, p)', '(1 - p)/p', 'x/4'],
    ['Gumbel(m, 1)', 'exp(-m)', 'exp(-x)'],
    ['Maxwell(a)', 'a^2', 'x^2/3'],
    ['Gamma(k, k)', 'log(k) - digamma(k)', 'x - log(x) - 1'],
    ['Normal(mu, sigma)', 'mu^2 + sigma^2', 'x^2'],
    ['Gamma(k, b)', 'digamma(k) - log(b)', 'log(x)'],
  ])('under %s for %s by %s', (law, g, estimator) => {
    expect(attained(law, g)).toEqual([true, estimator]);
  });
});

describe('the bound is not attained', () => {
  it.each([
    ['Rayleigh(s)', 's'],
    ['InverseGamma(3, b)', 'b'],
    ['Normal(0, sigma)', 'sigma'],
    ['Laplace(0, b)', 'b^2'],
    ['Logarithmic(p)', 'p'],
    ['Beta(a, 1)', 'a'],
    ['Bernoulli(p)', 'p*(1 - p)'],
    ['Poisson(l)', 'exp(-l)'],
    ['Normal(mu, sigma)', 'mu + 2*sigma'],
    // no exponential family
    ['Cauchy(m, 1)', 'm'],
    ['Logistic(m, 1)', 'm'],
  ])('under %s for %s', (law, g) => {
    expect(attained(law, g)).toEqual([false, undefined]);
  });
});
