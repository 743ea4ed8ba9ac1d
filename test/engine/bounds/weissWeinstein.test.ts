// The Weiss–Weinstein bound of two parameters against sums on a fine grid (test/reference/bounds/weiss_weinstein_two.py), and what is known
// of it: small shifts come to van Trees' bound, and independent parameters to the bounds of each.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import { vanTrees } from '../../../server/engine/bounds/vanTrees.ts';
import { weissWeinsteinAt } from '../../../server/engine/bounds/weissWeinstein.ts';
import { weissWeinsteinOfTwo, weissWeinsteinVector } from '../../../server/engine/bounds/weissWeinsteinVector.ts';
import { resultsOf } from '../modelOf.ts';

const rows = JSON.parse(
  readFileSync(new URL('../../reference/bounds/weiss_weinstein_two.json', import.meta.url), 'utf8'),
) as readonly { readonly model: string; readonly shifts: readonly number[]; readonly bounds: readonly number[] }[];
const steps = (): Budget => new Budget(1e6);

describe('the Weiss–Weinstein bound of two parameters', () => {
  it.each(rows)('$model', ({ model, shifts, bounds }) => {
    const found = weissWeinsteinOfTwo(resultsOf(...model.split('; ')), steps());
    bounds.forEach((expected, k) => {
      const value = found?.at(shifts, k) ?? NaN;
      expect(Math.abs(value / expected - 1)).toBeLessThan(1e-6);
      expect(value).toBeLessThan(expected * (1 + 1e-7));
      expect(Math.abs((found?.near(shifts, k) ?? NaN) / expected - 1)).toBeLessThan(1e-3);
    });
  });

  it('comes to van Trees’ bound as the shifts become small, where that holds', () => {
    const results = resultsOf('x ~ Normal(mu, sigma)', 'prior mu ~ Normal(0, 1)', 'prior sigma ~ Gamma(5, 2)');
    const limits = vanTrees(results, steps());
    const found = weissWeinsteinOfTwo(results, steps());
    limits.forEach(({ value = NaN }, k) => {
      const near = found?.at([0.02, 0.02], k) ?? NaN;
      expect(near).toBeLessThan(value * 1.01);
      expect(near).toBeGreaterThan(value * 0.98);
    });
  });

  it('is that of one parameter where the other says nothing of it', () => {
    // two observations apart, whose parameters are independent under the prior
    const both = weissWeinsteinOfTwo(
      resultsOf(
        '(x, y) ~ density(exp(-(x - a)^2/2 - (y - b)^2/2)/(2*pi)) on R^2',
        'prior a ~ Uniform(0, 2)',
        'prior b ~ Normal(0, 1)',
      ),
      steps(),
    );
    const one = weissWeinsteinAt(resultsOf('x ~ Normal(a, 1)', 'prior a ~ Uniform(0, 2)'), steps());
    expect(both?.at([0.6, 0.3], 0)).toBeCloseTo(one?.at(0.6) ?? NaN, 7);
  });

  it('is told with its shifts, for priors that do not vanish at their edge too', () => {
    const results = resultsOf(
      'x ~ Normal(mu, sigma)',
      'prior mu ~ Uniform(-1, 1)',
      'prior sigma ~ Uniform(1, 2)',
      'samples 5',
    );
    const found = weissWeinsteinVector(results, steps(), []);
    expect(found.map((b) => b.target)).toEqual(['mu', 'sigma']);
    expect(found[0]?.reason).toMatch(/^With s = ½ and the shifts [\d.]+ along μ and [\d.]+ along σ\./);
    // no estimator does worse than the prior mean: variances 1/3 and 1/12
    expect(found[0]?.value).toBeLessThan(1 / 3);
    expect(found[1]?.value).toBeLessThan(1 / 12);
  });

  it('is not had where the support moves, or a prior has no variance', () => {
    for (const lines of [
      ['x ~ Uniform(a, b)', 'prior a ~ Uniform(0, 1)', 'prior b ~ Uniform(2, 3)'],
      ['x ~ Normal(mu, sigma)', 'prior mu ~ Cauchy(0, 1)', 'prior sigma ~ Uniform(1, 2)'],
    ])
      expect(weissWeinsteinOfTwo(resultsOf(...lines), steps())).toBeUndefined();
  });
});
