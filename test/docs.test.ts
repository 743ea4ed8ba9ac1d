// Holds the documentation to the program: a page for every code, examples that do what they show, no name left out, formulas that render.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { checkNote } from '../server/cli/checkNote.ts';
import { families } from '../server/engine/distributions/index.ts';
import { functions } from '../server/engine/expr/functions/index.ts';
import { structuralFunctions } from '../server/engine/model/calls.ts';
import { sampleFunctions } from '../server/engine/model/statements/sampleFunctions.ts';
import { diagnosticSeverities, pedanticCodes, type DiagnosticCode } from '../server/engine/model/issue.ts';
import { parseNote } from '../server/engine/text/noteParser.ts';
import { statementWords } from '../server/engine/text/statementParser.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (...names: readonly string[]): string => readFileSync(path.join(root, ...names), 'utf8');
const codes = Object.keys(diagnosticSeverities) as readonly DiagnosticCode[];
const headings = ['What it means', 'Exact statement', 'Example', 'How to mend it'];

const pedantic = { severities: new Map<string, never>(), pedantic: true };

const rulePage = (code: string): string => read('docs', 'rules', `${code}.md`);
/** The text under a heading of the second level. */
const section = (page: string, heading: string): string => page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
/** An example that is a whole note stands in a longer fence. */
const noteIn = (text: string): string => /^````markdown\n([\s\S]*?)^````/m.exec(text)?.[1] ?? text;
const findingsIn = (text: string): readonly string[] =>
  checkNote({ path: 'example.md', text: noteIn(text) }, [], pedantic).diagnostics.map((d) => d.code);

/** What may be told beside any example: how good a bound is, and what only a careful writer asks for. */
const beside: ReadonlySet<string> = new Set(['bound-not-attained', ...pedanticCodes]);

/** What a page says where its code can't be had from its example. */
const notReported = 'This version does not report it';
const noExample = 'No block is known that causes it';

describe('the page of a code', () => {
  it.each(codes)('%s has its severity and the headings that all have', (code) => {
    const page = rulePage(code);
    const tier = pedanticCodes.has(code) ? ', in the pedantic tier only' : '';
    expect(page).toMatch(new RegExp(`^# \`${code}\`\n\nSeverity: ${diagnosticSeverities[code]}${tier}\n`));
    expect([...page.matchAll(/^## (.*)$/gm)].map((m) => m[1])).toEqual(headings);
    expect(section(page, 'Exact statement')).toMatch(/^Source: \S/m);
  });

  it.each(codes)('%s has an example that shows it, and a remedy that does not', (code) => {
    const page = rulePage(code);
    const example = section(page, 'Example');
    if (example.includes(noExample)) return;
    expect(parseNote(noteIn(example)).blocks.length).toBeGreaterThan(0);
    const found = findingsIn(example);
    if (page.includes(notReported)) expect(found).not.toContain(code);
    else {
      expect(found).toContain(code);
      expect(found.filter((other) => other !== code && !beside.has(other))).toEqual([]);
    }
    expect(findingsIn(section(page, 'How to mend it'))).not.toContain(code);
  });

  it('is in the index, with its severity', () => {
    const index = read('docs', 'rules', 'README.md');
    for (const code of codes) expect(index).toContain(`| [\`${code}\`](${code}.md) | ${diagnosticSeverities[code]} |`);
  });

  it('is of a code that there is', () => {
    const pages = readdirSync(path.join(root, 'docs', 'rules')).filter((name) => name !== 'README.md');
    expect(pages.sort()).toEqual(codes.map((code) => `${code}.md`).sort());
  });
});

describe('the page on the language', () => {
  const page = read('docs', 'language.md');

  it.each(families.map((f) => [f.name, f] as const))('names %s with all its arguments', (name, family) => {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\` |`)) ?? '';
    const written = [...row.matchAll(/`([A-Za-z0-9_]+)`/g)].map((m) => m[1]);
    const names = family.parametrizations.flatMap((p) => p.parameters.map((spec) => spec.name));
    for (const argument of names) expect(written).toContain(argument);
  });

  it('names every function', () => {
    for (const name of [...functions.map((f) => f.name), ...structuralFunctions])
      expect(page).toMatch(new RegExp(`^\\| \`${name}\\(`, 'm'));
  });

  it('names every function of a sample', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    for (const { name } of sampleFunctions) expect(rows.some((row) => row.includes(`\`${name}(`))).toBe(true);
  });

  it('names every statement', () => {
    for (const word of statementWords) expect(page).toMatch(new RegExp(`^\\| \`${word} `, 'm'));
  });

  it('has examples without a mistake', () => {
    expect(parseNote(page).blocks.length).toBeGreaterThan(5);
    const wrong = checkNote({ path: 'language.md', text: page }, []).diagnostics.filter((d) => d.severity === 'error');
    expect(wrong).toEqual([]);
  });
});

/** The samples, and what is found in each beyond hints, in the order of the text. */
const sampleFindings: Readonly<Record<string, readonly string[]>> = {
  '1-gaussian.md': [],
  '10-priors.md': [],
  '11-natural-gradient.md': [],
  '2-bernoulli-and-binomial.md': [],
  '3-information-form.md': [],
  '4-your-own-density.md': [],
  '5-not-regular.md': ['support-depends-on-parameter', 'moving-support', 'not-differentiable'],
  '6-how-far-apart.md': ['support-depends-on-parameter'],
  '7-estimators-and-bounds.md': ['support-depends-on-parameter'],
  '8-coordinates.md': [],
  '9-geometry.md': [],
};

describe('the samples', () => {
  const names = readdirSync(path.join(root, 'samples')).sort();

  it('are those that are described', () => {
    expect(names).toEqual(Object.keys(sampleFindings));
  });

  it.each(names)('%s has the findings that it is about, and no others', (name) => {
    const { diagnostics } = checkNote({ path: name, text: read('samples', name) }, []);
    expect(diagnostics.filter((d) => d.severity !== 'hint').map((d) => d.code)).toEqual(sampleFindings[name]);
  });
});

const markdownFiles = ['samples', 'docs', 'docs/rules']
  .flatMap((folder) => readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`))
  .filter((name) => name.endsWith('.md'));

describe('the architecture', () => {
  it('names every folder of the engine', () => {
    const page = read('server', 'ARCHITECTURE.md');
    const folders = readdirSync(path.join(root, 'server', 'engine'), { withFileTypes: true }).filter((e) =>
      e.isDirectory(),
    );
    for (const { name } of folders) expect(page).toContain(`\`engine/${name}\``);
  });
});

describe('a Markdown page', () => {
  it.each(markdownFiles)('%s has formulas that KaTeX, GitHub and Obsidian show alike', (name) => {
    const text = read(name);
    const { formulas } = parseNote(text);
    for (const { text: latex, display, delimiter } of formulas) {
      expect(delimiter).toMatch(/^\$+$/);
      expect(() => katex.renderToString(latex, { displayMode: display, strict: 'error', trust: false })).not.toThrow();
      // GitHub takes a backslash before punctuation for an escape; the row ends of matrices stay
      expect(latex).not.toMatch(/\\[^A-Za-z\\\s]/);
      if (display) expect(latex.trim()).not.toContain('\n');
    }
  });

  it.each([...markdownFiles, 'README.md', 'CHANGELOG.md', 'server/ARCHITECTURE.md'])(
    '%s links to what is there',
    (name) => {
      const text = read(name).replaceAll(/^(`{3,}).*\n[\s\S]*?^\1/gm, '');
      for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https?:/.test(target)) continue;
        const [file = '', anchor] = target.split('#');
        const place = file === '' ? name : path.posix.join(path.posix.dirname(name), file);
        // docs/ ships with the extension; nothing outside of it does
        if (name.startsWith('docs/')) expect(place).toMatch(/^docs\//);
        const there = read(place);
        if (anchor === undefined) continue;
        const anchors = [...there.matchAll(/^#+ (.*)$/gm)].map((m) =>
          (m[1] as string)
            .toLowerCase()
            .replaceAll(/[^\p{L}\d\s_-]/gu, '')
            .trim()
            .replaceAll(' ', '-'),
        );
        expect(anchors).toContain(anchor);
      }
    },
  );
});
