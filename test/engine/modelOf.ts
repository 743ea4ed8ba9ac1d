// Reads one block and answers with its model, its results, its whole analysis: what tests of the engine begin with.
import { analyzeBlock } from '../../server/engine/analysis.ts';
import { Budget } from '../../server/engine/base/budget.ts';
import { logConstant } from '../../server/engine/information/normalizedLaw.ts';
import { elaborate } from '../../server/engine/model/elaborate.ts';
import type { StatisticalModel } from '../../server/engine/model/statisticalModel.ts';
import { furtherResults, type FurtherResults } from '../../server/engine/furtherResults.ts';
import { modelResults, type ModelResults } from '../../server/engine/modelResults.ts';
import type { BlockAnalysis } from '../../server/engine/report/blockAnalysis.ts';
import { parseNote } from '../../server/engine/text/noteParser.ts';
import type { BlockSyntax } from '../../server/engine/text/syntax.ts';

/** The block with these lines. */
export function blockOf(...lines: readonly string[]): BlockSyntax {
  const [block] = parseNote(['```model', ...lines, '```', ''].join('\n')).blocks;
  if (block === undefined) throw new Error('The text holds no block.');
  return block;
}

export function modelOf(...lines: readonly string[]): StatisticalModel {
  const { model, issues } = elaborate(blockOf(...lines), [], logConstant);
  if (model === undefined) throw new Error(issues.map((i) => i.message).join('\n'));
  return model;
}

export function resultsOf(...lines: readonly string[]): ModelResults {
  const block = blockOf(...lines);
  return modelResults({
    model: modelOf(...lines),
    irregular: undefined,
    isDensity: true,
    seed: block.key,
    budget: new Budget(5e6),
  });
}

/** What the full depth adds. */
export const furtherOf = (...lines: readonly string[]): FurtherResults =>
  furtherResults(resultsOf(...lines), new Budget(5e6));

export const analysisOf = (...lines: readonly string[]): BlockAnalysis =>
  analyzeBlock({ block: blockOf(...lines), others: [], budget: 5e6 });

/** In the depth of findings, which says the same of what it has (depths.test.ts) and takes half the time. */
export const foundIn = (...lines: readonly string[]): BlockAnalysis =>
  analyzeBlock({ block: blockOf(...lines), others: [], budget: 5e6, depth: 'findings' });
