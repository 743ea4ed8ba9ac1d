// Mean, bias, variance and efficiency of estimators, against textbooks and 20-digit numbers from mpmath.
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import type { EstimatorResult, Quantity } from '../../../server/engine/estimators/estimatorResult.ts';
import { estimatorResults } from '../../../server/engine/estimators/estimatorResults.ts';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import { freeSymbols } from '../../../server/engine/expr/expr.ts';
import { toText } from '../../../server/engine/render/text.ts';
import { furtherOf, resultsOf } from '../modelOf.ts';

const judge = (...lines: readonly string[]): EstimatorResult => {
  const [first] = estimatorResults(resultsOf(...lines), new Budget(2e6));
  return first ?? expect.fail();
};

/** A closed form at values by name. */
const at = ({ expression }: Quantity, values: Readonly<Record<string, number>>): number =>
  expression === undefined
    ? NaN
    : evaluate(expression, new Map([...freeSymbols(expression)].map((s) => [s, values[s.name] ?? NaN])));

const text = ({ expression }: Quantity): string => (expression === undefined ? 'none' : toText(expression));

describe('by sums of moments', () => {
  it('judges means and variances of samples', () => {
    const mean = judge('x ~ Normal(mu, sigma)', 'samples N', 'estimator T = mean(x)');
    expect([mean.target?.name, mean.isUnbiased, text(mean.variance)]).toEqual(['mu', true, 'sigma^2/N']);
    expect(mean.efficiencies.map((e) => text({ expression: e.expression } as Quantity))).toEqual(['1']);
    // Lehmann and Casella, example 2.2.1 and 2.2.5: var S² = 2σ⁴/(n − 1), and 2(n − 1)σ⁴/n² with the divisor n
    const unbiased = judge('x ~ Normal(mu, sigma)', 'samples N', 'estimand v = sigma^2', 'estimator S of v = var(x)');
    expect([unbiased.isUnbiased, text(unbiased.variance)]).toEqual([true, '2*sigma^4/(N - 1)']);
    const biased = judge(
      'x ~ Normal(mu, sigma)',
      'samples N',
      'estimand v = sigma^2',
      'estimator S of v = mean((x - mean(x))^2)',
    );
    expect([biased.isUnbiased, text(biased.bias)]).toEqual([false, '-sigma^2/N']);
    expect(at(biased.variance, { sigma: 2, N: 7 })).toBeCloseTo((2 * 6 * 2 ** 4) / 49, 12);
    expect(at(biased.meanSquaredError, { sigma: 1, N: 7 })).toBeCloseTo(13 / 49, 12);
    expect(biased.efficiencies.map((e) => e.bound)).toEqual(['cramer-rao-biased']);
  });

  it('knows the fourth moments of other laws', () => {
    // var S² = μ₄/n − σ⁴(n − 3)/(n(n − 1)): Poisson, λ = 2, n = 4 (mpmath: 3.16666666666666667)
    const poisson = judge('x ~ Poisson(lambda)', 'samples 4', 'estimator V = var(x)', 'at lambda = 2');
    expect([poisson.isUnbiased, poisson.variance.status]).toEqual([true, 'closed-form']);
    expect(poisson.variance.value).toBeCloseTo(19 / 6, 12);
    // Lehmann and Casella, problem 2.3.4: the UMVU estimator of pq
    const pq = judge(
      'x ~ Bernoulli(p)',
      'samples N',
      'estimand v = p*(1 - p)',
      'estimator T of v = N/(N - 1)*mean(x)*(1 - mean(x))',
    );
    expect(pq.isUnbiased).toBe(true);
    // bivariate normal: var of the mean product is (1 + r²)/N
    const product = judge('x ~ MvNormal([0, 0], [[1, r], [r, 1]])', 'samples 10', 'estimator T = mean(x[1]*x[2])');
    expect([product.isUnbiased, text(product.variance)]).toEqual([true, '(1 + r^2)/10']);
  });

  it('says where moments are infinite, or there are none', () => {
    const heavy = judge('x ~ Pareto(m, a)', 'samples N', 'estimator V of m = mean(x)');
    expect(heavy.mean.conditions?.map(toText)).toEqual(['a - 1']);
    expect(heavy.variance.conditions?.map(toText)).toEqual(['a - 2']);
    const infinite = judge('x ~ Pareto(1, a)', 'samples 10', 'estimator V = mean(x)', 'at a = 1.5');
    expect([infinite.mean.value, infinite.variance.status]).toEqual([3, 'infinite']);
    const none = judge('x ~ Cauchy(m, 1)', 'samples 10', 'estimator T = mean(x)', 'at m = 0');
    expect([none.mean.status, none.variance.status, none.isUnbiased]).toEqual(['undefined', 'undefined', undefined]);
  });
});

describe('by the laws of sums', () => {
  it('has functions of a mean that is a gamma variable', () => {
    // the UMVU estimator of a rate: (n − 1)/Σx has variance λ²/(n − 2), against λ²/n
    const best = judge('x ~ Exponential(lambda)', 'samples N', 'estimator T = (N - 1)/sum(x)');
    expect([best.isUnbiased, text(best.variance)]).toEqual([true, 'lambda^2/(N - 2)']);
    expect(best.variance.conditions?.map(toText)).toEqual(['N - 2']);
    expect(best.efficiencies.map((e) => text({ expression: e.expression } as Quantity))).toEqual(['1 - 2/N']);
    const two = judge('x ~ Exponential(lambda)', 'samples 2', 'estimator T = 1/mean(x)', 'at lambda = 1');
    expect([two.mean.value, two.variance.status]).toEqual([2, 'infinite']);
  });

  it('has functions of the mean and variance of a normal sample', () => {
    // mpmath: c₄(5) = 0.93998560298662518…, and var sd = 1 − c₄² = 0.11642706617787065…
    const sd = judge('x ~ Normal(mu, sigma)', 'samples 5', 'estimator S of sigma = sd(x)', 'at mu = 3, sigma = 1');
    expect(sd.mean.value).toBeCloseTo(0.93998560298662519, 14);
    expect(sd.variance.value).toBeCloseTo(0.11642706617787065, 13);
    expect(sd.isUnbiased).toBe(false);
  });

  it('has exponentials of means by products', () => {
    // e^(−λ) of Poisson at λ = 1, n = 5: UMVU variance 0.029964, bound 0.027067
    const zero = judge(
      'x ~ Poisson(lambda)',
      'samples 5',
      'estimand g = exp(-lambda)',
      'estimator T of g = (1 - 1/5)^sum(x)',
      'at lambda = 1',
    );
    expect(zero.isUnbiased).toBe(true);
    expect(zero.variance.value).toBeCloseTo(Math.exp(-2) * (Math.exp(0.2) - 1), 14);
    expect(zero.efficiencies[0]?.value).toBeCloseTo(0.2 / (Math.exp(0.2) - 1), 12);
  });
});

describe('by order statistics', () => {
  it('has extremes where the distribution function is closed', () => {
    // the UMVU estimator of a uniform end: (n + 1)/n max x, variance θ²/(n(n + 2))
    const uniform = judge('x ~ Uniform(0, theta)', 'samples N', 'estimator T = (N + 1)/N*max(x)');
    expect([uniform.isUnbiased, text(uniform.variance)]).toEqual([true, 'theta^2/(N*(N + 2))']);
    const least = judge('x ~ Pareto(m, a)', 'samples 10', 'estimator T of m = min(x)');
    expect([text(least.mean), least.isUnbiased]).toEqual(['10*a*m/(10*a - 1)', false]);
    // maximum of 5 exponentials with rate 2: (1 + 1/2 + … + 1/5)/2 and (1 + 1/4 + … + 1/25)/4
    const last = judge('x ~ Exponential(lambda)', 'samples 5', 'estimator T = max(x)', 'at lambda = 2');
    expect(last.mean.value).toBeCloseTo(1.1416666666666667, 13);
    expect(last.variance.value).toBeCloseTo(0.36590277777777778, 13);
  });

  it('has numbers for medians by quadrature', () => {
    // mpmath, 20 digits
    const cauchy = judge('x ~ Cauchy(m, 1)', 'samples 11', 'estimator M = median(x)', 'at m = 0');
    expect([cauchy.variance.status, cauchy.isUnbiased]).toEqual(['numeric', true]);
    expect(cauchy.variance.value).toBeCloseTo(0.30680357423812075, 12);
    const normal = judge('x ~ Normal(mu, 1)', 'samples 3', 'estimator M = median(x)', 'at mu = 0');
    expect(normal.variance.value).toBeCloseTo(0.44867110457820795, 12);
  });
});

describe('by simulation', () => {
  it('covers known values with its error, and is the same every time', () => {
    // the range of 4 standard normal observations: d₂ = 2.0588, d₃ = 0.8798 (Harter 1960)
    const lines = ['x ~ Normal(mu, sigma)', 'samples 4', 'estimator T = max(x) - min(x)', 'at mu = 0, sigma = 1'];
    const first = judge(...lines);
    expect([first.mean.status, first.variance.status]).toEqual(['numeric', 'simulated']);
    expect(first.mean.value).toBeCloseTo(2.05875, 5);
    const { value = NaN, errorBound = NaN } = first.variance;
    expect(Math.abs(value - 0.77406)).toBeLessThan(errorBound);
    expect(errorBound).toBeLessThan(0.1 * value);
    expect(judge(...lines).variance.value).toBe(value);
    // a Poisson median of 4, a correlation: E r = ρ − ρ(1 − ρ²)/(2n) + O(1/n²) (Hotelling 1953)
    const r = judge(
      'x ~ MvNormal([0, 0], [[1, r], [r, 1]])',
      'samples 40',
      'estimator C of r = cor(x[1], x[2])',
      'at r = 0.5',
    );
    expect(Math.abs((r.mean.value ?? NaN) - (0.5 - (0.5 * 0.75) / 80))).toBeLessThan((r.mean.errorBound ?? 0) + 5e-4);
  });

  it('gives no number where the tails are too heavy for one', () => {
    const ratio = judge('x ~ Normal(mu, 1)', 'samples 4', 'estimator T = max(x)/min(x)', 'at mu = 0');
    expect([ratio.mean.value, ratio.variance.value]).toEqual([undefined, undefined]);
    expect(ratio.variance.reason).toContain('too heavy');
  });

  it('is not asked without a point, or without a number of observations', () => {
    const open = judge('x ~ Normal(mu, sigma)', 'samples N', 'estimator T of mu = median(x)');
    expect([open.variance.status, open.variance.value]).toEqual(['unresolved', undefined]);
  });
});

describe('probabilities of events', () => {
  it.each([
    [['x ~ Poisson(lambda)', 'estimand z = exp(-lambda)'], 'count((x = 0))/N'],
    [['x ~ Poisson(lambda)', 'estimand z = exp(-lambda)*lambda^2/2'], 'count(x > 1 and x < 3)/N'],
    [['x ~ Normal(mu, sigma)', 'estimand z = Phi((mu - 2)/sigma)'], 'count(x > 2)/N'],
    [
      ['x ~ Normal(mu, sigma)', 'estimand z = Phi((1 - mu)/sigma) - Phi((-1 - mu)/sigma)'],
      'count(x > -1 and x <= 1)/N',
    ],
    [['x ~ Weibull(k, s)', 'estimand z = exp(-(1/s)^k)'], 'count(x > 1)/N'],
    [['x ~ NegativeBinomial(r, p)', 'estimand z = p^r'], 'count((x = 0))/N'],
    [['x ~ Geometric(p)', 'estimand z = (1 - p)^3'], 'count(x >= 3)/N'],
  ])('are estimated without bias by the share of the observations: %j', (lines, share) => {
    const found = judge(...lines, 'samples N', `estimator T of z = ${share}`);
    expect([found.isUnbiased, found.variance.status]).toEqual([true, 'closed-form']);
  });

  it('have the variance p(1 − p)/N', () => {
    const found = judge('x ~ Poisson(lambda)', 'samples N', 'estimator T = count((x = 0))/N');
    expect(at(found.variance, { lambda: 1.5, N: 7 })).toBeCloseTo((Math.exp(-1.5) * -Math.expm1(-1.5)) / 7, 14);
  });
});

describe('by symmetry', () => {
  it.each([
    [['x ~ Laplace(m, b)', 'samples 4', 'at m = 1, b = 1'], 'median(x)'],
    [['x ~ Normal(m, s)', 'samples 6', 'at m = 1, s = 2'], '(min(x) + max(x))/2'],
    [['x ~ Logistic(m, s)', 'samples 5', 'at m = 1, s = 2'], 'median(x)/2 + mean(x)/2'],
    [['x ~ Cauchy(m, s)', 'samples 3', 'at m = 1, s = 2'], 'median(x)'],
    [['x ~ density(exp(-(x - m)^4)/(2*1.8128049541109541559/2)) on R', 'samples 2', 'at m = 1'], 'median(x)'],
  ])('a statistic that turns with the law has its center as its mean: %j, %s', (lines, statistic) => {
    expect(judge(...lines, `estimator T of m = ${statistic}`).isUnbiased).toBe(true);
  });

  it.each([
    // the median of two or one observations of a Cauchy law has no mean
    [['x ~ Cauchy(m, s)', 'samples 2', 'at m = 1, s = 2'], 'median(x)'],
    [['x ~ Normal(m, s)', 'samples 6', 'at m = 1, s = 2'], '(min(x) + 2*max(x))/3'],
    [['x ~ Gumbel(m, s)', 'samples 4', 'at m = 1, s = 2'], 'median(x)'],
  ])('nothing is said without it: %j, %s', (lines, statistic) => {
    const found = judge(...lines, `estimator T of m = ${statistic}`);
    expect(found.isUnbiased).not.toBe(true);
    expect(found.mean.status).not.toBe('closed-form');
  });

  it('is told where the mean exists', () => {
    const found = judge(
      'x ~ StudentT(nu, m, s)',
      'samples 3',
      'estimator T of m = median(x)',
      'at nu = 3, m = 0, s = 1',
    );
    expect(found.mean.conditions?.map(toText)).toEqual(['nu/2 - 1/4']);
  });
});

describe('efficiencies', () => {
  const { estimators } = furtherOf(
    'x ~ Normal(mu, sigma)',
    'samples 10',
    'estimand v = sigma^2',
    'estimator S of v = var(x)',
    'at mu = 0, sigma = 1',
  );

  it('are told against every bound for unbiased estimators', () => {
    const all = estimators[0]?.efficiencies.map((e) => [
      e.bound,
      e.order,
      text({ expression: e.expression } as Quantity),
    ]);
    expect(all).toEqual([
      ['cramer-rao-estimand', undefined, '9/10'],
      ['bhattacharyya', 2, '1'],
    ]);
  });

  it('carry the error of a simulated variance', () => {
    const [median] = furtherOf('x ~ Normal(mu, 1)', 'samples 10', 'estimator T = median(x)', 'at mu = 0').estimators;
    const [found] = median?.efficiencies ?? [];
    // David and Nagaraja, Order Statistics (2003): 10 var = 1.3833
    expect(Math.abs((found?.value ?? NaN) - 1 / 1.3833)).toBeLessThan(found?.errorBound ?? 0);
  });
});
