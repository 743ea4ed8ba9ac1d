// When the extension is loaded, and what it then puts into the editor.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, until, extensionId, openNote, twoModels } from './editor.ts';

describe('activation', () => {
  after(closeAll);

  it('does not happen for what is not a note', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension, 'the extension is installed');
    await openNote('x ~ Normal(mu, sigma)', 'plaintext');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    assert.equal(extension.isActive, false);
  });

  it('happens when a Markdown note is opened', async () => {
    await openNote(twoModels);
    await until('the extension is active', () => vscode.extensions.getExtension(extensionId)?.isActive === true);
  });

  it('registers every command that the manifest declares', async () => {
    const commands = new Set(await vscode.commands.getCommands(true));
    for (const name of ['openPanel', 'insertDerivation', 'insertPlot', 'copyAsLatex', 'restartServer']) {
      assert.ok(commands.has(`fisherNotes.${name}`), name);
    }
  });
});
