// Means and variances of estimators against SciPy (test/reference/estimators/moments.py): in closed form and by quadrature to seven digits,
// drawn ones within what is told.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import type { Quantity } from '../../../server/engine/estimators/estimatorResult.ts';
import { estimatorResults } from '../../../server/engine/estimators/estimatorResults.ts';
import { resultsOf } from '../modelOf.ts';

const rows = JSON.parse(
  readFileSync(new URL('../../reference/estimators/moments.json', import.meta.url), 'utf8'),
) as readonly { readonly lines: readonly string[]; readonly mean: number; readonly variance: number }[];

/** What is drawn may be off by four standard errors; three are told. */
const isNear = ({ status, value = NaN, errorBound = 0 }: Quantity, expected: number): boolean =>
  Math.abs(value - expected) <=
  (status === 'simulated' ? (4 / 3) * errorBound : 1e-7 * Math.max(1, Math.abs(expected)));

describe('means and variances of estimators', () => {
  it.each(rows.map((row) => [row.lines.join('; '), row] as const))('%s', (_, { lines, mean, variance }) => {
    const [found] = estimatorResults(resultsOf(...lines), new Budget(2e6));
    expect(isNear(found?.mean ?? expect.fail(), mean)).toBe(true);
    expect(isNear(found?.variance ?? expect.fail(), variance)).toBe(true);
    expect(found?.mean.status).not.toBe('simulated');
  });

  it('are closed where the law of a sum is known by its logarithm, or the covariance of extremes by a book', () => {
    const forms = rows
      .filter(({ lines }) => /mean\((log|exp)|(Uniform|Exponential).*(min.*max|max.*min)/.test(lines.join(' ')))
      .map(({ lines }) => estimatorResults(resultsOf(...lines), new Budget(2e6))[0]?.variance.status);
    expect(forms.length).toBeGreaterThan(6);
    expect(new Set(forms)).toEqual(new Set(['closed-form']));
  });
});
