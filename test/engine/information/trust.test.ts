// Numbers against 30-digit references (test/reference/numeric): the true error of what is shown lies within the bound that is
// shown with it, and is small. A sample of the cases; all of them where TRUST=all.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyzeBlock } from '../../../server/engine/analysis.ts';
import { blockOf } from '../modelOf.ts';

interface Case {
  /** The lines of the block. */
  readonly m: readonly string[];
  /** The upper triangle of the information, row by row. */
  readonly i: readonly string[];
}

const file = new URL('../../reference/numeric/cases.jsonl', import.meta.url);
const cases = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);
const isFull = process.env['TRUST'] === 'all';
const sample = cases.filter((_, k) => isFull || k % 24 === 5);

interface Outcome {
  readonly lines: string;
  /** The largest error in units of sqrt(I_ii I_jj); undefined where no number is shown. */
  readonly error: number | undefined;
  readonly bound: number;
}

function outcome({ m, i }: Case): Outcome {
  const lines = m.join('; ');
  const at = analyzeBlock({ block: blockOf(...m), others: [], budget: 2_000_000, parts: ['fisher'] }).model?.fisher?.at;
  if (at === undefined || at === null) return { lines, error: undefined, bound: 0 };
  const p = at.value.length;
  const place = (a: number, b: number): number => (a * (2 * p - a + 1)) / 2 + b - a;
  const truth = (a: number, b: number): number => Number(i[place(Math.min(a, b), Math.max(a, b))]);
  const errors = at.value.flatMap((row, a) =>
    row.map((v, b) => Math.abs(v - truth(a, b)) / Math.sqrt(truth(a, a) * truth(b, b))),
  );
  return { lines, error: Math.max(...errors), bound: at.errorBound };
}

describe('numbers at a point', () => {
  const outcomes = sample.map(outcome);

  it('are shown for nearly all models', () => {
    const without = outcomes.filter((o) => o.error === undefined);
    expect(without.length).toBeLessThanOrEqual(Math.ceil(0.01 * outcomes.length));
  });

  it('have an error within their bound', () => {
    const outside = outcomes.filter((o) => o.error !== undefined && !(o.error <= o.bound));
    // one in a thousand, of a bound that is an estimate
    expect(outside.slice(Math.floor(outcomes.length / 1000))).toEqual([]);
  });

  it('are good to ten digits', () => {
    expect(outcomes.filter((o) => o.error !== undefined && !(o.error <= 1e-10))).toEqual([]);
  });
});
