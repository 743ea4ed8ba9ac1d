/** Decides where the parts of a block or formula stand in its note, and which part stands at a place in the note. */

import type { Span } from '../base/span.ts';
import type { BodyLine } from './syntax.ts';

/** What has a text of its own within a note: a model block or a formula. */
interface Placed {
  readonly span: Span;
  readonly text: string;
  readonly lines: readonly BodyLine[];
}

/** The offset in the note of an offset in the block's text. One past a line's end is that line's end. */
export function noteOffset(block: Placed, offset: number): number {
  const line = block.lines[lastLineAt(block.lines, (candidate) => candidate.body <= offset)];
  if (line === undefined) return block.span.start;
  return Math.min(block.span.start + line.note + (offset - line.body), block.span.end);
}

/** The span in the note of a span in the block's text; where it runs over several lines, their prefixes are within it. */
export function noteSpan(block: Placed, span: Span): Span {
  const start = noteOffset(block, span.start);
  if (span.end === span.start) return { start, end: start };
  // The end is exclusive: a span that ends with a line ending ends where that line does, not after the next prefix.
  return { start, end: Math.max(start, noteOffset(block, span.end - 1) + 1) };
}

/**
 * The offset in the block's text of an offset in the note: in a prefix, the start of the line's text. `undefined` outside
 * of the lines of the text.
 */
export function bodyOffset(block: Placed, offset: number): number | undefined {
  const relative = offset - block.span.start;
  const index = lastLineAt(block.lines, (candidate) => candidate.note <= relative);
  const line = block.lines[index];
  const following = block.lines[index + 1];
  const first = block.lines[0];
  if (offset > block.span.end || first === undefined) return undefined;
  if (line === undefined) return undefined;
  const length = (following === undefined ? block.text.length + 1 : following.body) - 1 - line.body;
  const within = relative - line.note;
  if (within <= length) return line.body + within;
  // Between a line's end and the next line's text stand a line ending and a prefix; after the last line, the fence.
  return following?.body;
}

function lastLineAt(lines: readonly BodyLine[], holds: (line: BodyLine) => boolean): number {
  let low = -1;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const line = lines[middle];
    if (line !== undefined && holds(line)) low = middle;
    else high = middle - 1;
  }
  return low;
}
