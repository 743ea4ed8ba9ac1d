// What is true of mixtures of kernels where components are equal, where a weight is 0, and where one law has two kernels.
import { describe, expect, it } from 'vitest';
import { analyzeBlock } from '../../../server/engine/analysis.ts';
import type { BlockAnalysis } from '../../../server/engine/report/blockAnalysis.ts';
import { blockOf } from '../modelOf.ts';

const found = (...lines: readonly string[]): BlockAnalysis =>
  analyzeBlock({ block: blockOf(...lines), others: [], budget: 8e6, depth: 'findings' });
const quartic = (slope: string): string => `energy(x^4/4 - ${slope}*x) on R`;

describe('a mixture of kernels', () => {
  it('is singular where two of them are equal', () => {
    const { findings, model } = found(
      `x ~ mixture(w: ${quartic('h')}, 1 - w: ${quartic('g')})`,
      'at w = 0.3, h = 0.7, g = 0.7',
    );
    expect(findings.map((f) => f.code)).toContain('singular-information');
    expect(model?.fisher?.at?.rank).toBe(1);
  });

  it('does not depend on the weight of one kernel that is written twice', () => {
    const { findings } = found(`x ~ mixture(w: ${quartic('h')}, 1 - w: ${quartic('h')})`);
    expect(findings.find((f) => f.code === 'unidentifiable')?.message).toContain('does not depend on w');
  });

  it.each([
    [`mixture(w: ${quartic('h')}, 1 - w: Normal(0, 1))`, 'at w = 0, h = 0.7', 'Since h has no effect there'],
    ['mixture(w: Gamma(k, 1) on (1, 3), 1 - w: Uniform(1, 3))', 'at w = 0, k = 2', 'Since k has no effect there'],
  ])('has a parameter without effect where its kernel has weight 0: %s', (law, at, words) => {
    const { findings } = found(`x ~ ${law}`, at);
    expect(findings.find((f) => f.code === 'parameter-on-boundary')?.message).toContain(words);
  });

  it('names the constant of a kernel by its component, and says once which integral it is', () => {
    const { model } = found(`x ~ mixture(w: ${quartic('h')}, 1 - w: Normal(m, 1))`);
    expect(model?.logDensity?.text).toContain('/Z_1(h)');
    expect(model?.score?.[1]?.text).toContain('x - E_1(x)');
    expect(model?.constants).toEqual([
      {
        text: 'Z_1(h) = integral of exp(h*x - x^4/4) over R',
        latex: 'Z_{1}(h) = \\int_{\\mathbb{R}} e^{h x - x^{4}/4} \\, \\mathrm{d} x',
      },
    ]);
  });

  it('claims no closed form where a constant has none', () => {
    const { model } = found(`x ~ ${quartic('h')}`, 'at h = 0.5');
    expect(model?.fisher?.status).toBe('numeric');
    expect(model?.fisher?.matrix).toEqual([[null]]);
    expect(model?.score?.[0]?.text).toBe('x - E(x)');
  });
});
