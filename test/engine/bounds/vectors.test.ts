// Bhattacharyya's bounds with several unknown parameters, held to joint densities that SymPy differentiated and NumPy integrated
// (test/reference/bounds/vectors.py), and Barankin's, held to mpmath and SciPy (testVectors.py); both to unbiased estimators that books name.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import { barankinAt } from '../../../server/engine/bounds/barankinVector.ts';
import { zero } from '../../../server/engine/expr/build.ts';
import type { BoundReport } from '../../../server/engine/report/schema.ts';
import { analysisOf, resultsOf } from '../modelOf.ts';

interface Case {
  readonly lines: readonly string[];
  readonly target: string;
  readonly order: number;
  readonly value: string;
}
const file = path.resolve(import.meta.dirname, '../../reference/bounds/vectors.json');
const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly Case[];

const known = new Map<string, readonly BoundReport[]>();
function boundsOf(lines: readonly string[]): readonly BoundReport[] {
  const key = lines.join('\n');
  let found = known.get(key);
  if (found === undefined) known.set(key, (found = analysisOf(...lines).model?.bounds ?? []));
  return found;
}
const ofRatios = (lines: readonly string[]): readonly BoundReport[] =>
  boundsOf(lines).filter((b) => b.name === 'bhattacharyya');

describe('Bhattacharyya’s bounds with all parameters unknown', () => {
  it.each(cases.map((c) => [`${c.lines.join(' / ')} / ${c.target} ${String(c.order)}`, c] as const))(
    '%s',
    (_, { lines, target, order, value }) => {
      const bound = ofRatios(lines).find((b) => b.target === target && b.order === order);
      const reference = Number(value);
      expect(Math.abs((bound?.value ?? NaN) / reference - 1)).toBeLessThan(1e-8);
    },
  );

  it('are the variance of the sample variance, for every N', () => {
    const [bound] = ofRatios(['x ~ Normal(mu, sigma)', 'estimand v = sigma^2', 'samples N']).filter(
      (b) => b.target === 'v',
    );
    expect(bound?.expression?.text).toBe('2*sigma^4/(N - 1)');
    expect(bound?.attained).toBe(true);
  });

  it('are infinite where one observation cannot tell a variance from its mean', () => {
    const [bound] = ofRatios(['x ~ Normal(mu, sigma)', 'estimand v = sigma^2', 'at mu = 0, sigma = 1']).filter(
      (b) => b.target === 'v',
    );
    expect(bound?.value).toBeNull();
    expect(bound?.reason).toMatch(/^Infinite/);
  });

  it('never decrease with the order, and are never below the Cramér–Rao bound', () => {
    for (const lines of new Set(cases.map((c) => c.lines)))
      for (const { target } of ofRatios(lines)) {
        const own = boundsOf(lines).filter((b) => b.target === target && b.value !== null);
        const values = own
          .filter((b) => ['cramer-rao', 'cramer-rao-estimand', 'bhattacharyya'].includes(b.name))
          .map((b) => b.value ?? NaN);
        values.reduce((before, value) => {
          expect(value).toBeGreaterThanOrEqual(before * (1 - 1e-9));
          return value;
        });
      }
  });

  it.each([
    [['x ~ Laplace(m, b)', 'at m = 0, b = 1'], 'a kink moves'],
    [['x ~ Uniform(a, b)', 'at a = 0, b = 1'], 'the support moves'],
    [['x ~ Pareto(m, a)', 'at m = 1, a = 3'], 'the support moves'],
  ])('are silent for %j: %s', (lines) => {
    expect(ofRatios(lines)).toEqual([]);
  });
});

describe('Barankin’s bounds with all parameters unknown', () => {
  interface Given {
    readonly lines: readonly string[];
    readonly target: string;
    readonly points: readonly (readonly number[])[] | null;
    readonly value: string;
  }
  const given = JSON.parse(readFileSync(path.join(path.dirname(file), 'testVectors.json'), 'utf8')) as readonly Given[];
  const title = (c: Given): readonly [string, Given] => [`${c.lines.join(' / ')} / ${c.target}`, c];

  it.each(given.filter((c) => c.points !== null).map(title))(
    'at given points: %s',
    (_, { lines, target, points, value }) => {
      const results = resultsOf(...lines);
      const { parameters, estimands, wholeNumbers } = results.model;
      const g = [...parameters.map((p) => p.symbol), ...(wholeNumbers ?? [])].find((s) => s.name === target);
      const expr = g ?? estimands.find((e) => e.name === target)?.expr ?? zero;
      const bound = barankinAt(results, expr, points ?? [], new Budget(1e6));
      expect(Math.abs(bound / Number(value) - 1)).toBeLessThan(1e-7);
    },
  );

  it.each(given.filter((c) => c.points === null).map(title))(
    'the greatest with one: %s',
    (_, { lines, target, value }) => {
      const found = boundsOf(lines).find((b) => b.target === target && b.testVectors?.length === 1);
      expect(found?.value).toBeLessThanOrEqual(Number(value) * (1 + 1e-9));
      expect(found?.value).toBeGreaterThanOrEqual(Number(value) * (1 - 1e-4));
    },
  );

  it('are greater than with the others known, and below the variance of the best estimator', () => {
    const bounds = boundsOf(['x ~ Uniform(a, b)', 'at a = 0, b = 1', 'samples 3']).filter((b) => b.target === 'b');
    // of (N X₍N₎ − X₍1₎)/(N − 1): N/((N − 1)(N + 1)(N + 2)); were a known, that of (N + 1)/N X₍N₎: 1/(N(N + 2))
    const [known, unknown] = [1 / 15, 3 / 40];
    const own = bounds.find((b) => b.testVectors?.length === 8)?.value ?? NaN;
    expect(own).toBeGreaterThan(known);
    expect(own).toBeLessThan(unknown);
    for (const b of bounds.filter((each) => each.testPoints !== undefined)) expect(b.value).toBeLessThan(known);
  });
});

describe('van Trees’ inequality under priors of vectors', () => {
  const ofPrior = (...lines: readonly string[]): readonly BoundReport[] =>
    boundsOf(lines).filter((b) => b.name === 'van-trees');

  it('takes the moments of a Dirichlet law', () => {
    // (N E[I] + J)⁻¹ with E[1/pᵢ] = (a₀ − 1)/(aᵢ − 1), E[1/(pᵢpⱼ)] = (a₀ − 1)(a₀ − 2)/((aᵢ − 1)(aⱼ − 1)), E[1/pᵢ²] =
    // (a₀ − 1)(a₀ − 2)/((aᵢ − 1)(aᵢ − 2)), by NumPy
    const bounds = ofPrior(
      'x ~ Categorical(p)',
      'param p in simplex(3)',
      'prior p ~ Dirichlet([3, 4, 5])',
      'samples 10',
    );
    expect(bounds.map((b) => b.value?.toFixed(7))).toEqual(['0.0049323', '0.0072534']);
  });

  it.each([['[1, 4, 5]'], ['[2, 4, 5]']])('does not hold for Dirichlet(%s)', (shape) => {
    const bounds = ofPrior(
      'x ~ Categorical(p)',
      'param p in simplex(3)',
      `prior p ~ Dirichlet(${shape})`,
      'samples 10',
    );
    expect(bounds).toHaveLength(2);
    for (const b of bounds) expect([b.value, b.expression]).toEqual([null, null]);
  });

  it('is attained by the normal posterior of a mean vector', () => {
    // (5·1 + P⁻¹)⁻¹ for P = [[4, 1], [1, 2]]
    const prior = 'prior b ~ MvNormal([0, 0], [[4, 1], [1, 2]])';
    const bounds = ofPrior('x ~ MvNormal(b, [[1, 0], [0, 1]])', 'param b in R^2', prior, 'samples 5');
    expect(bounds.map((b) => [b.expression?.text, b.attained])).toEqual([
      ['39/206', true],
      ['37/206', true],
    ]);
  });
});
