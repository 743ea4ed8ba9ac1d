// What all rules keep to: a code with a page, sentences a person would write, one finding for one cause, no rule that takes the others down.
import { describe, expect, it } from 'vitest';
import { diagnosticSeverities } from '../../../server/engine/model/issue.ts';
import type { ModelFacts } from '../../../server/engine/regularity/condition.ts';
import { modelFindings, rules } from '../../../server/engine/rules/index.ts';
import { factsOf, findingsOf } from '../regularity/facts.ts';

const models: readonly (readonly string[])[] = [
  ['x ~ Uniform(0, theta)'],
  ['x ~ Pareto(m, alpha)'],
  ['x ~ Laplace(m, b)'],
  ['x ~ Normal(a + b, 1)'],
  ['x ~ Normal(t^3, 1)', 'at t = 0'],
  ['x ~ density(2*exp(-x)) on (0, inf)'],
  ['x ~ mass(p^x) on {0..}', 'at p = 0.5'],
  ['x ~ density(x) on (-1, 1)'],
  ['x ~ Gamma(k, b)', 'at k = 1e9, b = 1'],
  ['x ~ kernel((x - m)^(k - 1)*exp(-(x - m))) on (m, inf)'],
  ['param k > 2', 'x ~ kernel((x - m)^(k - 1)*exp(-(x - m))) on (m, inf)'],
  ['x ~ kernel(exp(-abs(x - m)^p)) on R'],
  ['x ~ Exponential(r)'],
  ['x ~ Normal(mu, sigma)'],
];

describe('a rule', () => {
  it('has a code of its own', () => {
    expect(new Set(rules.map((r) => r.code)).size).toBe(rules.length);
    for (const rule of rules) expect(Object.keys(diagnosticSeverities)).toContain(rule.code);
  });

  it('comes after those that explain it', () => {
    rules.forEach((rule, i) => {
      for (const code of rule.explainedBy) {
        const place = rules.findIndex((other) => other.code === code);
        expect(place, `${code} before ${rule.code}`).toBeLessThan(i);
      }
    });
  });

  it.each(models.map((lines) => [lines.join(' / '), lines] as const))('speaks in sentences: %s', (_, lines) => {
    const facts = factsOf(...lines);
    for (const { message, span } of findingsOf(facts)) {
      expect(message).toMatch(/\.$/);
      expect(message).not.toMatch(/!|invalid|undefined|NaN|\\|\{\}|\.\.(?!\})/i);
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.end).toBeLessThanOrEqual(facts.text.length);
    }
  });

  it('is silent where another explains it', () => {
    const codes = (...lines: readonly string[]): readonly string[] => findingsOf(factsOf(...lines)).map((f) => f.code);
    expect(codes('x ~ Uniform(0, theta)')).toEqual(['support-depends-on-parameter']);
    expect(codes('x ~ mass(p^x) on {0..}', 'at p = 0.5')).toEqual(['not-normalised']);
    expect(codes('x ~ density(x) on (-1, 1)')).toEqual(['negative-density']);
  });

  it('that fails is named, and the others still answer', () => {
    const facts = factsOf('x ~ Laplace(m, b)');
    const broken: ModelFacts = {
      ...facts,
      get algebra(): never {
        throw new Error('broken on purpose');
      },
    };
    const codes = modelFindings(broken, []).map((f) => f.code);
    expect(codes).toContain('internal-error');
    expect(codes).toContain('not-differentiable');
  });
});

describe('the hint on bounds', () => {
  const hinted = (line: string): boolean => findingsOf(factsOf(line)).some((f) => f.code === 'bound-not-attained');

  it('stands where no unbiased estimator attains the bound for all parameters', () => {
    expect(hinted('x ~ Exponential(r)')).toBe(true);
    expect(hinted('x ~ Normal(mu, sigma)')).toBe(true);
  });

  it('does not stand where one does', () => {
    expect(hinted('x ~ Exponential(scale = m)')).toBe(false);
    expect(hinted('x ~ Normal(mu, 1)')).toBe(false);
    expect(hinted('x ~ Poisson(lambda)')).toBe(false);
    expect(hinted('x ~ Bernoulli(p)')).toBe(false);
  });
});
