// What each thread reads when it starts: the extension host no engine, the server's own thread no typesetting and no mathjs.
import path from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions, Metafile } from 'esbuild';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

async function bundled(entry: string, options: BuildOptions): Promise<Metafile> {
  const common = {
    absWorkingDir: root,
    bundle: true,
    metafile: true,
    write: false,
    outdir: 'dist',
    platform: 'node',
  } as const;
  const { metafile } = await build({ ...common, ...options, entryPoints: [entry], logLevel: 'error' });
  if (metafile === undefined) throw new Error('There is no metafile.');
  return metafile;
}

/** The source files that are read at once: those of the entry's chunk, and of the chunks that it imports by statement. */
function readAtOnce({ outputs }: Metafile, entry: string): readonly string[] {
  const first = Object.keys(outputs).find((name) => outputs[name]?.entryPoint === entry);
  const seen = new Set<string>();
  const visit = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const each of outputs[name]?.imports ?? []) if (each.kind === 'import-statement') visit(each.path);
  };
  if (first !== undefined) visit(first);
  return [...seen].flatMap((name) => Object.keys(outputs[name]?.inputs ?? {}));
}

describe('what is read at once', () => {
  test('by the extension host: nothing of the engine, of the features, of mathematics', async () => {
    const metafile = await bundled('client/extension.ts', { format: 'cjs', external: ['vscode'] });
    const inputs = Object.keys(metafile.inputs);
    expect(inputs).toContain('client/extension.ts');
    const heavy = /^server\/|node_modules\/(?:mathjs|@mathjax|katex|@stdlib|@lezer|typebox|d3-)/;
    expect(inputs.filter((input) => heavy.test(input))).toEqual([]);
  });

  test('by the server: no typesetting, no linear algebra, no quadrature', async () => {
    const metafile = await bundled('server/lsp/main.ts', { format: 'esm', splitting: true });
    const inputs = readAtOnce(metafile, 'server/lsp/main.ts');
    expect(inputs).toContain('server/lsp/server.ts');
    expect(inputs.filter((input) => /node_modules\/(?:mathjs|@mathjax|d3-)/.test(input))).toEqual([]);
    // the palette is a table of colors, which is shared with those who keep drawings
    const heavy = /engine\/(?:expectation|information|plots|regularity)\/(?!palette\.ts)/;
    expect(inputs.filter((input) => heavy.test(input))).toEqual([]);
  });
});
