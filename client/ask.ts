// Decides how a command asks the server about a note, and how what it answers is written into the note.
import * as vscode from 'vscode';
import type { BlockTarget, InsertDerivationAnswer, Requests } from '../server/lsp/messages.ts';
import type { NoteTarget } from './notes.ts';
import { isContentModified, type Server } from './server.ts';

/** How long a confirmation stays in the status bar. */
export const confirmation = 5000;

type Asked = 'fisherNotes/insertDerivation' | 'fisherNotes/copyLatex' | 'fisherNotes/plots' | 'fisherNotes/insertPlot';

/** Asks about the note as it is now; once more if it changed meanwhile. Tells the writer of any other failure. */
export async function ask<M extends Asked>(
  server: Server,
  { document, block }: NoteTarget,
  question: (base: BlockTarget) => readonly [M, Requests[M]['params']],
): Promise<{ readonly result: Requests[M]['result']; readonly version: number } | undefined> {
  for (let attempt = 0; ; attempt++) {
    const { version } = document;
    const [method, params] = question({ textDocument: { uri: document.uri.toString() }, version, ...block });
    try {
      const title = 'Fisher Notes: computing';
      const result = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
        server.request(method, params),
      );
      return { result, version };
    } catch (error) {
      if (isContentModified(error) && attempt === 0) continue;
      void vscode.window.showErrorMessage(`Fisher Notes: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }
}

/** Applies the edit, where there is one; the message that says what was done, undefined where the note had changed. */
export async function write(
  server: Server,
  { document }: NoteTarget,
  { result, version }: { readonly result: InsertDerivationAnswer; readonly version: number },
  what: string,
): Promise<string | undefined> {
  if (result.edit !== null) {
    const converted = await server.client.protocol2CodeConverter.asWorkspaceEdit(result.edit);
    // Between the answer and here the note may have changed: an edit of another text is never applied.
    if (document.version !== version || !(await vscode.workspace.applyEdit(converted))) {
      void vscode.window.showWarningMessage(`The note changed while ${what} was made. Nothing was inserted.`);
      return undefined;
    }
  }
  vscode.window.setStatusBarMessage(result.message, confirmation);
  return result.message;
}
