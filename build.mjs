// Builds what ships, into dist/: the extension, the language server and its worker, the command line, the panel's page.
import { chmod, cp, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';

const root = import.meta.dirname;
const release = process.argv.includes('--release');

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  minify: release,
  sourcemap: release ? false : 'linked',
  legalComments: release ? 'linked' : 'none',
  logLevel: 'warning',
};

/**
 * The bundles: VS Code's extension host takes CommonJS in every version that we support; server, worker and command line
 * are ES modules that share chunks, so that what they import() is loaded only when it is asked for; the panel's page is
 * one script, since its content security policy names scripts one by one.
 * @type {{ options: import('esbuild').BuildOptions, entries: Record<string, string> }[]}
 */
const bundles = [
  {
    options: {
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      external: ['vscode'],
      outExtension: { '.js': '.cjs' },
    },
    entries: { extension: 'client/extension.ts' },
  },
  {
    options: {
      platform: 'node',
      format: 'esm',
      target: 'node20',
      splitting: true,
      chunkNames: 'chunks/[name]-[hash]',
      // CommonJS libraries ask for Node's own modules by require(), which an ES module does not have.
      banner: {
        js: "import { createRequire as requireOf } from 'node:module';\nconst require = requireOf(import.meta.url);",
      },
    },
    entries: { server: 'server/lsp/main.ts', worker: 'server/lsp/engineWorker.ts', cli: 'server/cli/main.ts' },
  },
  {
    options: { platform: 'browser', format: 'iife', target: 'es2022' },
    entries: { 'media/panel': 'media/panel.ts' },
  },
];

/** Files that ship as they are: source → place in dist. Fonts in woff2 only, which every VS Code reads. */
const copies = {
  'media/panel.css': 'media/panel.css',
  'node_modules/katex/dist/katex.min.css': 'media/katex/katex.min.css',
  'node_modules/katex/dist/fonts': 'media/katex/fonts',
  docs: 'docs',
};

/** @param {string} source @returns {boolean} */
function exists(source) {
  const found = existsSync(path.join(root, source));
  if (!found) console.log(`  left out: ${source} does not exist yet`);
  return found;
}

const started = performance.now();
await rm(path.join(root, 'dist'), { recursive: true, force: true });
for (const { options, entries } of bundles) {
  const entryPoints = Object.fromEntries(Object.entries(entries).filter(([, source]) => exists(source)));
  if (Object.keys(entryPoints).length > 0) await build({ ...common, ...options, entryPoints });
}
for (const [source, place] of Object.entries(copies)) {
  if (!exists(source)) continue;
  const filter = (/** @type {string} */ file) => !/\.(ttf|woff)$/.test(file);
  await cp(path.join(root, source), path.join(root, 'dist', place), { recursive: true, filter });
}

const cli = path.join(root, 'dist/cli.js');
if (existsSync(cli)) {
  if (!(await readFile(cli, 'utf8')).startsWith('#!')) {
    throw new Error('server/cli/main.ts must begin with "#!/usr/bin/env node": dist/cli.js is run by its name.');
  }
  await chmod(cli, 0o755);
}
console.log(`Built dist/ in ${((performance.now() - started) / 1000).toFixed(1)} s${release ? ', for release' : ''}.`);
