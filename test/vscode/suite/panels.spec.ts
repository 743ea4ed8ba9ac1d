// Several panels, and a panel with nothing to show.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FisherNotes } from '../../../client/extension.ts';
import { closeAll, until, extensionId, openNote, placeOf, twoModels } from './editor.ts';

describe('panels', () => {
  let notes: FisherNotes;

  before(async () => {
    const extension = vscode.extensions.getExtension<FisherNotes>(extensionId);
    assert.ok(extension);
    notes = await extension.activate();
  });
  afterEach(closeAll);

  const open = (editor: vscode.TextEditor, blockName: string): Thenable<unknown> =>
    vscode.commands.executeCommand('fisherNotes.openPanel', { uri: editor.document.uri.toString(), blockName });

  const drawn = (name: string): Promise<unknown> =>
    until(`${name} is drawn`, () => notes.panels().find(({ shown }) => shown?.name === name && !shown.updating));

  it('open for the block that is named', async () => {
    await open(await openNote(twoModels), 'waiting');
    await drawn('waiting');
  });

  it('stand beside the note, one to follow and one for each pinned model', async () => {
    const editor = await openNote(twoModels);
    await open(editor, 'reaction-time');
    await drawn('reaction-time');
    notes.fromPage({ type: 'pin', pinned: true });
    await open(editor, 'waiting');
    await drawn('waiting');
    assert.deepEqual(
      notes.panels().map(({ pinned, shown }) => [pinned, shown?.name]),
      [
        [true, 'reaction-time'],
        [false, 'waiting'],
      ],
    );
    const labels = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputWebview)
      .map(({ label }) => label);
    assert.deepEqual(labels, ['Fisher Notes: reaction-time', 'Fisher Notes']);
  });

  it('never go back to an older text while the note is typed in', async () => {
    const editor = await openNote(twoModels);
    await open(editor, 'reaction-time');
    await drawn('reaction-time');
    const versions: number[] = [];
    for (let i = 0; i < 12; i++) {
      const place = placeOf(editor.document, 'samples 40', 10);
      await editor.edit((edit) => {
        edit.insert(place, String(i % 10));
      });
      await new Promise((resolve) => setTimeout(resolve, 40));
      await editor.edit((edit) => {
        edit.delete(new vscode.Range(place, place.translate(0, 1)));
      });
      versions.push(notes.panels()[0]?.shown?.version ?? 0);
    }
    await until('the last text is drawn', () => {
      const shown = notes.panels()[0]?.shown;
      versions.push(shown?.version ?? 0);
      return shown?.updating === false && shown.version === editor.document.version;
    });
    assert.deepEqual(
      versions,
      versions.toSorted((a, b) => a - b),
    );
  });

  it('teach where there is no model, and insert the first one', async () => {
    const editor = await openNote('# Nothing yet');
    await vscode.commands.executeCommand('fisherNotes.openPanel');
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(notes.panels()[0]?.shown ?? null, null);
    notes.fromPage({ type: 'insertExample', example: '```model\nx ~ Normal(mu, sigma)\n```\n' });
    await drawn('model-1');
    assert.ok(editor.document.getText().startsWith('# Nothing yet\n\n```model\n'));
  });

  it('show a model in the note when asked to', async () => {
    const editor = await openNote(twoModels);
    await open(editor, 'reaction-time');
    await drawn('reaction-time');
    notes.fromPage({ type: 'reveal', name: 'waiting' });
    await until('the cursor is in the model', () =>
      vscode.window.activeTextEditor?.selection.active.line === placeOf(editor.document, 'Uniform').line
        ? true
        : undefined,
    );
    await drawn('waiting');
  });
});
