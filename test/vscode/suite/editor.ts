// What the specs share: notes to write in, and patience with a server that computes on its own time.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FisherNotes } from '../../../client/extension.ts';

export const extensionId = 'fisher-notes.fisher-notes';

/** The note that most specs read: a regular model, and one that is not. */
export const twoModels = `# Reaction times

\`\`\`model reaction-time
x ~ Gamma(k, rate = b)
at k = 2, b = 1
samples 40
\`\`\`

\`\`\`model waiting
y ~ Uniform(0, theta)
\`\`\`
`;

/** A note with one regular model, in closed form. */
export const gaussian = `# A Gaussian

\`\`\`model gaussian
x ~ Normal(mu, sigma)
at mu = 0, sigma = 1
samples 25
\`\`\`
`;

/** The extension, once it runs. */
export async function running(): Promise<FisherNotes> {
  const extension = vscode.extensions.getExtension<FisherNotes>(extensionId);
  assert.ok(extension, 'the extension is installed');
  return extension.activate();
}

/** Opens a new note, which no file belongs to. */
export async function openNote(content: string, language = 'markdown'): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  return vscode.window.showTextDocument(document, vscode.ViewColumn.One);
}

/** The place just before the first `text` of a note, and `within` characters further. */
export function placeOf(document: vscode.TextDocument, text: string, within = 0): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.notEqual(offset, -1, `"${text}" is not in the note`);
  return document.positionAt(offset + within);
}

/** The first value of `read` that is neither false, null nor undefined; fails with `what` after a minute. */
export async function until<Value>(
  what: string,
  read: () => Value | Falsy | PromiseLike<Value | Falsy>,
): Promise<Exclude<Value, Falsy>> {
  const limit = Date.now() + 60_000;
  for (;;) {
    const value = await read();
    if (isThere(value)) return value;
    if (Date.now() > limit) assert.fail(`not within a minute: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

type Falsy = false | null | undefined;

function isThere<Value>(value: Value | Falsy): value is Exclude<Value, Falsy> {
  return value !== false && value !== null && value !== undefined;
}

/** The diagnostics of a note once one of them has `code`. */
export function findingWith(document: vscode.TextDocument, code: string): Promise<vscode.Diagnostic> {
  return until(`a finding ${code}`, () =>
    vscode.languages.getDiagnostics(document.uri).find((finding) => codeOf(finding) === code),
  );
}

/** The code of a diagnostic, with or without a link. */
export function codeOf(finding: vscode.Diagnostic): string {
  return String(typeof finding.code === 'object' ? finding.code.value : finding.code);
}

/** The Markdown of all hovers at a place. */
export async function hoverText(document: vscode.TextDocument, place: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    place,
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : JSON.stringify(content)))
    .join('\n');
}

/**
 * Closes every editor, and waits until the notes without a file are gone as well: VS Code gives their names to the next
 * ones, which would be taken for the old ones as long as these are open.
 */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor !== undefined) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await until('the new notes are closed', () =>
    vscode.workspace.textDocuments.every((document) => !document.isUntitled || document.isClosed),
  );
}
