// What the extension host and the page load: nothing of the engine, and mathematics libraries only where they belong.
import path from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** The files that a bundle is made of. */
async function inputs(entry: string, platform: 'node' | 'browser'): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform,
    format: platform === 'node' ? 'cjs' : 'iife',
    external: ['vscode'],
  });
  return Object.keys(metafile.inputs);
}

describe('the bundles', () => {
  it('keep the engine and its libraries off the extension host', async () => {
    const files = await inputs('client/extension.ts', 'node');
    expect(files).toContain('client/extension.ts');
    expect(files.filter((file) => file.startsWith('server/'))).toEqual([]);
    const packages = new Set(files.map((file) => /node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? 'client'));
    expect([...packages].filter((name) => /mathjs|katex|mathjax|stdlib|d3-|lezer|typebox/.test(name))).toEqual([]);
  });

  it('give the page KaTeX and nothing else', async () => {
    const files = await inputs('media/panel.ts', 'browser');
    expect(files.filter((file) => !file.startsWith('media/') && !file.startsWith('node_modules/katex/'))).toEqual([]);
  });
});
