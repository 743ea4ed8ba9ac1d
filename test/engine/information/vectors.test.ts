/** Gaussian vectors with free covariance, and divergences of vectors, held to mpmath; numbers come without formulas where these are too long. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyzeBlock } from '../../../server/engine/analysis.ts';
import type { BlockAnalysis, Depth } from '../../../server/engine/report/blockAnalysis.ts';
import { parseNote } from '../../../server/engine/text/noteParser.ts';

interface Reference {
  readonly gaussian: readonly {
    readonly size: number;
    readonly mean: readonly number[];
    readonly covariance: readonly number[];
    readonly information: readonly number[];
  }[];
  readonly divergences: readonly {
    readonly law: string;
    readonly params: readonly string[];
    readonly at: string;
    readonly versus: string;
    readonly kl: string;
    readonly reverse: string;
  }[];
}

const reference = JSON.parse(
  readFileSync(new URL('../../reference/multivariate/values.json', import.meta.url), 'utf8'),
) as Reference;

function analyzed(depth: Depth, ...lines: readonly string[]): BlockAnalysis {
  const [block] = parseNote(['```model', ...lines, '```', ''].join('\n')).blocks;
  if (block === undefined) throw new Error('There is no block.');
  return analyzeBlock({ block, others: [], budget: 8e6, depth });
}

/** A symmetric matrix from its upper triangle, row by row. */
function square(size: number, upper: readonly number[]): number[][] {
  const rows = Array.from({ length: size }, () => new Array<number>(size).fill(NaN));
  let k = 0;
  for (let i = 0; i < size; i++)
    for (let j = i; j < size; j++) {
      const value = upper[k++] ?? NaN;
      (rows[i] as number[])[j] = value;
      (rows[j] as number[])[i] = value;
    }
  return rows;
}

const text = (rows: readonly (readonly number[])[]): string => `[${rows.map((row) => `[${row.join()}]`).join()}]`;

describe('a Gaussian vector with a free covariance', () => {
  for (const { size, mean, covariance, information } of reference.gaussian)
    it(`of order ${String(size)} has the information of the second derivative of its divergence`, () => {
      const point = `at m = [${mean.join()}], S = ${text(square(size, covariance))}`;
      const lines = [`param m in R^${String(size)}`, `param S in posdef(${String(size)})`, 'x ~ MvNormal(m, S)', point];
      const { model } = analyzed('findings', ...lines);
      const fisher = model?.fisher;
      const expected = square(mean.length + covariance.length, information);
      expect(fisher?.status).toBe(size < 4 ? 'closed-form' : 'numeric');
      expect(fisher?.at?.routes.every((route) => route.agrees)).toBe(true);
      expect(fisher?.at?.routes.length).toBeGreaterThan(1);
      expected.forEach((row, i) => {
        row.forEach((value, j) => {
          const unit = Math.sqrt((expected[i]?.[i] ?? NaN) * (expected[j]?.[j] ?? NaN));
          expect(Math.abs((fisher?.at?.value[i]?.[j] ?? NaN) - value) / unit).toBeLessThan(1e-12);
        });
      });
    });
  it('says in matrices what is too long to be written out', () => {
    const { model } = analyzed('findings', 'param S in posdef(5)', 'x ~ MvNormal([0, 0, 0, 0, 0], S)');
    expect(model?.fisher?.matrix).toBeNull();
    expect(model?.fisher?.reason).toContain('Σ⁻¹');
    expect(model?.logDensity).toBeNull();
    expect(model?.regularity?.find((c) => c.condition === 'exponential-family')?.verdict).toBe('holds');
  });
  it('is refused at a point where the matrix is not positive definite', () => {
    const rows = [
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 1, 1.3],
      [0, 0, 1.3, 1],
    ];
    const { model, findings } = analyzed(
      'findings',
      'param S in posdef(4)',
      'x ~ MvNormal([0, 0, 0, 0], S)',
      `at S = ${text(rows)}`,
    );
    expect(findings.map((f) => f.code)).toContain('outside-domain');
    expect(model?.fisher?.at).toBeNull();
  });
});

describe('divergences of vectors', () => {
  for (const { law, params, at, versus, kl, reverse } of reference.divergences)
    it(`${law}, ${at}`, () => {
      const { model } = analyzed('full', ...params, law, `at ${at}`, `versus ${versus}`);
      const value = (name: string): number => model?.divergences?.find((d) => d.name === name)?.value ?? NaN;
      expect(value('kl')).toBeCloseTo(Number(kl), 9);
      expect(value('kl-reverse')).toBeCloseTo(Number(reverse), 9);
    });
});
