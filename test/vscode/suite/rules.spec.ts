// The link of a finding leads to its rule's page, rendered, without a network.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, until, findingWith, openNote, twoModels } from './editor.ts';

describe('the page of a rule', () => {
  afterEach(closeAll);

  it('is what the code of a finding links to', async () => {
    const { document } = await openNote(twoModels);
    const { code } = await findingWith(document, 'support-depends-on-parameter');
    assert.ok(typeof code === 'object');
    assert.equal(code.target.scheme, 'command');
    assert.equal(code.target.path, 'fisherNotes.openRule');
    assert.deepEqual(JSON.parse(code.target.query), ['support-depends-on-parameter']);
  });

  it('opens as a preview', async () => {
    await openNote(twoModels);
    await vscode.commands.executeCommand('fisherNotes.openRule', 'support-depends-on-parameter');
    await until('a rendered page', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('markdown.preview')),
    );
  });

  it('is looked for among the rules only', async () => {
    await openNote(twoModels);
    for (const code of ['../../../package', 'no-such-rule', 7]) {
      void vscode.commands.executeCommand('fisherNotes.openRule', code);
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    assert.deepEqual(
      tabs.filter(({ input }) => input instanceof vscode.TabInputWebview),
      [],
    );
  });
});
