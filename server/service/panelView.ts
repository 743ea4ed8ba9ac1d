// Decides what the panel shows for a place in a note: which block, its analysis, and whether that is of an older text.
import type { Diagnostic } from 'vscode-languageserver-types';
import type { BlockAnalysis } from '../engine/report/blockAnalysis.ts';
import type { BlockSyntax } from '../engine/text/syntax.ts';
import { toRange } from './convert.ts';
import type { PanelAnswer } from './panelAnswer.ts';
import { analysisOf } from './snapshot.ts';
import type { NoteSnapshot } from './snapshot.ts';

/** What an empty panel teaches. */
export const exampleBlock = ['```model', 'x ~ Normal(mu, sigma)', '```'].join('\n');

/**
 * The panel's view of a block. `previous` is the analysis that was last known under the block's name: it is shown, as
 * stale, while that of the present text is computed.
 */
export function panelView(
  note: NoteSnapshot,
  block: BlockSyntax | undefined,
  previous: BlockAnalysis | undefined,
  diagnostics: readonly Diagnostic[],
): PanelAnswer {
  const { uri, version } = note;
  if (block === undefined) return { kind: 'empty', uri, version, example: exampleBlock };
  const current = analysisOf(note, block);
  return {
    kind: 'block',
    uri,
    version,
    blockName: block.name,
    range: toRange(note.lines, block.span),
    key: block.key,
    state: current === undefined ? 'computing' : 'ready',
    stale: current === undefined && previous !== undefined,
    analysis: current ?? previous ?? null,
    diagnostics,
    blockNames: note.syntax.blocks.map(({ name }) => name),
  };
}
