// Products of likelihood ratios on a grid, by which test points are sought: against closed forms by hand, and infinite where they are that.
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import { crossMoments } from '../../../server/engine/bounds/crossMoments.ts';
import { ratioGrid } from '../../../server/engine/bounds/ratioGrid.ts';
import { compile } from '../../../server/engine/expr/compile.ts';
import { resultsOf } from '../modelOf.ts';

const budget = (): Budget => new Budget(1e6);

function gridOf(...lines: readonly string[]) {
  const { model, information } = resultsOf(...lines);
  const targets = model.parameters.map((p) => p.symbol);
  const grid = ratioGrid(information.normalized.law, targets, targets, model.point ?? [], budget());
  if (grid === undefined) throw new Error('There is no grid.');
  return grid;
}

describe('products of likelihood ratios', () => {
  it('of normal laws are e^(ab) − 1 for shifts of the mean', () => {
    const grid = gridOf('x ~ Normal(m, s)', 'at m = 0, s = 1');
    for (const [a, b] of [
      [0.5, 0.5],
      [1, -0.7],
      [2, 1.5],
    ] as const)
      expect(grid([a, 1], [b, 1]) / Math.expm1(a * b)).toBeCloseTo(1, 2);
  });

  it('of exponential laws: ab/(r(a + b − r)) − 1, and infinite from a + b = r on', () => {
    const grid = gridOf('x ~ Exponential(r)', 'at r = 1');
    expect(grid([1.5], [0.8])).toBeCloseTo((1.5 * 0.8) / 1.3 - 1, 5);
    expect(grid([0.5], [0.5])).toBe(Infinity);
    expect(grid([0.45], [0.5])).toBe(Infinity);
  });

  it('are not had of laws that its nodes do not see', () => {
    const grid = gridOf('x ~ Normal(m, s)', 'at m = 0, s = 1');
    expect(grid([0.3, 1e-4], [0.3, 1e-4])).toBe(Infinity);
  });

  it.each(['x ~ Logistic(m, s); at m = 0, s = 1', 'x ~ Gumbel(m, s); at m = 0, s = 1'])(
    'of %s are near the integrals',
    (text) => {
      const { model } = resultsOf(...text.split('; '));
      const targets = model.parameters.map((p) => p.symbol);
      const moments = crossMoments(model, targets, model.point ?? [], budget());
      for (const at of [
        [0.5, 1.2],
        [1, 0.8],
        [2, 1.4],
      ]) {
        const [near, found] = [moments?.near(at, [0.3, 0.9]), moments?.rough(at, [0.3, 0.9])];
        expect(found?.error).toBeLessThan(1e-9);
        expect(near?.value).toBeCloseTo(found?.value ?? NaN, 3);
      }
    },
  );
});

describe('the logistic law far out', () => {
  it('has its exponential tails where eˣ is beyond the largest double', () => {
    const { model, information } = resultsOf('x ~ Logistic(m, s)', 'at m = 0, s = 1');
    const { law } = information.normalized;
    const run = compile(
      [law.logDensity],
      model.parameters.map((p) => p.symbol),
      law.variables,
    ).bind([0, 1]);
    const out = new Float64Array(1);
    for (const x of [-2000, -1e5, 2000]) {
      run([x], out);
      expect(out[0]).toBe(-Math.abs(x));
    }
  });
});
