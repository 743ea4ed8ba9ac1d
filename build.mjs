// Builds what ships, into dist/: the extension, the language server and its worker, the command line, the panel's page.
import { chmod, cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
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
  legalComments: 'none', // the whole licenses are in licenses.txt
  metafile: true,
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

/**
 * The licenses of all packages of which some file went into the bundles, each text once, after the packages it is of.
 * @param {Set<string>} inputs
 */
async function licenses(inputs) {
  const folders = new Set([...inputs].flatMap((file) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
  /** @type {Map<string, string[]>} */
  const packagesOf = new Map();
  for (const folder of [...folders].sort()) {
    const files = (await readdir(path.join(root, folder))).filter((name) => /^(licen[sc]e|notice|copying)/i.test(name));
    const parts = await Promise.all(files.map((name) => readFile(path.join(root, folder, name), 'utf8')));
    const text = parts.map((part) => part.trim()).join('\n\n');
    /** @type {unknown} */
    const manifest = JSON.parse(await readFile(path.join(root, folder, 'package.json'), 'utf8'));
    const { name, version, license } = /** @type {Record<string, string>} */ (manifest);
    packagesOf.set(text, [...(packagesOf.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const line = `\n\n${'-'.repeat(80)}\n\n`;
  return `${[...packagesOf].map(([text, packages]) => `${packages.join('\n')}\n\n${text}`).join(line)}\n`;
}

const started = performance.now();
await rm(path.join(root, 'dist'), { recursive: true, force: true });
/** @type {Set<string>} */
const inputs = new Set();
for (const { options, entries: entryPoints } of bundles) {
  const { metafile } = await build({ ...common, ...options, entryPoints, metafile: true });
  for (const file of Object.keys(metafile.inputs)) inputs.add(file);
}
for (const [source, place] of Object.entries(copies)) {
  const filter = (/** @type {string} */ file) => !/\.(ttf|woff)$/.test(file);
  await cp(path.join(root, source), path.join(root, 'dist', place), { recursive: true, filter });
}
if (release) await writeFile(path.join(root, 'dist/licenses.txt'), await licenses(inputs));

const cli = path.join(root, 'dist/cli.js');
if (!(await readFile(cli, 'utf8')).startsWith('#!')) {
  throw new Error('server/cli/main.ts must begin with "#!/usr/bin/env node": dist/cli.js is run by its name.');
}
await chmod(cli, 0o755);
console.log(`Built dist/ in ${((performance.now() - started) / 1000).toFixed(1)} s${release ? ', for release' : ''}.`);
