// What VS Code calls in its extension host: runs every spec beside this file, and writes down what came of it.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SuiteResult } from '../results.ts';

/** Rejects when a spec fails, which is how VS Code learns of it. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 60_000, forbidOnly: true, forbidPending: true });
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.spec.cjs')) mocha.addFile(path.join(__dirname, file));
  }
  const results: SuiteResult[] = [];
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', (test) => {
      results.push({ title: test.fullTitle(), passed: true, milliseconds: test.duration ?? 0, error: '' });
    });
    runner.on('fail', (test, error: unknown) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      results.push({ title: test.fullTitle(), passed: false, milliseconds: test.duration ?? 0, error: text });
    });
  });
  const file = process.env['FISHER_NOTES_SUITE_RESULTS'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(results));
  if (failures > 0) throw new Error(`${failures} of ${results.length} failed`);
}
