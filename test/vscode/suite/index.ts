// What VS Code calls in its extension host: runs every spec beside this file, and writes down what comes of it.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { patternVariable, resultsVariable, type SuiteResult, type TestResult } from '../results.ts';

/** Rejects when a spec fails, which is how VS Code learns of it. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const pattern = process.env[patternVariable];
  const mocha = new Mocha({
    ui: 'bdd',
    color: false,
    timeout: 180_000,
    forbidOnly: true,
    forbidPending: true,
    ...(pattern === undefined ? {} : { grep: new RegExp(pattern, 'i') }),
  });
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.spec.cjs')) mocha.addFile(path.join(__dirname, file));
  }
  const tests: TestResult[] = [];
  write({ ended: false, tests });
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    const add = (test: Mocha.Runnable, error: string): void => {
      tests.push({ title: test.fullTitle(), passed: error === '', milliseconds: test.duration ?? 0, error });
      write({ ended: false, tests });
    };
    runner.on('pass', (test) => add(test, ''));
    runner.on('fail', (test, error: unknown) =>
      add(test, error instanceof Error ? (error.stack ?? error.message) : `it threw ${String(error)}`),
    );
  });
  write({ ended: true, tests });
  if (failures > 0) throw new Error(`${failures} of ${tests.length} failed`);
}

function write(result: SuiteResult): void {
  const file = process.env[resultsVariable];
  if (file !== undefined) writeFileSync(file, JSON.stringify(result));
}
