// Decides what can be folded in a note: its model blocks, and the derivations that were inserted.
import { FoldingRangeKind } from 'vscode-languageserver-types';
import type { FoldingRange } from 'vscode-languageserver-types';
import { derivationRegions } from './derivationRegion.ts';
import type { NoteSnapshot } from './snapshot.ts';

/** The foldable stretches of more than one line. */
export function foldingRanges(note: NoteSnapshot): readonly FoldingRange[] {
  const stretches = [...note.syntax.blocks, ...derivationRegions(note.text)];
  return stretches
    .map(({ span }) => ({
      startLine: note.lines.positionAt(span.start).line,
      endLine: note.lines.positionAt(span.end).line,
      kind: FoldingRangeKind.Region,
    }))
    .filter(({ startLine, endLine }) => endLine > startLine);
}
