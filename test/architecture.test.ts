// The house rules that a compiler does not know: which folder may import from which, no cycles, short files, who prints LaTeX.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** The engine's folders from the ground up: each imports only from those before it, and from itself. */
const layers = [
  ['base'],
  ['special'],
  ['numeric'],
  ['expr'],
  ['derivation'],
  ['text'],
  ['distributions'],
  ['model'],
  ['expectation'],
  ['information'],
  ['geometry'],
  ['divergences', 'bounds', 'priors', 'estimators', 'descent', 'coordinates'],
  ['regularity'],
  ['rules'],
  ['render'],
  ['plots'],
  ['report'],
  ['.'],
] as const;
/** The report's shape is data that printers and plots fill in: its type files stand at the ground. */
const isShape = (file: string): boolean =>
  /^server\/engine\/report\/(\w*[sS]chema|shapes|blockAnalysis)\.ts$/.test(file);
/** The results of one model are what the further parts, the rules and the report read. */
const results = new Set(['server/engine/modelResults.ts', 'server/engine/furtherResults.ts']);

const rankOf = new Map<string, number>(layers.flatMap((folders, rank) => folders.map((f) => [f, rank] as const)));

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

const importsOf = (file: string): string[] =>
  [
    ...readFileSync(path.join(root, file), 'utf8').matchAll(
      /^(?:import|export)[^'"]*?from '([^']+)'|^import '([^']+)'/gms,
    ),
  ].map((m) => m[1] ?? (m[2] as string));

const resolved = (file: string, target: string): string =>
  target.startsWith('.') ? path.normalize(path.join(path.dirname(file), target)) : target;

const engineFolder = (file: string): string | undefined => {
  const [top, second, third, ...rest] = file.split('/');
  if (top !== 'server' || second !== 'engine' || third === undefined) return undefined;
  return rest.length === 0 ? '.' : third;
};

const engineFiles = filesBelow('server/engine');

describe('the engine', () => {
  it('imports only from the folders below', () => {
    const wrong = engineFiles.flatMap((file) => {
      const from = rankOf.get(engineFolder(file) as string);
      return importsOf(file).flatMap((target) => {
        const to = resolved(file, target);
        const folder = engineFolder(to);
        if (folder === undefined || isShape(to) || results.has(to)) return [];
        const rank = rankOf.get(folder);
        return from !== undefined && rank !== undefined && rank <= from ? [] : [`${file} imports ${to}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('knows every one of its folders', () => {
    const folders = new Set(engineFiles.map((f) => engineFolder(f)));
    expect([...folders].filter((f) => !rankOf.has(f as string))).toEqual([]);
  });

  it('leaves the engine for pure libraries only', () => {
    const allowed = /^(typebox|@stdlib\/|lib-r-math\.js|mathjs|@lezer\/|d3-)/;
    const wrong = engineFiles.flatMap((file) =>
      importsOf(file)
        .filter((t) => !t.startsWith('.') && !allowed.test(t))
        .map((t) => `${file} imports ${t}`),
    );
    expect(wrong).toEqual([]);
  });

  it('writes LaTeX in the printers and the readers alone', () => {
    const wrong = engineFiles
      .filter((f) => !/engine\/(render|text)\//.test(f))
      .filter((f) => /\\\\(frac|left|mathbb|operatorname|sigma)/.test(readFileSync(path.join(root, f), 'utf8')));
    expect(wrong.filter((f) => !f.endsWith('report/modelReport.ts'))).toEqual([]);
  });
});

describe('every source file', () => {
  const files = ['server', 'client', 'media'].flatMap(filesBelow);

  it('has at most 300 lines', () => {
    const long = files.filter((f) => readFileSync(path.join(root, f), 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
  });

  it('begins by saying what it decides', () => {
    const silent = files.filter((f) => !/^(#!.*\n)?(\/\/|\/\*\*?)/.test(readFileSync(path.join(root, f), 'utf8')));
    expect(silent).toEqual([]);
  });

  it('takes part in no import cycle', () => {
    const graph = new Map(files.map((f) => [f, importsOf(f).map((t) => resolved(f, t))] as const));
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const next of graph.get(file) ?? []) if (graph.has(next)) visit(next, [...trail, file]);
      state.set(file, 'done');
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('keeps each outside library in its own folder', () => {
    const homes: readonly (readonly [RegExp, RegExp])[] = [
      [/^vscode-languageserver(\/|$)/, /^server\/(lsp|cli)\//],
      [/^vscode-languageclient/, /^client\//],
      [/^vscode$/, /^client\//],
      [/^katex/, /^media\//],
    ];
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((t) => homes.some(([library, home]) => library.test(t) && !home.test(file)))
        .map((t) => `${file} imports ${t}`),
    );
    expect(wrong).toEqual([]);
  });
});
