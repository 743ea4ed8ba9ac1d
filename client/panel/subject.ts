// Decides what a panel is about: a place in a note that it follows, or one block of a note that it keeps.
import * as vscode from 'vscode';
import type { BlockTarget } from '../../server/lsp/messages.ts';
import { noteEditor } from '../notes.ts';

export type Subject =
  | { readonly kind: 'none' }
  | { readonly kind: 'cursor'; readonly uri: string; readonly line: number; readonly character: number }
  | { readonly kind: 'block'; readonly uri: string; readonly name: string };

/** The cursor of the note that is being edited. */
export function subjectAtCursor(): Subject {
  const editor = noteEditor();
  if (editor === undefined) return { kind: 'none' };
  const { line, character } = editor.selection.active;
  return { kind: 'cursor', uri: editor.document.uri.toString(), line, character };
}

/** The subject as the server is asked for it; undefined where its note is not open. */
export function targetOf(
  subject: Subject,
): { readonly document: vscode.TextDocument; readonly target: BlockTarget } | undefined {
  if (subject.kind === 'none') return undefined;
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === subject.uri);
  if (document === undefined) return undefined;
  const base = { textDocument: { uri: subject.uri }, version: document.version };
  return {
    document,
    target:
      subject.kind === 'block'
        ? { ...base, blockName: subject.name }
        : { ...base, position: { line: subject.line, character: subject.character } },
  };
}
