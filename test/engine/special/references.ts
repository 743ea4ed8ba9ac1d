/** Compares a kernel with the reference values in test/reference/special. */

import { readFileSync } from 'node:fs';

interface ReferenceFile {
  readonly program: string;
  readonly values: readonly { readonly arguments: readonly number[]; readonly value: string }[];
}

export interface WorstError {
  /** The greatest error found, relative to max(|value|, floor). */
  readonly error: number;
  /** The arguments where it was found. */
  readonly at: readonly number[];
  readonly count: number;
}

/** Reads one reference file. */
export function references(name: string): ReferenceFile['values'] {
  const url = new URL(`../../reference/special/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(url, 'utf8')) as ReferenceFile).values;
}

/** The greatest error of `kernel` on the values of `name` whose arguments pass `where`, relative to max(|value|, floor). */
export function worstError(
  name: string,
  kernel: (...values: number[]) => number,
  options: { floor?: number; where?: (...values: number[]) => boolean } = {},
): WorstError {
  let worst: WorstError = { error: 0, at: [], count: 0 };
  let count = 0;
  for (const row of references(name)) {
    if (options.where !== undefined && !options.where(...row.arguments)) continue;
    count += 1;
    const value = Number(row.value);
    const scale = Math.max(Math.abs(value), options.floor ?? 0);
    const difference = Math.abs(kernel(...row.arguments) - value);
    const error = difference === 0 ? 0 : difference / scale;
    if (!(error <= worst.error)) worst = { error: Number.isNaN(error) ? Infinity : error, at: row.arguments, count };
  }
  return { ...worst, count };
}
