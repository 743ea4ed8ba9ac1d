// What a writer allows, sets or asks for changes what is told, and nothing else; what is wrong with an allowance is said.
import { describe, expect, it } from 'vitest';
import { blockFindings } from '../../../server/engine/report/blockFindings.ts';
import type { FindingPolicy } from '../../../server/engine/report/findingPolicy.ts';
import { analyzeBlock } from '../../../server/engine/analysis.ts';
import { blockOf } from '../modelOf.ts';

const usual: FindingPolicy = { severities: new Map(), pedantic: false };

function told(lines: readonly string[], policy = usual): readonly (readonly [string, string])[] {
  const block = blockOf(...lines);
  const analysis = analyzeBlock({ block, others: [], budget: 5e6 });
  return blockFindings(block, analysis, policy)
    .filter(({ code }) => code !== 'bound-not-attained')
    .map(({ code, message }) => [code, message] as const);
}
const codes = (lines: readonly string[], policy = usual): readonly string[] =>
  told(lines, policy).map(([code]) => code);

const laplace = 'x ~ Laplace(m, b)';
const allow = (...names: readonly string[]): string => `# fisher-notes: allow ${names.join(', ')} because it is meant`;

describe('an allowance', () => {
  it('hides the findings of its line, or of its block where it stands alone', () => {
    expect(codes([laplace])).toEqual(['not-differentiable']);
    expect(codes([`${laplace}  ${allow('not-differentiable')}`])).toEqual([]);
    expect(codes([allow('not-differentiable'), laplace])).toEqual([]);
    expect(codes([laplace, allow('not-differentiable')])).toEqual([]);
  });

  it('of another line, or another code, hides nothing and says so', () => {
    expect(codes([laplace, `at m = 0, b = 1  ${allow('not-differentiable')}`])).toEqual([
      'not-differentiable',
      'unused-allowance',
    ]);
    expect(codes([`${laplace}  ${allow('moving-support')}`])).toEqual(['not-differentiable', 'unused-allowance']);
  });

  it('of two codes says which of them allows nothing', () => {
    const [unused, ...others] = told([allow('not-differentiable', 'moving-support'), laplace]);
    expect(others).toEqual([]);
    expect(unused?.[1]).toContain('“moving-support”');
    expect(unused?.[1]).not.toContain('“not-differentiable”');
  });

  it('needs a reason, a known code, and no error', () => {
    const [without] = told([`${laplace}  # fisher-notes: allow not-differentiable`]);
    expect(without).toEqual(['not-differentiable', expect.any(String)]);
    const comments = (comment: string): readonly string[] => told(['x ~ Poisson(l)', comment]).map((t) => t.join(': '));
    expect(comments('# fisher-notes: allow not-differentiable because …')).toEqual([
      expect.stringMatching(/^syntax: A reason is missing/),
    ]);
    expect(comments('# fisher-notes: allow not-diferentiable because so')).toEqual([
      expect.stringContaining('Did you mean “not-differentiable”?'),
    ]);
    expect(comments('# fisher-notes: allow outside-domain because so')).toEqual([
      expect.stringContaining('it can be mended, not allowed'),
    ]);
    expect(comments('# fisher-notes: hide it')).toEqual([expect.stringMatching(/^syntax: /)]);
  });

  it('of an error does not hide it', () => {
    expect(codes([`x ~ Normal(m, 1)`, `at m = k  ${allow('undefined-symbol')}`])).toContain('undefined-symbol');
  });
});

describe('a policy', () => {
  it('changes severities, turns codes off, and shows the pedantic tier', () => {
    const policy = (code: string, level: 'error' | 'off'): FindingPolicy => ({
      severities: new Map([[code, level]]),
      pedantic: false,
    });
    const block = blockOf(laplace);
    const analysis = analyzeBlock({ block, others: [], budget: 5e6 });
    const severity = (p: FindingPolicy) =>
      blockFindings(block, analysis, p).find(({ code }) => code === 'not-differentiable')?.severity;
    expect(severity(usual)).toBe('warning');
    expect(severity(policy('not-differentiable', 'error'))).toBe('error');
    expect(severity(policy('not-differentiable', 'off'))).toBeUndefined();
    expect(codes(['x ~ Poisson(l)'])).toEqual([]);
    expect(codes(['x ~ Poisson(l)'], { ...usual, pedantic: true })).toEqual([
      'unstated-sample-size',
      'unstated-domain',
    ]);
    expect(codes(['x ~ Poisson(l)'], policy('unstated-domain', 'error'))).toEqual(['unstated-domain']);
  });
});
