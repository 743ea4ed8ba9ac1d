// The total variation of Gaussian vectors: in the plane against integrals by another program; with equal covariances by its formula.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import { divergenceResults, type NamedDivergence } from '../../../server/engine/divergences/divergenceResults.ts';
import { resultsOf } from '../modelOf.ts';

interface Case {
  readonly at: readonly number[];
  readonly versus: readonly number[];
  readonly value: string;
}

const file = path.resolve(import.meta.dirname, '../../reference/divergences/planeVariation.json');
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Case[] };

const variation = (...lines: readonly string[]): NamedDivergence | undefined =>
  divergenceResults(resultsOf(...lines), new Budget(2e6)).find((d) => d.name === 'total-variation');

const place = (word: string, values: readonly number[]): string =>
  `${word} ${['m', 'n', 's', 't', 'r'].map((name, i) => `${name} = ${String(values[i])}`).join(', ')}`;

describe('the total variation', () => {
  it.each(cases.map((c) => [place('at', c.at), place('versus', c.versus), c.value] as const))(
    'of two normal vectors, %s, %s, is what SciPy integrates',
    (at, versus, reference) => {
      const { value = NaN, errorBound = NaN } =
        variation('(x, y) ~ MvNormal([m, n], [[s, r], [r, t]])', at, versus) ?? {};
      expect(Math.abs(value - Number(reference))).toBeLessThanOrEqual(errorBound + 2e-11);
      expect(errorBound).toBeLessThan(1e-10);
    },
  );

  it('is 2Φ(d/2) − 1 with Mahalanobis’ distance d where the covariances are equal', () => {
    const found = variation('(x, y) ~ MvNormal([m, n], [[4, 0], [0, 1]])', 'at m = 0, n = 0', 'versus m = 2, n = 0');
    expect(found?.status).toBe('closed-form');
    // d = 1, and 2Φ(½) − 1 by tables of the normal law
    expect(found?.value).toBeCloseTo(0.3829249225480262, 13);
    const one = variation('x ~ Normal(m, 2)', 'at m = 0', 'versus m = 2');
    expect([one?.status, one?.value?.toFixed(13)]).toEqual(['closed-form', '0.3829249225480']);
  });

  it('is had in three dimensions where the covariances are equal at the points, and else not, with the reason', () => {
    const law = '(x, y, z) ~ MvNormal([m, 0, 0], [[s, 0, 0], [0, 1, 0], [0, 0, 1]])';
    const equal = variation(law, 'at m = 0, s = 4', 'versus m = 2, s = 4');
    expect(equal?.value).toBeCloseTo(0.3829249225480262, 13);
    const unequal = variation(law, 'at m = 0, s = 4', 'versus m = 2, s = 1');
    expect([unequal?.status, unequal?.reason]).toEqual(['unresolved', expect.stringContaining('equal covariances')]);
  });
});
