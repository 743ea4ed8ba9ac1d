// What a suite that ran inside VS Code leaves behind.
import { readFile } from 'node:fs/promises';

/** The environment variable that tells the suite where to write. */
export const resultsVariable = 'FISHER_NOTES_SUITE_RESULTS';

export interface SuiteResult {
  readonly title: string;
  readonly passed: boolean;
  readonly milliseconds: number;
  /** Empty when it passed. */
  readonly error: string;
}

/** The results in a file; undefined when there is no such file, so that the suite never came to its end. */
export async function readResults(file: string): Promise<readonly SuiteResult[] | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
  const results: unknown = JSON.parse(text);
  return Array.isArray(results) ? results.filter(isResult) : undefined;
}

/** Prints each result, its reason under what failed; returns how many passed and failed. */
export function printResults(results: readonly SuiteResult[]): { readonly passed: number; readonly failed: number } {
  for (const { title, passed, milliseconds, error } of results) {
    console.log(`  ${passed ? '✓' : '✗'} ${title} (${milliseconds} ms)`);
    if (!passed) console.log(error.replace(/^/gm, '      '));
  }
  const failed = results.filter((result) => !result.passed).length;
  return { passed: results.length - failed, failed };
}

function isResult(value: unknown): value is SuiteResult {
  return typeof value === 'object' && value !== null && 'title' in value && 'passed' in value && 'error' in value;
}
