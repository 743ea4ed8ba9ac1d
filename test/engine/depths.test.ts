// The two depths of analysis say the same of a block: what is told of it and derived from it does not depend on who looks closer.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyzeBlock, beginAnalysis, type AnalysisRequest } from '../../server/engine/analysis.ts';
import type { BlockAnalysis } from '../../server/engine/report/blockAnalysis.ts';
import { parseNote } from '../../server/engine/text/noteParser.ts';
import type { BlockSyntax } from '../../server/engine/text/syntax.ts';
import { blockOf } from './modelOf.ts';

const root = path.resolve(import.meta.dirname, '../..');
const notesIn = (folder: string): readonly string[] =>
  readdirSync(path.join(root, folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join(folder, file));
const blocksOf = (file: string): readonly BlockSyntax[] =>
  parseNote(readFileSync(path.join(root, file), 'utf8')).blocks;

const told = ({ key, findings, derivations }: BlockAnalysis): unknown => ({ key, findings, derivations });

/** What a report in the depth of findings has must stand in the full one; bounds are added to, and priors and natural coordinates are told more of. */
function expectSame(request: AnalysisRequest): void {
  const findings = analyzeBlock({ ...request, depth: 'findings' });
  const full = analyzeBlock({ ...request, depth: 'full' });
  expect([findings.depth, full.depth]).toEqual(['findings', 'full']);
  expect(told(full)).toEqual(told(findings));
  expect(findings.plots).toEqual([]);
  if (findings.model === null) expect(full.model).toBeNull();
  else {
    const { bounds = [], jeffreys, exponentialFamily, ...base } = findings.model;
    expect(full.model).toMatchObject(base);
    expect(full.model?.exponentialFamily).toMatchObject({ ...exponentialFamily });
    expect(full.model?.jeffreys?.density).toEqual(jeffreys?.density);
    expect(full.model?.bounds).toEqual(expect.arrayContaining(bounds));
  }
}

// of the many notes of one model each, some: the full depth takes its time
const irregular = notesIn('test/notes/regularity').filter((_, i) => i % 12 === 0);
const files = [...['samples', 'test/notes'].flatMap(notesIn), ...irregular];

describe('findings and derivations are the same in both depths', () => {
  it.each(files)('of the blocks of %s', (file) => {
    const blocks = blocksOf(file);
    for (const block of blocks)
      expectSame({ block, others: blocks.filter((other) => other !== block), budget: 1_000_000 });
  });

  it.each([100, 3_000, 30_000, 300_000])('where the budget is %i steps', (budget) => {
    const block = blockOf('x ~ Laplace(m, b) / 2 + Normal(m, b) / 2', 'at m = 0, b = 1', 'versus m = 1, b = 2');
    expectSame({ block, others: [], budget });
    expectSame({ block: blockOf('x ~ Cauchy(m, g)', 'at m = 0, g = 1', 'versus m = 1, g = 2'), others: [], budget });
  });
});

describe('the full depth', () => {
  const block = blockOf('x ~ Normal(mu, sigma)', 'at mu = 0, sigma = 1', 'versus mu = 1, sigma = 2');
  const request: AnalysisRequest = { block, others: [], budget: 5e6 };

  it('adds divergences and plots', () => {
    const begun = beginAnalysis(request);
    expect(begun.findings.model?.divergences).toBeUndefined();
    const full = begun.full();
    expect(full.model?.divergences?.map((d) => d.name)).toContain('kl');
    expect(full.plots.length).toBeGreaterThan(0);
  });

  it('is the same whether begun with findings or asked for at once, and when it is asked for twice', () => {
    const begun = beginAnalysis(request);
    const once = begun.full();
    expect(once).toEqual(analyzeBlock(request));
    expect(begun.full()).toEqual(once);
  });

  it('says which divergence its steps did not reach', () => {
    const far = blockOf('x ~ Cauchy(m, g)', 'at m = 0, g = 1', 'versus m = 1, g = 2');
    const spent = analyzeBlock({ block: far, others: [], budget: 3_000 }).model?.divergences ?? [];
    const reached = analyzeBlock({ block: far, others: [], budget: 5e6 }).model?.divergences ?? [];
    expect(spent.find((d) => d.name === 'kl')?.status).toBe('unresolved');
    expect(spent.find((d) => d.name === 'kl')?.reason).toContain('step budget');
    expect(reached.find((d) => d.name === 'kl')?.status).not.toBe('unresolved');
  });
});
