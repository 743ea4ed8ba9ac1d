// Decides what an analysis depends on: a block's own text, and the models that it names for a divergence.
import type { AnalysisRequest } from '../engine/analysis.ts';
import type { BlockSyntax } from '../engine/text/syntax.ts';

/**
 * The step budget of one block. Deterministic, so that the same note has the same report everywhere; far above what a
 * closed form takes, and enough for a numeric answer where there is none.
 */
export const analysisBudget = 8_000_000;

/**
 * The other blocks that an analysis is given: those named by `versus model NAME`, in that order. Where a name is not there,
 * all others, so that the nearest spelling can be told.
 */
export function otherBlocks(block: BlockSyntax, blocks: readonly BlockSyntax[]): readonly BlockSyntax[] {
  const named: BlockSyntax[] = [];
  for (const statement of block.statements) {
    if (statement.kind !== 'versus-model') continue;
    const other = blocks.find((candidate) => candidate.name === statement.model && candidate !== block);
    if (other === undefined) return blocks.filter((candidate) => candidate !== block);
    named.push(other);
  }
  return named;
}

/** Two blocks with the same key have the same analysis: it holds the text and the models named. */
export function analysisKey(block: BlockSyntax, blocks: readonly BlockSyntax[]): string {
  const others = otherBlocks(block, blocks).map((other) => `${other.name}=${other.key}`);
  return [block.key, ...others].join('|');
}

/** What the engine is asked for a block: just what the key holds. */
export function analysisRequest(block: BlockSyntax, blocks: readonly BlockSyntax[]): AnalysisRequest {
  return { block, others: otherBlocks(block, blocks), budget: analysisBudget };
}
