// The entropy at the point, closed or not, against mpmath (test/reference/coordinates/entropies.py).
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import { entropy } from '../../../server/engine/coordinates/entropy.ts';
import { resultsOf } from '../modelOf.ts';

const references = JSON.parse(
  readFileSync(new URL('../../reference/coordinates/entropies.json', import.meta.url), 'utf8'),
) as Record<string, string>;

describe('the entropy at the point', () => {
  it.each(Object.entries(references))('%s', (text, value) => {
    const { at: entropyAt } = entropy(resultsOf(...text.split('; ')), new Budget(2e6)) ?? {};
    const error = Math.abs((entropyAt?.value ?? NaN) - Number(value));
    expect(error).toBeLessThanOrEqual((entropyAt?.errorBound ?? 0) + 1e-15);
    expect(entropyAt?.errorBound).toBeLessThan(1e-8);
  });
});
