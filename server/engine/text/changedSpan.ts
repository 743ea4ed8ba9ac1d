/** Decides which stretch of a text an edit has changed. */

import type { Span } from '../base/span.ts';

/** Texts are compared in stretches of this length first, since comparing strings is far cheaper than characters. */
const stride = 2048;

/**
 * The shortest stretch of `before` whose replacement gives `after`, one character wider on both sides, since a line ending
 * may consist of two; `undefined` where the texts are the same. Linear in the texts.
 */
export function changedSpan(before: string, after: string): Span | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start + stride <= shorter && before.slice(start, start + stride) === after.slice(start, start + stride)) {
    start += stride;
  }
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  const growth = after.length - before.length;
  let end = before.length;
  const least = start + Math.max(0, -growth);
  while (
    end - stride >= least &&
    before.slice(end - stride, end) === after.slice(end - stride + growth, end + growth)
  ) {
    end -= stride;
  }
  while (end > least && before.charCodeAt(end - 1) === after.charCodeAt(end - 1 + growth)) end--;
  return { start: Math.max(0, start - 1), end: Math.min(before.length, end + 1) };
}
