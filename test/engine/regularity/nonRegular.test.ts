// The classic models without an information: the right word, and no number in any part of the report.
import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

const threshold = {
  gamma: (k: number) => `x ~ density((x - m)^(${k - 1})*exp(-(x - m)/s)/(s^${k}*gamma(${k}))) on (m, inf)`,
  weibull: (k: number) => `x ~ density(${k}/s*((x - m)/s)^(${k - 1})*exp(-((x - m)/s)^${k})) on (m, inf)`,
};

const models: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['Uniform(0, θ)', ['x ~ Uniform(0, theta)', 'at theta = 2'], /jumps at its upper end/],
  ['Uniform(θ, θ + 1)', ['x ~ Uniform(theta, theta + 1)', 'at theta = 2'], /jumps at both its ends/],
  [
    'a shifted exponential distribution',
    ['x ~ density(lambda*exp(-lambda*(x - m))) on (m, inf)', 'at lambda = 2, m = 0'],
    /jumps at its lower end/,
  ],
  ['the minimum of a Pareto distribution', ['x ~ Pareto(m, alpha)', 'at m = 1, alpha = 3'], /jumps at its lower end/],
  ['a gamma threshold with shape 1/2', [threshold.gamma(0.5), 'at m = 0, s = 1'], /unbounded.*no maximum/],
  ['a gamma threshold with shape 3/2', [threshold.gamma(1.5), 'at m = 0, s = 1'], /variance is infinite/],
  ['a gamma threshold with shape 2', [threshold.gamma(2), 'at m = 0, s = 1'], /variance is infinite/],
  ['a Weibull threshold with shape 0.7', [threshold.weibull(0.7), 'at m = 0, s = 1'], /unbounded.*no maximum/],
  ['a Weibull threshold with shape 1', [threshold.weibull(1), 'at m = 0, s = 1'], /jumps at its lower end/],
  ['a Weibull threshold with shape 3/2', [threshold.weibull(1.5), 'at m = 0, s = 1'], /variance is infinite/],
  ['a Weibull threshold with shape 2', [threshold.weibull(2), 'at m = 0, s = 1'], /variance is infinite/],
];

describe.each(models)('%s', (_, lines, word) => {
  const { full, model, codes, message, findings, derived } = told(...lines, 'samples 25');

  it('is said to be irregular, as a warning, in the right word', () => {
    expect(codes.filter((code) => code !== 'recognized-family')).toEqual(['support-depends-on-parameter']);
    expect(findings.find((f) => f.code === 'support-depends-on-parameter')?.severity).toBe('warning');
    expect(message('support-depends-on-parameter')).toMatch(word);
  });

  it('has no information, with the reason', () => {
    expect(['undefined', 'infinite']).toContain(model.fisher?.status);
    expect(model.fisher?.reason).toMatch(/The support .* moves with/);
    expect(model.fisher).toMatchObject({ matrix: null, at: null, verification: [] });
    expect(model.inverse).toBeNull();
  });

  it('has no Cramér–Rao bound, no standard errors, no Jeffreys prior and no quadratic approximation', () => {
    expect(full().bounds?.filter((b) => b.name.startsWith('cramer-rao') && b.value !== null)).toEqual([]);
    expect(full().bounds?.filter((b) => b.name.startsWith('cramer-rao') && b.expression !== null)).toEqual([]);
    expect(model.standardErrors).toBeNull();
    expect(full().jeffreys).toMatchObject({ density: null, proper: null, family: null });
    expect(full().divergences?.find((d) => d.name === 'kl-quadratic')?.value ?? null).toBeNull();
    expect(full().exponentialFamily).toBeNull();
  });

  it('has no derivation of an information or a bound', () => {
    expect(derived).not.toMatch(/Fisher information|Cramér/);
  });
});

describe('their regular neighbors keep their numbers', () => {
  it.each([
    ['a power function with a known end', 'x ~ Beta(a, 1)', 'at a = 2', 1 / 4],
    ['a known threshold', 'x ~ density(lambda*exp(-lambda*(x - 3))) on (3, inf)', 'at lambda = 2', 1 / 4],
    ['a known minimum', 'x ~ Pareto(1, alpha)', 'at alpha = 3', 1 / 9],
    ['a gamma threshold with shape 4', 'x ~ density((x - m)^3*exp(-(x - m))/6) on (m, inf)', 'at m = 0', 1 / 2],
  ] as const)('%s', (_, law, at, information) => {
    const { model, at: value } = told(law, at);
    expect(value[0]?.[0]).toBeCloseTo(information, 8);
    expect(model.standardErrors).not.toBeNull();
    expect(model.jeffreys?.density).not.toBeNull();
  });
});
