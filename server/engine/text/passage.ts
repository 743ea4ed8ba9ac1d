/** Decides what a block or formula says once the prefixes of quotes and lists are gone, and where each of its lines stands. */

import type { Span } from '../base/span.ts';
import type { BodyLine } from './syntax.ts';

/** A text of several lines, ended by \n, gathered from stretches of a note. */
export interface Passage {
  readonly text: string;
  /** Where each line starts: in `text`, and in the note from the piece's start on. */
  readonly lines: readonly BodyLine[];
}

const lineEnding = /\r\n|\n|\r/g;

/**
 * The lines of a code fence, of which up to `indent` leading blanks each are dropped. `parts` are the stretches of the
 * note that belong to the code, line endings included; `empty` is where its first line would start if there are none.
 */
export function codePassage(
  note: string,
  pieceStart: number,
  parts: readonly Span[],
  empty: number,
  indent: number,
): Passage {
  const leadingBlanks = (line: string): number => {
    let blanks = 0;
    while (blanks < indent && line[blanks] === ' ') blanks++;
    return blanks;
  };
  const last = parts.at(-1);
  const splitEnding = last !== undefined && note[last.end - 1] === '\r' && note[last.end] === '\n';
  const whole = splitEnding ? [...parts.slice(0, -1), { start: last.start, end: last.end - 1 }] : parts;
  return gather(note, pieceStart, whole.length === 0 ? [{ start: empty, end: empty }] : whole, leadingBlanks);
}

/** The lines of a formula, of which the leading blanks are dropped from the second on: LaTeX ignores them. */
export function formulaPassage(note: string, pieceStart: number, parts: readonly Span[]): Passage {
  return gather(note, pieceStart, parts, (line, index) => (index === 0 ? 0 : line.length - line.trimStart().length));
}

function gather(
  note: string,
  pieceStart: number,
  parts: readonly Span[],
  dropped: (line: string, index: number) => number,
): Passage {
  const texts: string[] = [];
  const lines: BodyLine[] = [];
  let length = 0;
  let line = { start: 0, text: '' };
  const extend = (start: number, end: number): void => {
    // Blanks before a prefix belong to the prefix: the line starts after it.
    line =
      line.text.trim() === ''
        ? { start, text: note.slice(start, end) }
        : { ...line, text: line.text + note.slice(start, end) };
  };
  const finish = (): void => {
    const blanks = dropped(line.text, lines.length);
    lines.push({ body: length, note: line.start + blanks - pieceStart });
    texts.push(line.text.slice(blanks));
    length += line.text.length - blanks + 1;
    line = { start: 0, text: '' };
  };
  for (const part of parts) {
    let from = part.start;
    for (const ending of note.slice(part.start, part.end).matchAll(lineEnding)) {
      const end = part.start + ending.index;
      extend(from, end);
      finish();
      from = end + ending[0].length;
    }
    extend(from, part.end);
  }
  finish();
  return { text: texts.join('\n'), lines };
}
