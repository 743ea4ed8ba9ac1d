// Message lengths and their estimators, against Wallace and Freeman (1987), Wallace, Statistical and Inductive Inference by
// Minimum Message Length (2005), chapter 5, and algebra by hand.
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import { freeSymbols, type Expr } from '../../../server/engine/expr/expr.ts';
import { toText } from '../../../server/engine/render/text.ts';
import { furtherOf } from '../modelOf.ts';

const lengthOf = (...lines: readonly string[]) => furtherOf(...lines).priors?.messageLength;

const valueOf = (e: Expr, values: Readonly<Record<string, number>>): number =>
  evaluate(e, new Map([...freeSymbols(e)].map((s) => [s, values[s.name] ?? Number.NaN])));

describe('the message of one parameter', () => {
  it('is −log π + ½ log (N I) + ½ (1 + log 1/12)', () => {
    // ½ log(10/(0.3·0.7)) + ½ (1 − log 12), under the uniform prior
    const found = lengthOf('x ~ Binomial(10, p)', 'prior p ~ Uniform(0, 1)', 'at p = 0.3');
    expect(found?.value).toBeCloseTo(0.5 * Math.log(10 / 0.21) + 0.5 * (1 - Math.log(12)), 12);
    // 20 times as many observations, and the density 6 p (1 − p)
    const many = lengthOf('x ~ Bernoulli(p)', 'prior p ~ Beta(2, 2)', 'samples 20', 'at p = 0.3');
    expect(many?.value).toBeCloseTo(-Math.log(6 * 0.21) + 0.5 * Math.log(20 / 0.21) + 0.5 * (1 - Math.log(12)), 12);
  });

  it('is of two parameters with κ₂ = 5/(36√3)', () => {
    const lines = ['x ~ Normal(m, s)', 'prior m ~ Normal(0, 3)', 'prior s ~ Exponential(1)', 'samples 5'];
    const found = lengthOf(...lines, 'at m = 1, s = 2');
    const logPrior = -1 / 18 - Math.log(3) - 0.5 * Math.log(2 * Math.PI) - 2;
    const logDeterminant = Math.log(25 * (1 / 4) * (2 / 4));
    expect(found?.value).toBeCloseTo(-logPrior + 0.5 * logDeterminant + 1 + Math.log(5 / (36 * Math.sqrt(3))), 12);
  });

  it('has no number where the prior has no density, and is not told without priors of all parameters', () => {
    expect(lengthOf('x ~ Normal(m, 1)', 'prior m ~ Uniform(0, 1)', 'at m = 2')?.value).toBeUndefined();
    expect(lengthOf('x ~ Normal(m, s)', 'prior m ~ Normal(0, 1)')).toBeUndefined();
  });
});

describe('the estimator that makes the message shortest', () => {
  it.each<[name: string, lines: readonly string[], estimate: (n: number, t: number) => number]>([
    ['(x + ½)/(n + 1) of trials', ['x ~ Bernoulli(p)', 'prior p ~ Uniform(0, 1)'], (n, t) => (n * t + 0.5) / (n + 1)],
    ['(Σx + ½)/(n + 1/α) of counts', ['x ~ Poisson(l)', 'prior l ~ Exponential(1)'], (n, t) => (n * t + 0.5) / (n + 1)],
    ['of a rate', ['x ~ Exponential(r)', 'prior r ~ Gamma(2, 1)'], (n, t) => (n + 2) / (n * t + 1)],
    ['of a mean', ['x ~ Normal(m, 2)', 'prior m ~ Normal(0, 3)'], (n, t) => (n * t) / 4 / (n / 4 + 1 / 9)],
  ])('is %s', (_, lines, estimate) => {
    const found = lengthOf(...lines, 'samples N')?.estimator;
    expect(found && toText(found.statistic)).toBe('x');
    for (const [n, t] of [
      [4, 0.3],
      [25, 0.71],
    ] as const)
      expect(found && valueOf(found.expr, { N: n, [found.average.name]: t })).toBeCloseTo(estimate(n, t), 12);
  });

  it('is not told where the prior leaves out values of the parameter, which it may be', () => {
    expect(lengthOf('x ~ Normal(m, 1)', 'prior m ~ Uniform(0, 1)', 'samples 3')).toBeDefined();
    expect(lengthOf('x ~ Normal(m, 1)', 'prior m ~ Uniform(0, 1)', 'samples 3')?.estimator).toBeUndefined();
  });

  it('is not told of a law that is no exponential family', () => {
    expect(lengthOf('x ~ Cauchy(m, 1)', 'prior m ~ Normal(0, 3)')?.estimator).toBeUndefined();
  });
});
