// The derivations that can be inserted, each once; and what the server says of itself after a restart.
import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { FisherNotes } from '../../../client/extension.ts';
import { closeAll, until, extensionId, openNote, twoModels } from './editor.ts';

describe('the commands', () => {
  afterEach(closeAll);

  for (const id of ['score', 'information', 'bound']) {
    it(`insert the derivation of the ${id}, and not a second time`, async () => {
      const { document } = await openNote(twoModels);
      const target = { uri: document.uri.toString(), blockName: 'reaction-time' };
      await vscode.commands.executeCommand('fisherNotes.insertDerivation', target, id);
      const once = document.getText();
      assert.ok(once.includes(`<!-- fisher-notes: reaction-time/${id}`), once);
      await vscode.commands.executeCommand('fisherNotes.insertDerivation', target, id);
      assert.equal(document.getText(), once);
    });
  }

  it('save a plot beside the note, link it once, and write over no other file', async () => {
    const folder = vscode.Uri.file(await mkdtemp(join(tmpdir(), 'fisher-notes-')));
    const note = vscode.Uri.joinPath(folder, 'a note.md');
    await vscode.workspace.fs.writeFile(note, new TextEncoder().encode(twoModels));
    const document = await vscode.workspace.openTextDocument(note);
    const file = (end: string) => vscode.Uri.joinPath(folder, `a-note-reaction-time-density-and-score${end}.svg`);
    const read = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    await vscode.workspace.fs.writeFile(file(''), new TextEncoder().encode('mine'));
    const target = { uri: note.toString(), blockName: 'reaction-time' };
    await vscode.commands.executeCommand('fisherNotes.insertPlot', target, 'density-and-score');
    const once = document.getText();
    assert.ok(once.includes('-density-and-score-2.svg)'), once);
    assert.equal(await read(file('')), 'mine');
    assert.ok((await read(file('-2'))).startsWith('<!-- fisher-notes: reaction-time/density-and-score -->'));
    await vscode.commands.executeCommand('fisherNotes.insertPlot', target, 'density-and-score');
    assert.equal(document.getText(), once);
    await document.save();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('say so, and change nothing, where a model has no derivation', async () => {
    const { document } = await openNote('```model\nx ~ Nothing(a)\n```\n');
    const target = { uri: document.uri.toString(), blockName: 'model-1' };
    await vscode.commands.executeCommand('fisherNotes.insertDerivation', target, 'information');
    assert.equal(document.getText(), '```model\nx ~ Nothing(a)\n```\n');
  });

  it('restart the server, which then answers', async () => {
    const notes = await vscode.extensions.getExtension<FisherNotes>(extensionId)?.activate();
    assert.ok(notes);
    await openNote(twoModels);
    await vscode.commands.executeCommand('fisherNotes.restartServer');
    await until('both models are computed by the new server', async () => {
      const { computed, pending } = await notes.server.request('fisherNotes/statistics', null);
      return computed >= 2 && pending === 0 ? true : undefined;
    });
  });
});
