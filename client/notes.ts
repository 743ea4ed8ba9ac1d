// Decides which documents are notes, and which note and block a command is meant for.
import * as vscode from 'vscode';
import type { BlockTarget, CommandTarget } from '../server/lsp/messages.ts';

export const noteLanguages = ['markdown', 'quarto'] as const;

export function isNote(document: vscode.TextDocument): boolean {
  return noteLanguages.some((language) => language === document.languageId);
}

/** The editor that shows a note: the active one, else one that can be seen. */
export function noteEditor(): vscode.TextEditor | undefined {
  const active = vscode.window.activeTextEditor;
  if (active !== undefined && isNote(active.document)) return active;
  return vscode.window.visibleTextEditors.find((editor) => isNote(editor.document));
}

/** A block of an open note, as the server is asked for it. */
export interface NoteTarget {
  readonly document: vscode.TextDocument;
  readonly block: Pick<BlockTarget, 'position' | 'blockName'>;
}

/** What a command acts on: the block that it was called for, else the one at the cursor. */
export async function commandTarget(named: CommandTarget | undefined): Promise<NoteTarget | undefined> {
  if (named !== undefined) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(named.uri));
    return { document, block: { blockName: named.blockName } };
  }
  const editor = noteEditor();
  if (editor === undefined) return undefined;
  const { line, character } = editor.selection.active;
  return { document: editor.document, block: { position: { line, character } } };
}

/** Whether a value that a command was called with names a block; menus call commands with other things. */
export function isCommandTarget(value: unknown): value is CommandTarget {
  return (
    typeof value === 'object' &&
    value !== null &&
    'uri' in value &&
    typeof value.uri === 'string' &&
    'blockName' in value &&
    typeof value.blockName === 'string'
  );
}

/** Shows a range of a note in the editor that has it open, else in a new one; the cursor goes to its start. */
export async function revealRange(uri: vscode.Uri, start: vscode.Position): Promise<void> {
  const open = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const editor = await vscode.window.showTextDocument(
    open?.document ?? (await vscode.workspace.openTextDocument(uri)),
    open?.viewColumn === undefined ? {} : { viewColumn: open.viewColumn },
  );
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
