// The shape of what the panel is given to show.
import type { Diagnostic, Range } from 'vscode-languageserver-types';
import type { BlockAnalysis } from '../engine/report/blockAnalysis.ts';

/** There is no model block to show. */
export interface PanelEmpty {
  readonly kind: 'empty';
  readonly uri: string;
  readonly version: number;
  /** The smallest model block, to be shown and inserted. */
  readonly example: string;
}

/** What the panel shows of one block. */
export interface PanelBlock {
  readonly kind: 'block';
  readonly uri: string;
  readonly version: number;
  readonly blockName: string;
  /** The block's first line, for the panel's links back to the text. */
  readonly range: Range;
  /** The content key of the block's present text. */
  readonly key: string;
  /** `computing`: `analysis` is what was known before, or null; an `analysisChanged` will follow. */
  readonly state: 'ready' | 'computing';
  /** Whether `analysis` is of an older text of this block: to be shown dimmed, as being updated. */
  readonly stale: boolean;
  /** Of depth `findings` while the rest is computed: an `analysisChanged` will follow. */
  readonly analysis: BlockAnalysis | null;
  /** What was found in the block's present text; those of the reader at once, those of the analysis when `ready`. */
  readonly diagnostics: readonly Diagnostic[];
  /** The names of the note's blocks in order, for stepping from one to the next. */
  readonly blockNames: readonly string[];
}

export type PanelAnswer = PanelEmpty | PanelBlock;
