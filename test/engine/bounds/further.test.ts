// The bounds beyond Cramér and Rao, held to values that mpmath found (test/reference/bounds) and to what books say of them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyzeBlock } from '../../../server/engine/analysis.ts';
import { Budget } from '../../../server/engine/base/budget.ts';
import { quotientFromBelow } from '../../../server/engine/bounds/barankinQuotient.ts';
import { weissWeinsteinAt } from '../../../server/engine/bounds/weissWeinstein.ts';
import type { BoundReport } from '../../../server/engine/report/schema.ts';
import { parseNote } from '../../../server/engine/text/noteParser.ts';
import { analysisOf, resultsOf } from '../modelOf.ts';

interface Case {
  readonly lines: readonly string[];
  readonly other?: readonly string[];
  readonly name: string;
  readonly target: string;
  readonly value: string;
  readonly order?: number;
  readonly count?: number;
  readonly shift?: number;
  readonly pseudoTrue?: string;
}
const file = path.resolve(import.meta.dirname, '../../reference/bounds/further.json');
const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly Case[];
const named = (...names: readonly string[]): (readonly [string, Case])[] =>
  cases
    .filter((c) => names.includes(c.name))
    .map((c) => [[...c.lines, c.target, c.order ?? c.count ?? c.shift ?? ''].join(' / '), c] as const);

const known = new Map<string, readonly BoundReport[]>();
function boundsOf(...lines: readonly string[]): readonly BoundReport[] {
  const key = lines.join('\n');
  let found = known.get(key);
  if (found === undefined) known.set(key, (found = analysisOf(...lines).model?.bounds ?? []));
  return found;
}
const isClose = (value: number | null | undefined, reference: number, relative: number): void => {
  expect(Math.abs((value ?? NaN) - reference)).toBeLessThanOrEqual(relative * Math.abs(reference));
};

describe('Bhattacharyya’s bounds', () => {
  it.each(named('bhattacharyya'))('%s', (_, { lines, target, order, value }) => {
    const bound = boundsOf(...lines).find(
      (b) => b.name === 'bhattacharyya' && b.target === target && b.order === order,
    );
    // what is attained in the second order needs no third
    const settled = boundsOf(...lines).find(
      (b) => b.name === 'bhattacharyya' && b.target === target && b.attained === true,
    );
    isClose((bound ?? settled)?.value, Number(value), 1e-11);
  });

  it('are formulas in N, attained where an estimator reaches them', () => {
    const [square] = boundsOf('x ~ Normal(mu, 1)', 'estimand g = mu^2', 'samples N').filter(
      (b) => b.name === 'bhattacharyya',
    );
    expect(square).toMatchObject({ order: 2, attained: true });
    expect(square?.expression?.text).toBe('2*(1 + 2*N*mu^2)/N^2');
    const poisson = boundsOf('x ~ Poisson(lambda)', 'estimand g = exp(-lambda)', 'at lambda = 1', 'samples 5');
    const second = poisson.find((b) => b.name === 'bhattacharyya' && b.order === 2);
    expect(second?.value).toBeCloseTo(0.029774, 6);
    expect(second?.attained).toBe(false);
    // of (1 − 1/N)^ΣX, which is unbiased: e^(−2λ)(e^(λ/N) − 1)
    expect(second?.value).toBeLessThan(Math.exp(-2) * Math.expm1(1 / 5));
  });

  it('are infinite where one observation cannot tell the square of a probability', () => {
    const [bound] = boundsOf('x ~ Bernoulli(p)', 'estimand g = p^2', 'at p = 0.3').filter(
      (b) => b.name === 'bhattacharyya',
    );
    expect(bound?.value).toBeNull();
    expect(bound?.reason).toMatch(/^Infinite/);
  });

  it.each([
    [['x ~ Laplace(m, 1)'], 'a kink moves with the parameter'],
    [['x ~ Uniform(0, theta)'], 'the support moves'],
    [['x ~ density((1 - (x - m)^2)^4*315/256) on (m - 1, m + 1)'], 'the support moves'],
    [['x ~ Normal(mu, 1)'], 'the Cramér–Rao bound is attained'],
    [['x ~ density(exp(-max(abs(x - m), (x - m)^2/2 + 1/2))/3) on R'], 'the second derivative jumps'],
  ])('are silent for %j: %s', (lines) => {
    expect(boundsOf(...lines).filter((b) => b.name === 'bhattacharyya')).toEqual([]);
  });
});

describe('Barankin’s bounds', () => {
  it.each(named('barankin', 'chapman-robbins'))('%s', (_, { lines, target, count, value }) => {
    const bound = boundsOf(...lines).find(
      (b) =>
        (count === 1 ? b.name === 'chapman-robbins' : b.name === 'barankin') &&
        b.target === target &&
        b.testPoints?.length === count,
    );
    expect(bound?.value).toBeLessThanOrEqual(Number(value) * (1 + 1e-12));
    isClose(bound?.value, Number(value), 1e-4);
  });

  it('approach the variance of the unbiased estimator of an end', () => {
    const bounds = boundsOf('x ~ Uniform(0, theta)', 'at theta = 1');
    expect(bounds.map((b) => Number(b.value?.toFixed(5)))).toEqual([0.25, 0.2963, 0.32407, 0.33258]);
    for (const { value } of bounds) expect(value).toBeLessThan(1 / 3);
  });

  it('answer for whole-number parameters, where there is no Cramér–Rao bound', () => {
    const bounds = boundsOf('param mu in {-10..10}', 'x ~ Normal(mu, 1)', 'at mu = 0');
    expect(bounds.some((b) => b.name.startsWith('cramer-rao'))).toBe(false);
    expect(bounds.find((b) => b.name === 'chapman-robbins')?.value).toBeCloseTo(1 / Math.expm1(1), 8);
    const two = bounds.find((b) => b.testPoints?.length === 2);
    // Δ = (1, −1) and B = [[e − 1, 1/e − 1], [1/e − 1, e − 1]]
    expect(two?.value).toBeCloseTo(2 / (Math.E - 1 / Math.E), 9);
    for (const { value } of bounds) expect(value).toBeLessThan(1);
  });

  it('give a quotient that is never above the true one, also for a matrix that rounding makes singular', () => {
    const points = [0.1, 0.1 + 1e-9, 0.2];
    const b = points.map((s) => points.map((t) => Math.expm1(s * t)));
    const errors = b.map((row) => row.map((v) => 1e-15 * (1 + v)));
    const value = quotientFromBelow(b, errors, points);
    expect(value).toBeGreaterThan(0);
    expect(value).toBeLessThanOrEqual(1);
    expect(quotientFromBelow([[0]], [[0]], [1])).toBe(0);
    expect(quotientFromBelow([[Infinity]], [[0]], [1])).toBe(0);
  });
});

describe('the bounds of one target', () => {
  it.each([
    [['x ~ Exponential(lambda)', 'at lambda = 0.8', 'samples 4']],
    [['x ~ Geometric(p)', 'at p = 0.3', 'samples 4']],
    [['x ~ Poisson(lambda)', 'estimand g = sqrt(lambda)', 'at lambda = 2', 'samples 3']],
    [['x ~ Cauchy(m, 2)', 'at m = 1', 'samples 2']],
    [['x ~ Normal(0, sigma)', 'estimand g = log(sigma)', 'at sigma = 1.5', 'samples 6']],
    [['x ~ Weibull(k, 1)', 'at k = 1.5', 'samples 5']],
    [['x ~ Beta(a, 2)', 'at a = 1.5', 'samples 5']],
  ])('do not decrease with the order, nor with the test points: %j', (lines) => {
    const bounds = boundsOf(...lines);
    for (const target of new Set(bounds.map((b) => b.target))) {
      const own = bounds.filter((b) => b.target === target && b.value !== null);
      const base = own.find((b) => b.name.startsWith('cramer-rao'))?.value ?? NaN;
      const orders = own.filter((b) => b.name === 'bhattacharyya').map((b) => b.value ?? NaN);
      const points = own.filter((b) => b.testPoints !== undefined).map((b) => b.value ?? NaN);
      for (const ladder of [orders, points])
        [base, ...ladder].reduce((before, value) => {
          expect(value).toBeGreaterThanOrEqual(before * (1 - 1e-12));
          return value;
        });
    }
    expect(bounds.filter((b) => b.order !== undefined || b.testPoints !== undefined).length).toBeGreaterThan(0);
  });
});

describe('van Trees’ inequality', () => {
  it.each(named('van-trees'))('%s', (_, { lines, target, value }) => {
    const bound = boundsOf(...lines).find((b) => b.name === 'van-trees' && b.target === target);
    expect(bound?.bounded).toBe('mean-squared-error');
    isClose(bound?.value, Number(value), bound?.expression === null ? 1e-7 : 1e-12);
    expect(bound?.value).toBeLessThanOrEqual(Number(value) * (1 + 1e-12));
  });

  it('is attained by a normal posterior, and by no other that is claimed', () => {
    const of = (prior: string): BoundReport | undefined =>
      boundsOf('x ~ Normal(mu, 1)', `prior mu ~ ${prior}`, 'samples N').find((b) => b.name === 'van-trees');
    expect(of('Normal(0, 2)')).toMatchObject({ attained: true });
    expect(of('Laplace(0, 1)')).toMatchObject({ attained: null });
    expect(of('Logistic(0, 1)')).toMatchObject({ attained: null });
  });

  it('takes the information as a matrix', () => {
    const bounds = boundsOf(
      'x ~ Normal(mu, sigma)',
      'prior mu ~ Normal(0, 2)',
      'prior sigma ~ LogNormal(0, 1)',
      'samples 3',
    );
    const value = (target: string): number =>
      bounds.find((b) => b.name === 'van-trees' && b.target === target)?.value ?? NaN;
    // E[1/σ²] = e²; for log-normal priors E[(∂ log π)²] = 2e²
    expect(value('mu')).toBeCloseTo(1 / (3 * Math.exp(2) + 1 / 4), 12);
    expect(value('sigma')).toBeCloseTo(1 / (6 * Math.exp(2) + 2 * Math.exp(2)), 12);
  });

  it.each([
    ['Uniform(0, 1)', /does not vanish/],
    ['Beta(1, 3)', /does not vanish/],
    ['Beta(2, 3)', /infinite/],
    ['Normal(0.5, 0.2) on (0, 1)', /does not vanish/],
  ])('does not hold for a prior %s', (prior, why) => {
    const bound = boundsOf('x ~ Binomial(5, p)', `prior p ~ ${prior}`, 'samples 2').find((b) => b.name === 'van-trees');
    expect(bound).toMatchObject({ value: null, expression: null });
    expect(bound?.reason).toMatch(why);
  });
});

describe('the Weiss–Weinstein bound', () => {
  it.each(named('weiss-weinstein'))('%s', (_, { lines, target, shift, value }) => {
    const at = weissWeinsteinAt(resultsOf(...lines), new Budget(1e6))?.at ?? (() => NaN);
    const found = at(shift ?? NaN);
    isClose(found, Number(value), 1e-6);
    const shown = boundsOf(...lines).find((b) => b.name === 'weiss-weinstein' && b.target === target);
    if (shown !== undefined) expect(shown.value).toBeGreaterThanOrEqual(found * (1 - 1e-12));
  });

  it('lies below the error of the mean of the posterior', () => {
    const shown = boundsOf('x ~ Binomial(10, p)', 'prior p ~ Uniform(0, 1)').find((b) => b.name === 'weiss-weinstein');
    // E Var(p | x) = a b/((a + b)(a + b + 1)(a + b + n)) for a Beta(a, b) prior
    expect(shown?.value).toBeGreaterThan(0);
    expect(shown?.value).toBeLessThan(1 / (2 * 3 * 12));
  });
});

describe('the bound under a constraint', () => {
  it('is the covariance of proportions', () => {
    const bounds = boundsOf('x ~ Multinomial(10, p)', 'at p = [0.2, 0.3, 0.5]', 'samples 4').filter(
      (b) => b.name === 'constrained',
    );
    expect(bounds[0]?.matrix?.map((row) => row.map((e) => e.text))).toEqual([
      ['p[1]*(1 - p[1])/40', '-p[1]*p[2]/40', '-p[1]*p[3]/40'],
      ['-p[1]*p[2]/40', 'p[2]*(1 - p[2])/40', '-p[2]*p[3]/40'],
      ['-p[1]*p[3]/40', '-p[2]*p[3]/40', 'p[3]*(1 - p[3])/40'],
    ]);
    expect(bounds[1]).toMatchObject({ target: 'p[3]' });
    expect(bounds[1]?.value).toBeCloseTo(0.25 / 40, 12);
  });
});

describe('maximum likelihood under another model', () => {
  const under = (lines: readonly string[], other: readonly string[]): readonly BoundReport[] => {
    const text = ['```model', ...lines, 'versus model other', '```', '', '```model other', ...other, '```', ''].join(
      '\n',
    );
    const { blocks } = parseNote(text);
    const [block] = blocks;
    if (block === undefined) throw new Error('The text holds no block.');
    const { model } = analyzeBlock({ block, others: blocks.slice(1), budget: 5e6 });
    return (model?.bounds ?? []).filter((b) => b.name === 'misspecified');
  };

  it.each(named('misspecified'))('%s', (_, { lines, other = [], target, value, pseudoTrue }) => {
    const bound = under(lines, other).find((b) => b.target === target);
    isClose(bound?.value, Number(value), 1e-7);
    isClose(bound?.pseudoTrue, Number(pseudoTrue), 1e-8);
  });

  it('has no parameter to go to where the data can lie outside the support', () => {
    const [bound] = under(['x ~ Exponential(lambda)', 'at lambda = 2'], ['x ~ Normal(m, 1)', 'at m = 1']);
    expect(bound?.value).toBeNull();
    expect(bound?.reason).toMatch(/density is 0/);
  });
});
