// What a suite that runs inside VS Code leaves behind, written anew after each of its tests.
import { readFile } from 'node:fs/promises';

/** Environment variables that tell the suite where to write, and, where it is set, which tests to run (a pattern). */
export const resultsVariable = 'FISHER_NOTES_SUITE_RESULTS';
export const patternVariable = 'FISHER_NOTES_SUITE_PATTERN';

export interface TestResult {
  readonly title: string;
  readonly passed: boolean;
  readonly milliseconds: number;
  /** Empty when it passed. */
  readonly error: string;
}

export interface SuiteResult {
  /** Whether the suite came to its end. */
  readonly ended: boolean;
  readonly tests: readonly TestResult[];
}

/** The results in a file; undefined when there is no such file, since the suite never began. */
export async function readResults(file: string): Promise<SuiteResult | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
  const result: unknown = JSON.parse(text);
  return isSuiteResult(result) ? result : undefined;
}

/** Prints each result, its reason under what failed; returns how many passed and failed. */
export function printResults({ ended, tests }: SuiteResult): { readonly passed: number; readonly failed: number } {
  for (const { title, passed, milliseconds, error } of tests) {
    console.log(`  ${passed ? '✓' : '✗'} ${title} (${milliseconds} ms)`);
    if (!passed) console.log(error.replace(/^/gm, '      '));
  }
  if (!ended) console.log('  ✗ the suite did not come to its end: the tests after these were not run');
  const passed = tests.filter((result) => result.passed).length;
  return { passed, failed: tests.length - passed + (ended ? 0 : 1) };
}

function isSuiteResult(value: unknown): value is SuiteResult {
  return typeof value === 'object' && value !== null && 'ended' in value && 'tests' in value;
}
