// What replaces the normal limit on the edge of the parameter space. Weights for two parameters: frequencies of the faces onto which
// 2·10⁶ normal vectors of covariance I⁻¹ are projected in the metric I, by NumPy (standard error 0.0004).
import { describe, expect, it } from 'vitest';
import { chiBarWeights } from '../../../server/engine/regularity/edgeLimit.ts';
import { interiorPoint } from '../../../server/engine/regularity/interiorPoint.ts';
import { factsOf } from './facts.ts';

const reasonOf = (...lines: readonly string[]): string => interiorPoint.assess(factsOf(...lines))?.reason ?? '';
const half = 'has the limit ½χ²₀ + ½χ²₁ (Self and Liang 1987)';

describe('one parameter on its edge', () => {
  it.each([
    [['x ~ ZeroInflatedPoisson(z, l)', 'at z = 0, l = 2'], 'z = 0'],
    [['param t >= 0', 'x ~ Normal(t, s)', 'at t = 0, s = 1'], 't = 0'],
    [['param v >= 0', 'x ~ Normal(0, variance = 1 + v)', 'at v = 0'], 'v = 0'],
    [['param r in [0, 1)', 'x ~ MvNormal([0, 0], [[1, r], [r, 1]])', 'at r = 0'], 'r = 0'],
  ])('%j: half a χ²', (lines, edge) => {
    expect(reasonOf(...lines)).toContain(`the likelihood-ratio statistic for ${edge} ${half}`);
  });

  it.each([
    ['a singular information', ['param t >= 0', 'x ~ Normal(t^2, 1)', 'at t = 0'], 'is singular'],
    ['a direction that is lost', ['x ~ VonMises(m, k)', 'at m = 0, k = 0'], 'is singular'],
    [
      'an infinite information',
      ['param t in [0, 1)', 'x ~ density(1 - t + t*0.4*x^(-0.6)) on (0, 1)', 'at t = 0'],
      'is infinite',
    ],
    ['a law on one point', ['x ~ Bernoulli(p)', 'at p = 0'], 'was not shown'],
    ['a moving end', ['param t >= 1', 'x ~ Uniform(0, t)', 'at t = 1'], 'was not shown'],
    ['a component of weight 0', ['x ~ mixture(p: Normal(m, 1), 1 - p: Normal(0, 1))', 'at p = 0, m = 1'], ''],
  ])('%s: no such limit is told', (_, lines, words) => {
    expect(reasonOf(...lines)).toContain(words);
    expect(reasonOf(...lines)).not.toContain('½χ²');
  });
});

describe('two parameters on their edges', () => {
  const correlated = [
    [4 / 3, -2 / 3],
    [-2 / 3, 4 / 3],
  ];
  const three = [
    [2, 0.5, 0.3],
    [0.5, 1, -0.4],
    [0.3, -0.4, 3],
  ];
  const lower = (index: number) => ({ index, side: 'lower' as const });

  it.each([
    [correlated, [lower(0), lower(1)], 0.16654, 0.33253],
    [correlated, [lower(0), { index: 1, side: 'upper' }], 0.33324, 0.16667],
    [three, [lower(0), lower(1)], 0.31457, 0.18563],
  ] as const)('have the weights of the faces of the cone', (information, edges, none, both) => {
    const weights = chiBarWeights(information, edges);
    expect(Math.abs((weights?.[0] ?? NaN) - none)).toBeLessThan(0.0015);
    expect(weights?.[1]).toBe(1 / 2);
    expect(Math.abs((weights?.[2] ?? NaN) - both)).toBeLessThan(0.0015);
  });

  it('that are orthogonal: ¼, ½, ¼', () => {
    const lines = ['param t >= 0', 'param u >= 0', 'x ~ MvNormal([t, u], [[1, 0], [0, 1]])', 'at t = 0, u = 0'];
    expect(reasonOf(...lines)).toContain('for t = 0 and u = 0 has the limit 0.25χ²₀ + ½χ²₁ + 0.25χ²₂');
  });
});
