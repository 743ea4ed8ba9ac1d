// Decides which commands stand above a model block.
import type { CodeLens } from 'vscode-languageserver-types';
import { toRange } from './convert.ts';
import type { NoteSnapshot } from './snapshot.ts';

export const blockCommands = [
  { title: 'Open panel', command: 'fisherNotes.openPanel' },
  { title: 'Insert derivation', command: 'fisherNotes.insertDerivation' },
  { title: 'Copy as LaTeX', command: 'fisherNotes.copyAsLatex' },
] as const;

/** The lenses of all blocks that state a law; the same while the note's text is the same, so that nothing jumps. */
export function codeLenses(note: NoteSnapshot): readonly CodeLens[] {
  return note.syntax.blocks.flatMap((block) => {
    if (!block.statements.some((statement) => statement.kind === 'observation')) return [];
    const range = toRange(note.lines, block.fenceSpan);
    const target = { uri: note.uri, blockName: block.name };
    return blockCommands.map(({ title, command }) => ({ range, command: { title, command, arguments: [target] } }));
  });
}
