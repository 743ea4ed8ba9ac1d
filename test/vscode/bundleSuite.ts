// Makes of the specs what VS Code's extension host can load.
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { cacheFolder } from './machine.ts';

/** Bundles suite/index.ts and suite/*.spec.ts. Returns the file to give VS Code as its test. */
export async function bundleSuite(): Promise<string> {
  const source = path.join(import.meta.dirname, 'suite');
  const outdir = path.join(cacheFolder, 'suite');
  await rm(outdir, { recursive: true, force: true });
  const specs = (await readdir(source)).filter((file) => file.endsWith('.spec.ts'));
  await build({
    entryPoints: [path.join(source, 'index.ts'), ...specs.map((file) => path.join(source, file))],
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return path.join(outdir, 'index.cjs');
}
