// How a desktop VS Code is called, seen from inside a program that stands in for it.
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { desktopEnvironment, runInDesktop } from './desktop.ts';
import { printResults, readResults, resultsVariable } from './results.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fisher-notes-desktop-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A program that notes its arguments and then does what `body` says. */
async function standIn(body: string): Promise<string> {
  const program = path.join(folder, 'code');
  await writeFile(program, `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/arguments'\n${body}\n`);
  await chmod(program, 0o755);
  return program;
}

const job = (): Parameters<typeof runInDesktop>[1] => ({
  extension: '/an/extension',
  suite: '/a/suite.cjs',
  workspace: '/some/notes',
  environment: { [resultsVariable]: path.join(folder, 'results.json') },
});

describe('a desktop VS Code', () => {
  it('is given the extension, the suite, the notes and a profile of its own', async () => {
    const code = await standIn('');
    await runInDesktop({ kind: 'installed', code, screen: 'own' }, job());
    const args = (await readFile(path.join(folder, 'arguments'), 'utf8')).split('\n');
    expect(args[0]).toBe('/some/notes');
    expect(args).toContain('--extensionDevelopmentPath=/an/extension');
    expect(args).toContain('--extensionTestsPath=/a/suite.cjs');
    expect(args).toContain('--user-data-dir');
    expect(args).toContain('--extensions-dir');
  });

  it('tells its results by a file', async () => {
    const test = { title: 'it works', passed: true, milliseconds: 3, error: '' };
    const code = await standIn(`echo '${JSON.stringify({ ended: true, tests: [test] })}' > "$${resultsVariable}"`);
    await runInDesktop({ kind: 'installed', code, screen: 'own' }, job());
    const results = await readResults(path.join(folder, 'results.json'));
    expect(results).toEqual({ ended: true, tests: [test] });
  });

  it('has no results when it does not start', async () => {
    const code = await standIn('exit 127');
    await runInDesktop({ kind: 'installed', code, screen: 'own' }, job());
    expect(await readResults(path.join(folder, 'results.json'))).toBeUndefined();
    await expect(
      runInDesktop({ kind: 'installed', code: path.join(folder, 'nothing'), screen: 'own' }, job()),
    ).rejects.toThrow(/ENOENT/);
  });

  it('does not inherit what a terminal inside VS Code sets', () => {
    process.env['VSCODE_PID'] = '1';
    expect(desktopEnvironment()['VSCODE_PID']).toBeUndefined();
    expect(desktopEnvironment()['PATH']).toBe(process.env['PATH']);
    delete process.env['VSCODE_PID'];
  });
});

describe('the count of a suite', () => {
  const passed = { title: 'one', passed: true, milliseconds: 1, error: '' };
  const failed = { title: 'two', passed: false, milliseconds: 1, error: 'no' };

  it('is of its tests', () => {
    expect(printResults({ ended: true, tests: [passed, failed] })).toEqual({ passed: 1, failed: 1 });
  });

  it('has one more failure when the suite broke off', () => {
    expect(printResults({ ended: false, tests: [passed] })).toEqual({ passed: 1, failed: 1 });
  });
});
