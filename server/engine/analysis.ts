// Composes the engine for one block: syntax → model → information, bounds, divergences, regularity → report.
import type { BlockSyntax } from './text/syntax.ts';
import type { BlockAnalysis } from './report/blockAnalysis.ts';
import type { ReportPart } from './report/schema.ts';

export interface AnalysisRequest {
  readonly block: BlockSyntax;
  /** The other blocks of the note, for `versus model NAME`. */
  readonly others: readonly BlockSyntax[];
  /** The step budget of the whole analysis. */
  readonly budget: number;
  /** The parts wanted; all of them where absent. */
  readonly parts?: readonly ReportPart[];
}

/** The version of the engine that answers; part of every cache key. */
export const engineVersion = 1;

export function analyzeBlock(request: AnalysisRequest): BlockAnalysis {
  return { key: request.block.key, model: null, findings: [], derivations: [], plots: [], steps: 0 };
}
