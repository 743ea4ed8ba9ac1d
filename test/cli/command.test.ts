// The command line: what it prints, its exit codes, and that its JSON is what its schema says.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../server/cli/command.ts';
import { diagnosticText } from '../../server/cli/diagnosticText.ts';
import type { Report } from '../../server/engine/report/schema.ts';
import { programVersion } from '../../server/service/programVersion.ts';

const root = path.resolve(import.meta.dirname, '../..');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fisher-notes-'));
  await mkdir(path.join(folder, 'notes'));
  const gaussian = '# Gaussian\n\n```model gaussian\nx ~ Normal(mu, sigma)\nat mu = 0, sigma = 2\nsamples 25\n```\n';
  await writeFile(path.join(folder, 'notes/gaussian.md'), gaussian);
  await writeFile(path.join(folder, 'notes/broken.qmd'), '\uFEFF```model\r\n\tx ~ Normal(mu, )\r\n```\r\n');
  await writeFile(path.join(folder, 'notes/prose.md'), 'No model.\n');
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

const note = (name: string) => path.join(folder, 'notes', name);

async function run(...args: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  let out = '';
  let error = '';
  const code = await runCommand(args, { out: (text) => (out += text), error: (text) => (error += text) });
  return { code, out, error };
}

describe('check', () => {
  test('prints each model and a summary, and ends with 0', async () => {
    const { code, out, error } = await run('check', note('gaussian.md'));
    expect([code, error]).toEqual([0, '']);
    expect(out).toContain(`${note('gaussian.md')}:3: gaussian: x ~ Normal`);
    expect(out).toMatch(/parameters +μ ∈ ℝ, σ > 0/);
    expect(out).toMatch(/Fisher information +⎡ 1\/σ² +0 +⎤\n +⎣ 0 +2\/σ² +⎦\n/);
    expect(out).toMatch(/at μ = 0, σ = 2 +⎡ 0\.25 +0 +⎤\n +⎣ 0 +0\.5 +⎦/);
    expect(out).toContain('in total, N = 25:');
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^1 note, 1 model: 1 regular/);
  });

  test('--only shows of each part what the whole report does, whether the part takes a full analysis or not', async () => {
    const models = async (...args: readonly string[]): Promise<Report['notes'][number]['models']> => {
      const { out } = await run('check', path.join(root, 'samples/6-how-far-apart.md'), '--format', 'json', ...args);
      return (JSON.parse(out) as Report).notes.flatMap((n) => n.models);
    };
    const whole = await models();
    for (const part of ['fisher', 'regularity', 'standardErrors', 'bounds'] as const) {
      const own = await models('--only', part);
      expect(own.map((model) => model[part])).toEqual(whole.map((model) => model[part]));
    }
  });

  test('marks the place of a mistake, and ends with 1', async () => {
    const { code, out } = await run('check', note('broken.qmd'));
    expect(code).toBe(1);
    expect(out).toMatch(/broken\.qmd:2:17: error syntax\n {2}x ~ Normal\(mu, \)\n {2} {15}\^\n {2}Expected /);
    expect(out).toContain('1 note, ');
    expect(out).toContain('1 error');
  });

  test('prints what the README shows', async () => {
    const readme = await readFile(path.join(root, 'README.md'), 'utf8');
    const [block, answer] = [...readme.matchAll(/(?:^ {4}.*\n|^\n(?= {4}))+/gm)].map(([text]) =>
      text.replaceAll(/^ {4}/gm, '').trim(),
    );
    await writeFile(path.join(folder, 'notes.md'), `${block ?? ''}\n`);
    const { out } = await run('check', path.join(folder, 'notes.md'));
    const shown = (answer ?? '').replace(/^\$ .*\n/, '');
    expect(out.replaceAll(path.join(folder, 'notes.md'), 'notes.md').trim()).toBe(shown);
  });

  test('takes a folder for the notes in it', async () => {
    const { out } = await run('check', path.join(folder, 'notes'), '--format=json');
    const report = JSON.parse(out) as Report;
    expect(report.notes.map((each) => path.basename(each.path))).toEqual(['broken.qmd', 'gaussian.md', 'prose.md']);
  });

  test('prints JSON that its schema accepts', async () => {
    const schema = JSON.parse((await run('schema')).out) as object;
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const { out } = await run('check', '--format', 'json', path.join(folder, 'notes'));
    const report = JSON.parse(out) as Report;
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.version).toBe(1);
    const [model] = report.notes.flatMap((each) => each.models.filter(({ name }) => name === 'gaussian'));
    expect(model).toMatchObject({
      origin: 'block',
      range: { start: { line: 2, character: 0 }, end: { line: 6, character: 3 } },
      fisher: {
        status: 'closed-form',
        at: {
          total: [
            [6.25, 0],
            [0, 12.5],
          ],
        },
      },
    });
  });

  test('leaves out the parts that were not asked for', async () => {
    const { out } = await run('check', '--format', 'json', '--only', 'fisher,regularity', note('gaussian.md'));
    const [model] = (JSON.parse(out) as Report).notes[0]?.models ?? [];
    expect(Object.keys(model ?? {}).sort()).toEqual([
      'constraints',
      'fisher',
      'name',
      'observation',
      'origin',
      'parameters',
      'point',
      'range',
      'regularity',
      'samples',
      'versus',
    ]);
    const { out: text } = await run('check', '--only', 'score', note('gaussian.md'));
    expect(text).toContain('score');
    expect(text).not.toContain('Fisher information');
  });

  test('fails on the severity that is asked for', async () => {
    await writeFile(note('unused.md'), '```model\nx ~ Normal(mu, sigma)\nconst c = 3\n```\n');
    expect((await run('check', note('unused.md'))).code).toBe(0);
    expect((await run('check', '--fail-on', 'warning', note('unused.md'))).code).toBe(1);
    await rm(note('unused.md'));
  });

  test('tells what the policy asks for', async () => {
    await writeFile(note('policy.md'), '```model\nx ~ Laplace(m, b)\n```\n');
    const codes = async (...args: readonly string[]) => {
      const { out } = await run('check', '--format', 'json', ...args, note('policy.md'));
      return (JSON.parse(out) as Report).notes[0]?.diagnostics.map(({ code, severity }) => `${severity} ${code}`);
    };
    expect(await codes()).toContain('warning not-differentiable');
    expect(await codes('--severity', 'not-differentiable=hint')).toContain('hint not-differentiable');
    const off = await codes('--severity=not-differentiable=off', '--severity', 'bound-not-attained=off');
    expect(off).toEqual([]);
    expect(await codes('--pedantic')).toContain('hint unstated-domain');
    await rm(note('policy.md'));
  });
});

describe('arguments that cannot be used end with 2 and say what was meant', () => {
  test.each([
    [['chekc'], 'Did you mean “check”?'],
    [[], 'Say what to do'],
    [['check'], 'Name the notes'],
    [['check', '--fromat', 'json', 'a.md'], 'Did you mean --format?'],
    [['check', '--format', 'jsn', 'a.md'], 'Did you mean “json”?'],
    [['check', '--fail-on', 'warn', 'a.md'], 'Did you mean “warning”?'],
    [['check', '--only', 'fisher,regularty', 'a.md'], 'Did you mean “regularity”?'],
    [['check', '--format'], '--format'],
    [['check', '--severity', 'not-diferentiable=off', 'a.md'], 'Did you mean “not-differentiable”?'],
    [['check', '--severity', 'syntax=of', 'a.md'], 'Did you mean “off”?'],
    [['check', 'no-such-note.md'], 'There is no file “no-such-note.md”'],
    [['lsp', '--stido'], 'Did you mean “--stdio”?'],
    [['lsp'], '--stdio'],
  ])('%j', async (args, message) => {
    const { code, out, error } = await run(...args);
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(message);
    expect(error.startsWith('fisher-notes: ')).toBe(true);
  });
});

describe('the program', () => {
  test('tells its version, which is the package’s, and how it is used', async () => {
    const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };
    expect(programVersion).toBe(manifest.version);
    expect((await run('--version')).out).toBe(`${manifest.version}\n`);
    expect((await run('--help')).out).toContain('fisher-notes check');
    expect((await run('check', '--help')).code).toBe(0);
  });

  test('runs as a process, with its exit code', async () => {
    const main = path.join(root, 'server/cli/main.ts');
    const failed = promisify(execFile)(process.execPath, [main, 'check', note('broken.qmd')]);
    await expect(failed).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('error syntax') as string });
  });
});

describe('the carets', () => {
  test.each([
    ['after wide and combining characters', 'α 漢字 é̂ ~ x', 8, 9, '           ^'],
    ['under the whole of a longer place', 'x ~ Normal', 4, 10, '      ^^^^^^'],
    ['under one character where the place is empty', 'x ~', 3, 3, '     ^'],
  ])('stand %s', (_where, line, start, end, carets) => {
    const range = { start: { line: 0, character: start }, end: { line: 0, character: end } };
    const diagnostic = { code: 'syntax', severity: 'error', message: 'M.', range, model: null } as const;
    expect(diagnosticText('a.md', line, diagnostic).split('\n')[2]).toBe(carets);
  });
});
