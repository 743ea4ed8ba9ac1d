// The information of the families of extreme values against the formulas of Prescott and Walden, Biometrika 67 (1980) 723–724,
// and Smith, in Statistical Extremes and Applications (1984), 621–638; and where it exists.
import { describe, expect, it } from 'vitest';
import type { CanonicalLaw } from '../../../server/engine/distributions/family.ts';
import { findFamily } from '../../../server/engine/distributions/index.ts';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import { directInformation } from '../../../server/engine/information/closedForm.ts';
import { gamma } from '../../../server/engine/special/gamma.ts';
import { digamma } from '../../../server/engine/special/polygamma.ts';
import { factsOf } from '../regularity/facts.ts';

const euler = 0.57721566490153286;

/** The upper triangle, row by row. */
function derived(name: string, point: readonly number[]): readonly number[] {
  const law: CanonicalLaw | undefined = findFamily(name)?.law(1);
  if (law === undefined) throw new Error(`There is no ${name}.`);
  const at = new Map(law.parameters.map((p, i) => [p, point[i] ?? NaN]));
  const entries = directInformation(law, law.parameters)?.entries ?? [];
  return entries.flatMap((row, i) =>
    row.slice(i).map((entry) => (entry.expectation === undefined ? NaN : evaluate(entry.expectation.value, at))),
  );
}

function extremeValue(sigma: number, xi: number): readonly number[] {
  const p = (1 + xi) ** 2 * gamma(1 + 2 * xi);
  const g = gamma(2 + xi);
  const q = g * (digamma(1 + xi) + (1 + xi) / xi);
  return [
    p / sigma ** 2,
    -(p - g) / (sigma ** 2 * xi),
    -(q - p / xi) / (sigma * xi),
    (1 - 2 * g + p) / (sigma * xi) ** 2,
    -(1 - euler + (1 - g) / xi - q + p / xi) / (sigma * xi ** 2),
    (Math.PI ** 2 / 6 + (1 - euler + 1 / xi) ** 2 - (2 * q) / xi + p / xi ** 2) / xi ** 2,
  ];
}

const shapes = [-0.45, -0.2, 0.15, 0.5, 1.3];

describe('information of extreme values', () => {
  it.each(shapes)('of GEV at shape %d', (xi) => {
    const expected = extremeValue(1.7, xi);
    derived('GEV', [0.4, 1.7, xi]).forEach((value, k) => {
      expect(value / (expected[k] ?? NaN)).toBeCloseTo(1, 9);
    });
  });

  it.each(shapes)('of the generalized Pareto distribution at shape %d', (xi) => {
    const sigma = 1.7;
    const expected = [
      1 / (sigma ** 2 * (1 + 2 * xi)),
      1 / (sigma * (1 + xi) * (1 + 2 * xi)),
      2 / ((1 + xi) * (1 + 2 * xi)),
    ];
    derived('GeneralizedPareto', [sigma, xi]).forEach((value, k) => {
      expect(value / (expected[k] ?? NaN)).toBeCloseTo(1, 12);
    });
  });

  it.each([
    [0.2, 'closed-form'],
    [-0.4, 'closed-form'],
    [-0.6, 'undefined'],
    [-1, 'undefined'],
    [-2, 'undefined'],
  ])('at shape %d it is %s', (xi, status) => {
    const [pareto, extreme] = [
      factsOf('x ~ GeneralizedPareto(s, k)', `at s = 1, k = ${String(xi)}`),
      factsOf('x ~ GEV(m, s, k)', `at m = 0, s = 1, k = ${String(xi)}`),
    ];
    expect(pareto.information.status).toBe(status);
    expect(extreme.information.status).toBe(status);
  });

  it('at a literal shape 0 is that of the limit', () => {
    expect(factsOf('x ~ GeneralizedPareto(s, 0)', 'at s = 2').information.at?.value).toEqual([[expect.closeTo(0.25)]]);
    const gumbel = factsOf('x ~ GEV(m, s, 0)', 'at m = 0, s = 1').information.at?.value ?? [];
    expect(gumbel[0]?.[0]).toBeCloseTo(1, 9);
    expect(gumbel[1]?.[1]).toBeCloseTo(Math.PI ** 2 / 6 + (1 - euler) ** 2, 9);
  });
});
