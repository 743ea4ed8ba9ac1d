// The Hammersley–Chapman–Robbins bound, held to suprema that mpmath found (test/reference/bounds), and shown only where it is needed.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BoundReport } from '../../../server/engine/report/schema.ts';
import { analysisOf } from '../modelOf.ts';

interface Case {
  readonly lines: readonly string[];
  readonly target: string;
  readonly value: number;
}
const file = path.resolve(import.meta.dirname, '../../reference/bounds/chapmanRobbins.json');
const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly Case[];

const boundsOf = (...lines: readonly string[]): readonly BoundReport[] =>
  (analysisOf(...lines).model?.bounds ?? []).filter((b) => b.name === 'chapman-robbins');

describe('the Chapman–Robbins bound', () => {
  it.each(cases.map((c) => [c.lines.join(' / '), c] as const))('%s', (_, { lines, target, value }) => {
    const bound = boundsOf(...lines).find((b) => b.target === target);
    expect(bound?.value).toBeLessThanOrEqual(value * (1 + 1e-12));
    expect(bound?.value).toBeGreaterThanOrEqual(value * (1 - 1e-6));
    expect(bound?.reason).toMatch(/′ = .* [−+] [\d.]+/);
  });

  it('lies below the variance of the unbiased estimators that are known', () => {
    for (const n of [1, 3, 30, 3000]) {
      const [bound] = boundsOf('x ~ Uniform(0, theta)', 'at theta = 2', `samples ${n}`);
      expect(bound?.value).toBeGreaterThan(0);
      expect(bound?.value).toBeLessThan(4 / (n * (n + 2)));
    }
  });

  it('comes near the Cramér–Rao bound of a regular parameter from below as N grows, and exceeds it for few observations', () => {
    for (const [n, alpha] of [
      [1, 3],
      [20, 0.5],
      [1e6, 2],
    ] as const) {
      const bounds = boundsOf('x ~ Pareto(m, alpha)', `at m = 2, alpha = ${alpha}`, `samples ${n}`);
      // I(α) = 1/α² with m known; the bound comes near it as N grows
      const value = bounds.find((b) => b.target === 'alpha')?.value ?? NaN;
      if (n === 1e6) {
        expect(value).toBeLessThan((alpha ** 2 / n) * (1 + 1e-5));
        expect(value).toBeGreaterThan((alpha ** 2 / n) * 0.99);
      } else expect(value).toBeGreaterThan(alpha ** 2 / n);
    }
  });

  const silent: readonly (readonly [lines: readonly string[], why: string])[] = [
    [['x ~ Uniform(theta, theta + 1)', 'at theta = 0'], 'no support lies within another'],
    [['x ~ Uniform(0, theta)'], 'there is no point'],
    [['x ~ Uniform(0, theta)', 'at theta = 1', 'samples N'], 'N has no value'],
    [['x ~ Normal(mu, sigma)', 'at mu = 0, sigma = 1'], 'the Cramér–Rao bound applies'],
    [['x ~ density(exp(-(x - m))*[x > m]) on R', 'at m = 0'], 'the density is 0 in parts of the stated support'],
    [['x ~ density(2*exp(-(x - m))) on (m, inf)', 'at m = 0'], 'the density is none'],
    [
      ['x ~ density((x - m)^(-3/5)*exp(-(x - m))/gamma(2/5)) on (m, inf)', 'at m = 0'],
      'χ² is infinite or not certified',
    ],
  ];
  it.each(silent)('is not stated for %j: %s', (lines) => {
    expect(boundsOf(...lines)).toEqual([]);
  });

  it('takes the other parameters as known, and says so', () => {
    for (const { reason } of boundsOf('x ~ Pareto(m, alpha)', 'at m = 2, alpha = 3'))
      expect(reason).toContain('were the other parameters known');
  });
});
