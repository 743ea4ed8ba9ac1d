// What is known of natural gradients: Amari (1998), Martens (2020), and, for D(θ′‖θ) in an exponential family, dm/dt = m′ − m.
import { describe, expect, it } from 'vitest';
import { primedSymbol } from '../../../server/engine/divergences/commonFamily.ts';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import type { Expr } from '../../../server/engine/expr/expr.ts';
import { modelOf } from '../modelOf.ts';
import { descentOf, naturalGradientOf, pathOf, textsOf } from './found.ts';

describe('the natural gradient of the log-likelihood', () => {
  it.each([
    ['x ~ Normal(mu, sigma)', ['x - mu', '(x - mu)^2/(2*sigma) - sigma/2']],
    ['x ~ Bernoulli(p)', ['x - p']],
    ['x ~ Poisson(l)', ['x - l']],
    ['x ~ Laplace(m, 2)', ['2*sign(x - m)']],
  ])('of %s', (block, expected) => {
    const found = naturalGradientOf(block);
    expect(found?.descent).toBeUndefined();
    expect(textsOf(found?.naturalScore)).toEqual(expected);
  });

  it('is not there where the information is singular, or there is none', () => {
    expect(naturalGradientOf('x ~ Normal(a + b, 1)')?.naturalScore).toBeUndefined();
  });
});

describe('the step on D(θ′‖θ)', () => {
  it.each([
    ['x ~ Normal(mu, 2)', 'mu = 0.5', 'mu = 3', ["mu' - mu"]],
    ['x ~ Bernoulli(p)', 'p = 0.2', 'p = 0.7', ["p' - p"]],
    ['x ~ Poisson(l)', 'l = 1', 'l = 4', ["l' - l"]],
    ['x ~ Poisson(exp(a))', 'a = 1', 'a = 2', ["exp(a' - a) - 1"]],
  ])('of %s', (block, at, versus, expected) => {
    const found = descentOf(block, `at ${at}`, `versus ${versus}`);
    expect(found.status).toBe('closed-form');
    expect(textsOf(found.naturalStep)).toEqual(expected);
  });

  it.each([
    ['x ~ Normal(mu, 2)', 'mu = 0.5', 'mu = 3'],
    ['x ~ Exponential(scale = s)', 's = 0.5', 's = 3'],
    ['x ~ Binomial(7, p)', 'p = 0.1', 'p = 0.8'],
    ['x ~ NegativeBinomial(mean = m, dispersion = 3)', 'm = 0.5', 'm = 4'],
    ['x ~ Normal(0, variance = v)', 'v = 0.5', 'v = 3'],
    ['(x, y) ~ MvNormal([a, b], [[1, 0.5], [0.5, 2]])', 'a = 0, b = 1', 'a = 2, b = -1'],
  ])('reaches the minimum at once in mean parameters: %s', (block, at, versus) => {
    const found = descentOf(block, `at ${at}`, `versus ${versus}`);
    const goal = [...versus.matchAll(/= (\S+?)(?:,|$)/g)].map((m) => Number(m[1]));
    const from = [...at.matchAll(/= (\S+?)(?:,|$)/g)].map((m) => Number(m[1]));
    goal.forEach((value, i) => {
      expect((from[i] as number) + (found.at?.naturalStep[i] as number)).toBeCloseTo(value, 10);
    });
  });
});

describe('the natural flow', () => {
  const times = Array.from({ length: 33 }, (_, k) => -Math.log1p((k / 32) * Math.expm1(-8)));

  it.each([
    ['x ~ Poisson(l)', 'l = 1', 'l = 5', ([l = 0]: readonly number[]) => [l]],
    ['x ~ Exponential(l)', 'l = 1', 'l = 5', ([l = 0]: readonly number[]) => [1 / l]],
    ['x ~ Geometric(p)', 'p = 0.8', 'p = 0.1', ([p = 0]: readonly number[]) => [(1 - p) / p]],
    [
      'x ~ Normal(mu, sigma)',
      'mu = 0, sigma = 2',
      'mu = 3, sigma = 0.5',
      ([m = 0, s = 0]: readonly number[]) => [m, m * m + s * s],
    ],
    [
      'x ~ InverseGaussian(m, l)',
      'm = 1, l = 2',
      'm = 2, l = 5',
      ([m = 0, l = 0]: readonly number[]) => [m, 1 / m + 1 / l],
    ],
  ])('of %s is straight in the mean parameters', (block, at, versus, means) => {
    const found = descentOf(block, `at ${at}`, `versus ${versus}`);
    expect(found.isStraightInMeans).toBe(true);
    const flow = pathOf(found, 'natural-flow', 'own');
    const [from, to] = [at, versus].map((text) =>
      means([...text.matchAll(/= (\S+?)(?:,|$)/g)].map((m) => Number(m[1]))),
    );
    flow?.points.forEach((theta, k) => {
      means(theta).forEach((m, i) => {
        const [a, b] = [from?.[i] as number, to?.[i] as number];
        const expected = b + (a - b) * Math.exp(-(times[k] as number));
        expect(Math.abs(m - expected)).toBeLessThan(1e-6 * (1 + Math.abs(a) + Math.abs(b)));
      });
    });
  });

  it.each([
    ['x ~ Weibull(k, l)', 'k = 1, l = 1', 'k = 3, l = 2'],
    ['x ~ Normal(t, t)', 't = 1', 't = 3'],
    ['x ~ Gumbel(m, b)', 'm = 0, b = 1', 'm = 1, b = 2'],
  ])('of %s is not', (block, at, versus) => {
    expect(descentOf(block, `at ${at}`, `versus ${versus}`).isStraightInMeans).toBe(false);
  });
});

describe('two systems of coordinates', () => {
  it.each([
    ['x ~ Normal(mu, sigma)', 'reparam v = sigma^2', 'mu = 0, sigma = 1', 'mu = 1, sigma = 0.5'],
    ['x ~ Gamma(k, rate = b)', 'reparam m = k/b', 'k = 1, b = 1', 'k = 3, b = 2'],
    ['x ~ Weibull(k, l)', 'reparam a = 1/k', 'k = 1, l = 1', 'k = 2, l = 2'],
    ['x ~ Bernoulli(p)', 'reparam eta = log(p/(1 - p))', 'p = 0.1', 'p = 0.8'],
  ])('give %s one natural flow and two plain ones (%s)', (block, reparam, at, versus) => {
    const found = descentOf(block, reparam, `at ${at}`, `versus ${versus}`);
    expect(found.other?.kind).toBe('stated');
    const bounds = (['own', 'other'] as const).map((c) => pathOf(found, 'natural-flow', c)?.errorBound ?? NaN);
    expect(found.naturalDifference).toBeLessThan(Math.max(...bounds) + 1e-8);
    expect(found.naturalDifference).toBeLessThan(1e-5);
    expect(found.gradientDifference).toBeGreaterThan(0.02);
  });
});

it('puts in the values of constants, in the support too', () => {
  const found = descentOf('x ~ Binomial(n, p)', 'const n', 'at n = 7, p = 0.1', 'versus p = 0.8');
  expect(found.status).toBe('closed-form');
  expect(found.at?.naturalStep[0]).toBeCloseTo(0.7, 10);
});

describe('every path', () => {
  it.each([
    ['x ~ Beta(a, b)', 'a = 0.5, b = 3', 'a = 4, b = 1'],
    ['x ~ Normal(mu, sigma)', 'mu = 0, sigma = 0.2', 'mu = 5, sigma = 1'],
    ['x ~ Binomial(9, p)', 'p = 0.01', 'p = 0.97'],
  ])('of %s stays in the parameter space and ends lower than it begins', (block, at, versus) => {
    const found = descentOf(block, `at ${at}`, `versus ${versus}`);
    expect(found.paths).toHaveLength(8);
    const symbols = modelOf(block).parameters.map((p) => p.symbol);
    const goal = [...versus.matchAll(/= (\S+?)(?:,|$)/g)].map((m) => Number(m[1]));
    for (const { points, lastObjective } of found.paths) {
      const end = points.at(-1) ?? [];
      const values = symbols.flatMap((symbol, i) => [
        [symbol, end[i] as number] as const,
        [primedSymbol(symbol), goal[i] as number] as const,
      ]);
      const value = evaluate(found.objective as Expr, new Map(values));
      expect(Math.abs(value - lastObjective)).toBeLessThan(1e-9 * (1 + value));
      expect(lastObjective).toBeLessThan(found.at?.objective ?? NaN);
      for (const theta of points) expect(theta.every(Number.isFinite)).toBe(true);
      if (!block.includes('Normal')) expect(points.flat().every((v) => v > 0)).toBe(true);
      if (block.includes('Binomial')) expect(points.flat().every((v) => v < 1)).toBe(true);
    }
  });
});

describe('a singular information', () => {
  it('has a pseudo-inverse where it is singular everywhere: the law arrives, not the parameters', () => {
    const found = descentOf('x ~ Normal(a + b, 1)', 'at a = 0, b = 1', 'versus a = 1, b = 3');
    expect(found.regularization).toEqual({ kind: 'pseudo-inverse', rank: 1, added: undefined });
    expect(found.at?.naturalStep.map((v) => Number(v.toFixed(10)))).toEqual([1.5, 1.5]);
    const [a = NaN, b = NaN] = pathOf(found, 'natural-descent', 'own')?.points.at(-1) ?? [];
    expect(a + b).toBeCloseTo(4, 4);
    expect(b - a).toBeCloseTo(1, 8);
  });

  it('is damped where it is singular at the start only', () => {
    const mixture = ['x ~ mixture(w: Normal(0, 1), 1 - w: Normal(m, 1))', 'at w = 0.5, m = 0', 'versus w = 0.3, m = 2'];
    const found = descentOf(...mixture);
    // I = diag(0, (1 − w)²) at m = 0; a hundredth of the mean of its diagonal is 0.00125
    expect(found.regularization?.kind).toBe('levenberg');
    expect(found.regularization?.added).toBeCloseTo(0.00125, 10);
    // −E′[s] = −(1 − w) E′[x] = −0.5·1.4
    expect(found.at?.gradient[1]).toBeCloseTo(-0.7, 9);
    expect(found.at?.naturalStep[1]).toBeCloseTo(0.7 / 0.25125, 7);
    expect(pathOf(found, 'natural-flow', 'own')).toBeUndefined();
    expect(found.reason).toMatch(/singular at the start/);
  });
});

describe('where there is no descent', () => {
  it('says so', () => {
    expect(naturalGradientOf('x ~ Uniform(0, t)', 'at t = 1', 'versus t = 2')?.descent?.paths ?? []).toEqual([]);
    const moving = descentOf('x ~ GEV(m, s, 0.1)', 'at m = 0, s = 1', 'versus m = 1, s = 2');
    expect(moving.status).toBe('unresolved');
    expect(moving.reason).toMatch(/support moves/);
    const same = descentOf('x ~ Normal(mu, 1)', 'at mu = 1', 'versus mu = 1');
    expect(same.paths).toEqual([]);
  });
});
