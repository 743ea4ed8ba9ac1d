// What the manifest sets in the editor beyond what VS Code's own tests of it can see.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const manifest = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8')) as {
  readonly icon: string;
  readonly contributes: {
    readonly configurationDefaults: Readonly<Record<string, unknown>>;
    readonly commands: readonly { readonly command: string }[];
    readonly grammars: readonly { readonly path: string }[];
    readonly languages: readonly { readonly configuration: string }[];
  };
};

describe('the manifest', () => {
  it('has the pages of the rules shown rendered', () => {
    expect(manifest.contributes.configurationDefaults['workbench.editorAssociations']).toEqual({
      '**/dist/docs/rules/*.md': 'vscode.markdown.preview.editor',
    });
  });

  it('names files that are there', () => {
    const { grammars, languages } = manifest.contributes;
    const files = [manifest.icon, ...grammars.map((each) => each.path), ...languages.map((each) => each.configuration)];
    for (const file of files)
      expect(() => readFileSync(path.resolve(import.meta.dirname, '../..', file))).not.toThrow();
  });
});
