/** Densities and kernels written out on fractions of a whole: a Dirichlet law by its powers, others by mpmath's integrals. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyzeBlock } from '../../../server/engine/analysis.ts';
import type { BlockAnalysis } from '../../../server/engine/report/blockAnalysis.ts';
import { parseNote } from '../../../server/engine/text/noteParser.ts';

const reference = JSON.parse(
  readFileSync(new URL('../../reference/multivariate/simplex.json', import.meta.url), 'utf8'),
) as readonly { readonly kernel: string; readonly t: number; readonly information: string }[];

function analyzed(...lines: readonly string[]): BlockAnalysis {
  const [block] = parseNote(['```model', ...lines, '```', ''].join('\n')).blocks;
  if (block === undefined) throw new Error('There is no block.');
  return analyzeBlock({ block, others: [], budget: 8e6, depth: 'findings' });
}

describe('fractions of a whole', () => {
  for (const law of [
    'x ~ density(gamma(a+b+c)/(gamma(a)*gamma(b)*gamma(c))*x[1]^(a-1)*x[2]^(b-1)*x[3]^(c-1)) on simplex(3)',
    '(x, y, z) ~ kernel(x^(a-1)*y^(b-1)*z^(c-1)) on simplex(3)',
  ])
    it(`${law} is a Dirichlet law`, () => {
      const { model } = analyzed(law, 'at a = 1, b = 2, c = 1');
      expect(model?.fisher?.status).toBe('closed-form');
      // ψ₁(1) = π²/6 and ψ₁(n + 1) = ψ₁(n) − 1/n² (NIST DLMF 5.15.5)
      const [one, two, four] = [Math.PI ** 2 / 6, Math.PI ** 2 / 6 - 1, Math.PI ** 2 / 6 - 1 - 1 / 4 - 1 / 9];
      [one, two, one].forEach((own, i) => {
        [0, 1, 2].forEach((j) => {
          expect(model?.fisher?.at?.value[i]?.[j]).toBeCloseTo((i === j ? own : 0) - four, 12);
        });
      });
    });
  for (const { kernel, t, information } of reference)
    it(`${kernel} at t = ${String(t)}`, () => {
      const { model } = analyzed(`(x, y, z) ~ kernel(${kernel}) on simplex(3)`, `at t = ${String(t)}`);
      expect(model?.fisher?.status).toBe('numeric');
      expect((model?.fisher?.at?.value[0]?.[0] ?? NaN) / Number(information)).toBeCloseTo(1, 7);
    });
  it('a density that does not integrate to 1 is told', () => {
    const { findings } = analyzed('(x, y, z) ~ density(5*x^a) on simplex(3)', 'param a > 0', 'at a = 1');
    expect(findings.map((f) => f.code)).toContain('not-normalised');
  });
  it('as many names as fractions, or one', () => {
    const { findings } = analyzed('(x, y) ~ density(6*x^a) on simplex(3)');
    expect(findings.map((f) => f.code)).toContain('type-mismatch');
  });
});
