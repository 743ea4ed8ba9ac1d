/** Decides where a note's front matter stands: YAML between `---` on the very first line and the next `---` or `...`. */

import type { Span } from '../base/span.ts';

const opening = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/;
const closing = /^(?:---|\.\.\.)[ \t]*$/;
const lineEnd = /\r\n|\n|\r/g;

/** From the first character to the end of the closing line; `undefined` where there is none, or it is not closed. */
export function findFrontMatter(text: string): Span | undefined {
  const match = opening.exec(text);
  if (match === null) return undefined;
  let start = match[0].length;
  // A blank line after the dashes makes them a thematic break, as in Pandoc.
  if (/^[ \t]*(?:\r|\n|$)/.test(text.slice(start, start + 200))) return undefined;
  while (start < text.length) {
    lineEnd.lastIndex = start;
    const ending = lineEnd.exec(text);
    const end = ending?.index ?? text.length;
    if (end - start < 80 && closing.test(text.slice(start, end))) return { start: 0, end };
    if (ending === null) return undefined;
    start = lineEnd.lastIndex;
  }
  return undefined;
}
