// Blocks beyond what anybody writes: their findings come within the work that a block may take, and without a failure.
import { describe, expect, it } from 'vitest';
import { beginAnalysis } from '../../server/engine/analysis.ts';
import { blockOf } from '../engine/modelOf.ts';
import { pathologicalBlocks } from './pathologicalBlocks.ts';

const mostWork = 400_000_000;

describe('the findings on', () => {
  it.each(Object.entries(pathologicalBlocks))('%s', (_, lines) => {
    const block = blockOf(...lines);
    const { findings: answer, work } = beginAnalysis({ block, others: [], budget: 8_000_000 });
    expect(work).toBeLessThanOrEqual(mostWork);
    expect(answer.findings.filter((f) => f.code === 'internal-error')).toEqual([]);
    // a model, or the reason why there is none
    expect(answer.model !== null || answer.findings.length + block.issues.length > 0).toBe(true);
    expect(JSON.stringify(answer.model).length).toBeLessThan(2_000_000);
  });
});
