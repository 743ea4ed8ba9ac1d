// Maximum likelihood with two parameters under another law, against sandwich formulas by mpmath (test/reference/bounds/misspecified.py).
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import { misspecified } from '../../../server/engine/bounds/misspecified.ts';
import { elaborate } from '../../../server/engine/model/elaborate.ts';
import { modelResults } from '../../../server/engine/modelResults.ts';
import { parseNote } from '../../../server/engine/text/noteParser.ts';

interface Row {
  readonly lines: readonly string[];
  readonly other: readonly string[];
  readonly target: string;
  readonly pseudoTrue: string;
  readonly value: string;
}
const rows = JSON.parse(
  readFileSync(new URL('../../reference/bounds/misspecified.json', import.meta.url), 'utf8'),
) as readonly Row[];

function under(lines: readonly string[], other: readonly string[]) {
  const text = ['```model', ...lines, 'versus model other', '```', '', '```model other', ...other, '```', ''].join(
    '\n',
  );
  const [block, ...others] = parseNote(text).blocks;
  const model = block && elaborate(block, others).model;
  if (model === undefined) throw new Error('The text holds no model.');
  const results = modelResults({
    model,
    irregular: undefined,
    isDensity: true,
    seed: 'sandwich',
    budget: new Budget(5e6),
  });
  return misspecified(results, new Budget(1e6));
}

describe('maximum likelihood under another law', () => {
  it.each(rows.map((row) => [`${row.lines[0]} from ${row.other[0]}: ${row.target}`, row] as const))('%s', (_, row) => {
    const found = under(row.lines, row.other).find((b) => b.target === row.target);
    const star = Number(row.pseudoTrue);
    expect(Math.abs((found?.pseudoTrue ?? NaN) - star)).toBeLessThan(1e-7 * (1 + Math.abs(star)));
    expect((found?.value ?? NaN) / Number(row.value)).toBeCloseTo(1, 6);
  });

  it('says 0 where rounding is all that is left of it', () => {
    const [mu] = under(['x ~ Normal(mu, sigma)', 'at mu = 0, sigma = 1'], ['x ~ Laplace(c, 1)', 'at c = 0']);
    expect(mu?.pseudoTrue).toBe(0);
    expect(mu?.reason).toContain('μ* = 0,');
  });
});
