// The Cramér–Rao bound for functions of the parameters, against textbooks.
import { describe, expect, it } from 'vitest';
import type { BoundResult } from '../../../server/engine/bounds/bound.ts';
import { toText } from '../../../server/engine/render/text.ts';
import { resultsOf } from '../modelOf.ts';

const boundOf = (name: string, ...lines: readonly string[]): BoundResult => {
  const found = resultsOf(...lines).bounds.find((b) => b.name === 'cramer-rao-estimand' && b.target === name);
  if (found === undefined) throw new Error('no bound');
  return found;
};

describe('the bound for an estimand', () => {
  it('is ∇gᵀI⁻¹∇g/N, in closed form and at the point', () => {
    // Lehmann and Casella, example 2.6.5: σ² of a normal law with unknown mean
    const variance = boundOf(
      'v',
      'x ~ Normal(mu, sigma)',
      'estimand v = sigma^2',
      'samples 10',
      'at mu = 1, sigma = 2',
    );
    expect(toText(variance.expression ?? expect.fail())).toBe('sigma^4/5');
    expect(variance.value).toBeCloseTo((2 * 2 ** 4) / 10, 12);
    expect(variance.attained).toBe(false);
    // P(X = 0) of a Poisson law, λ = 1, N = 5: λ exp(−2λ)/N = 0.027067
    const zero = boundOf('g', 'x ~ Poisson(lambda)', 'estimand g = exp(-lambda)', 'samples 5', 'at lambda = 1');
    expect(zero.value).toBeCloseTo(Math.exp(-2) / 5, 12);
  });

  it('is attained by a statistic where the score is a(θ)(T − g(θ))', () => {
    const mean = boundOf('m', 'x ~ Exponential(lambda)', 'estimand m = 1/lambda');
    expect(mean.attained).toBe(true);
    expect(toText(mean.estimator ?? expect.fail())).toBe('x');
    // σ² with a known mean: attained by the mean of (x − 3)²
    const spread = boundOf('v', 'x ~ Normal(3, sigma)', 'estimand v = sigma^2');
    expect([spread.attained, toText(spread.estimator ?? expect.fail())]).toEqual([true, 'x^2 - 6*x + 9']);
  });

  it('is finite for what a singular information determines, and infinite for what it does not', () => {
    const lines = ['x ~ Normal(a + b, 1)', 'samples 4', 'estimand s = a + b', 'estimand d = a - b', 'at a = 1, b = 2'];
    const sum = boundOf('s', ...lines);
    expect([toText(sum.expression ?? expect.fail()), sum.value, sum.attained]).toEqual(['1/4', 0.25, true]);
    const difference = boundOf('d', ...lines);
    expect([difference.expression, difference.value, difference.isInfinite]).toEqual([undefined, undefined, true]);
    expect(difference.reason).toContain('not in the range');
  });

  it('is infinite at a point where the information vanishes and the gradient does not', () => {
    const cubic = ['x ~ Normal(theta^3, 1)', 'estimand g = theta', 'estimand c = theta^3', 'at theta = 0'];
    const root = boundOf('g', ...cubic);
    expect([root.isInfinite, root.value]).toEqual([true, undefined]);
    // there the quadratic form is 0, its limit 1: no number
    expect(boundOf('c', ...cubic).value).toBeUndefined();
  });

  it('has no number on a kink, and none at all for a function with jumps', () => {
    expect(boundOf('g', 'x ~ Normal(mu, 1)', 'estimand g = abs(mu)', 'at mu = 0').value).toBeUndefined();
    const names = resultsOf('x ~ Normal(mu, 1)', 'estimand g = floor(mu)', 'at mu = 0').bounds.map((b) => b.name);
    expect(names).not.toContain('cramer-rao-estimand');
  });
});
