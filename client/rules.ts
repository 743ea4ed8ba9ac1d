// Decides how the page of a rule is opened: rendered, from the files that ship with the extension, so also offline.
import * as vscode from 'vscode';

const openRuleCommand = 'fisherNotes.openRule';

/** A code is a word in small letters with hyphens; nothing else becomes part of a path. */
const codeShape = /^[a-z][a-z0-9-]*$/;

/** The folder of the rules' pages. */
export function rulesFolder(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'docs', 'rules');
}

/**
 * The diagnostics with links that show a rule's page rendered. The server links to the page's file, which every editor
 * can open; VS Code would show its source.
 */
export function linkRules(diagnostics: readonly vscode.Diagnostic[], folder: vscode.Uri): vscode.Diagnostic[] {
  const base = `${folder.toString()}/`;
  for (const diagnostic of diagnostics) {
    const { code } = diagnostic;
    if (typeof code !== 'object' || !code.target.toString().startsWith(base)) continue;
    diagnostic.code = { value: code.value, target: ruleLink(String(code.value)) };
  }
  return [...diagnostics];
}

/** A link that opens the page of a rule. */
function ruleLink(code: string): vscode.Uri {
  return vscode.Uri.from({ scheme: 'command', path: openRuleCommand, query: JSON.stringify([code]) });
}

/** Registers the command behind the links. Without VS Code's own Markdown preview the page's source is shown. */
export function registerRules(folder: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand(openRuleCommand, async (code: unknown) => {
    if (typeof code !== 'string' || !codeShape.test(code)) return;
    const page = vscode.Uri.joinPath(folder, `${code}.md`);
    try {
      await vscode.workspace.fs.stat(page);
    } catch {
      void vscode.window.showInformationMessage(`There is no page for "${code}" in this version of Fisher Notes.`);
      return;
    }
    try {
      await vscode.commands.executeCommand('markdown.showPreview', page);
    } catch {
      await vscode.commands.executeCommand('vscode.open', page);
    }
  });
}
