// The panel beside the note: what its page has drawn, told by the page itself.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FisherNotes } from '../../../client/extension.ts';
import { closeAll, findingWith, openNote, placeOf, running, twoModels, until } from './editor.ts';

type Shown = NonNullable<ReturnType<FisherNotes['panels']>[number]['shown']>;

describe('the panel', () => {
  let editor: vscode.TextEditor;
  let notes: FisherNotes;

  before(async () => {
    notes = await running();
    editor = await openNote(twoModels);
  });
  after(closeAll);

  const show = (what: string, accept: (shown: Shown) => boolean): Promise<Shown> =>
    until(what, () =>
      notes
        .panels()
        .map(({ shown }) => shown)
        .find((shown) => shown !== null && !shown.updating && accept(shown)),
    );

  const moveTo = (text: string): void => {
    const place = placeOf(editor.document, text);
    editor.selection = new vscode.Selection(place, place);
  };

  it('shows the block at the cursor', async () => {
    moveTo('Gamma');
    await vscode.commands.executeCommand('fisherNotes.openPanel');
    const shown = await show('the regular model', ({ name }) => name === 'reaction-time');
    assert.ok(shown.sections.length >= 4, shown.sections.join(' '));
  });

  it('follows the cursor', async () => {
    moveTo('Uniform');
    await show('the other model', ({ name }) => name === 'waiting');
  });

  it('follows an edit of its block', async () => {
    moveTo('Gamma');
    await show('the regular model', ({ name }) => name === 'reaction-time');
    const { version } = editor.document;
    await editor.edit((edit) => {
      edit.insert(placeOf(editor.document, 'samples 40', 9), '1');
    });
    await show('a newer version', (shown) => shown.name === 'reaction-time' && shown.version > version);
  });

  it('keeps what it shows when it is pinned', async () => {
    notes.fromPage({ type: 'pin', pinned: true });
    moveTo('Uniform');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await show('the pinned model', ({ name }) => name === 'reaction-time');
    notes.fromPage({ type: 'pin', pinned: false });
  });

  it('comes back after the server is restarted', async () => {
    await vscode.commands.executeCommand('fisherNotes.restartServer');
    await findingWith(editor.document, 'support-depends-on-parameter');
  });
});
