// What the manifest promises, as VS Code has read it.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extensionId } from './editor.ts';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: boolean };
    readonly virtualWorkspaces: { readonly supported: boolean };
  };
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  };
}

describe('the manifest', () => {
  const manifest = vscode.extensions.getExtension(extensionId)?.packageJSON as Manifest;

  it('declares that notes are safe in restricted mode and in virtual workspaces', () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
    assert.equal(manifest.capabilities.virtualWorkspaces.supported, true);
  });

  it('wakes the extension for notes and for its kept panels only', () => {
    assert.deepEqual(manifest.activationEvents, [
      'onLanguage:markdown',
      'onLanguage:quarto',
      'onWebviewPanel:fisherNotes.panel',
    ]);
  });

  it('declares each setting with a default that VS Code gives', () => {
    const properties = Object.entries(manifest.contributes.configuration.properties);
    assert.ok(properties.length > 0);
    for (const [name, { default: value }] of properties) {
      assert.ok(name.startsWith('fisherNotes.'), name);
      assert.deepEqual(vscode.workspace.getConfiguration().get(name), value, name);
    }
  });
});
