// Whether the stated domains are as wide as the distribution allows; domains as books state them for each distribution.
import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

const wide = (...lines: readonly string[]) =>
  told(...lines).model.regularity?.find((c) => c.condition === 'domains-wide');

describe('a stated domain', () => {
  it.each([
    [['param k > 0', 'x ~ Gamma(k, 1)']],
    [['param p in [0, 1]', 'x ~ Bernoulli(p)']],
    [['param r in (-1, 1)', 'x ~ MvNormal([0, 0], [[1, r], [r, 1]])']],
    // 1 + t(2x − 1) ≥ 0 on (0, 1) just where |t| ≤ 1
    [['param t in (-1, 1)', 'x ~ density(1 + t*(2*x - 1)) on (0, 1)']],
    [['param b > a', 'x ~ Uniform(a, b)']],
    [['param p in simplex(3)', 'x ~ Categorical(p)']],
    [['param m in R^2', 'x ~ MvNormal(m, [[1, 0], [0, 1]])']],
    [['x ~ Gamma(k, 1)']],
  ])('%j is as wide as the distribution allows', (lines) => {
    expect(wide(...lines)).toMatchObject({ verdict: 'holds' });
  });

  it.each([
    [['param k > 2', 'x ~ Gamma(k, 1)'], 'k in (2, ∞), where the distribution asks for (0, ∞)'],
    [['param xi > -1/2', 'x ~ GEV(0, 1, xi)'], 'ξ in (−0.5, ∞), where the distribution asks for ℝ'],
    [
      ['param r in (0, 1)', 'x ~ MvNormal([0, 0], [[1, r], [r, 1]])'],
      'r in (0, 1), where the distribution asks for (−1, 1)',
    ],
    [
      ['param t in (0, 1)', 'x ~ density(1 + t*(2*x - 1)) on (0, 1)'],
      't in (0, 1), where the distribution asks for (−1, 1)',
    ],
    [['param l > 1', 'x ~ kernel(exp(-l*x^2)) on R'], 'l in (1, ∞), where the distribution asks for (0, ∞)'],
    [['param b > a', 'x ~ Normal(a - b, 1)'], 'b − a > 0'],
  ])('%j is narrower, with a place beyond it at which the distribution exists', (lines, words) => {
    const found = wide(...lines);
    expect(found?.verdict).toBe('fails');
    expect(found?.reason).toContain(words);
    expect(found?.witness?.kind).toBe('point');
    // a writer may narrow on purpose
    expect(told(...lines).codes).not.toContain('domain-too-wide');
    expect(told(...lines).findings.map((f) => f.severity)).not.toContain('error');
  });

  it('has a witness outside of it and inside what the distribution asks for', () => {
    const value = Number(/k = (.*)$/.exec(wide('param k > 2', 'x ~ Gamma(k, 1)')?.witness?.text ?? '')?.[1]);
    expect(value).toBeGreaterThan(0);
    expect(value).toBeLessThan(2);
  });

  it('that is narrower leaves a part of the natural parameter space out', () => {
    expect(wide('param l in (1, 2)', 'x ~ Exponential(l)')?.reason).toContain(
      'As stated, the exponential family is not full',
    );
    expect(wide('param k in (1, 2)', 'x ~ Weibull(k, 1)')?.reason).not.toContain('full');
  });

  it('is not judged where the law beyond it was not seen to exist', () => {
    // beyond |t| = 1 the density is negative somewhere
    expect(wide('param t in (-1, 1)', 'x ~ density((1 + t*cos(x))/(2*pi)) on (-pi, pi)')?.verdict).not.toBe('fails');
  });
});
