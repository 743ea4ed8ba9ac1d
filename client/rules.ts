// Decides how the page of a rule is opened: rendered, from the files that ship with the extension, so also offline.
//
// The server links a finding to its page's file, which every editor can open. VS Code follows such a link to an editor;
// that it is the one of the Markdown preview, not of the source, says `workbench.editorAssociations` in the manifest.
// (A command link would not do: VS Code follows none from the hover over a finding.)
import * as vscode from 'vscode';

/** A code is a word in small letters with hyphens; nothing else becomes part of a path. */
const codeShape = /^[a-z][a-z0-9-]*$/;

/** The folder of the rules' pages. */
export function rulesFolder(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'docs', 'rules');
}

/** Registers the command by which the panel opens the page of a rule. */
export function registerRules(folder: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand('fisherNotes.openRule', async (code: unknown) => {
    if (typeof code !== 'string' || !codeShape.test(code)) return;
    const page = vscode.Uri.joinPath(folder, `${code}.md`);
    try {
      await vscode.workspace.fs.stat(page);
    } catch {
      void vscode.window.showInformationMessage(`There is no page for "${code}" in this version of Fisher Notes.`);
      return;
    }
    await vscode.commands.executeCommand('vscode.open', page);
  });
}
