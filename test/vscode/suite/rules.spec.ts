// The link of a finding leads to its rule's page, rendered, without a network.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, until, findingWith, openNote, twoModels } from './editor.ts';

describe('the page of a rule', () => {
  afterEach(closeAll);

  const isRendered = ({ input }: vscode.Tab): boolean =>
    input instanceof vscode.TabInputCustom && input.viewType === 'vscode.markdown.preview.editor';

  const rendered = (): Promise<vscode.Tab> =>
    until('a rendered page', () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(isRendered));

  it('is what the code of a finding links to', async () => {
    const { document } = await openNote(twoModels);
    const { code } = await findingWith(document, 'support-depends-on-parameter');
    assert.ok(typeof code === 'object');
    assert.equal(code.target.scheme, 'file');
    assert.ok(code.target.path.endsWith('/docs/rules/support-depends-on-parameter.md'), code.target.path);
    await vscode.commands.executeCommand('vscode.open', code.target);
    await rendered();
  });

  it('opens as a preview', async () => {
    await openNote(twoModels);
    await vscode.commands.executeCommand('fisherNotes.openRule', 'support-depends-on-parameter');
    await rendered();
  });

  it('brings no problems of its own, though its examples break the rule', async () => {
    const { document } = await openNote(twoModels);
    const { code } = await findingWith(document, 'support-depends-on-parameter');
    assert.ok(typeof code === 'object');
    const { target } = code;
    await vscode.window.showTextDocument(target);
    await vscode.commands.executeCommand('vscode.executeFoldingRangeProvider', target);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    assert.deepEqual(vscode.languages.getDiagnostics(target), []);
  });

  it('is looked for among the rules only', async () => {
    await openNote(twoModels);
    for (const code of ['../../../package', 'no-such-rule', 7]) {
      void vscode.commands.executeCommand('fisherNotes.openRule', code);
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(isRendered), []);
  });
});
