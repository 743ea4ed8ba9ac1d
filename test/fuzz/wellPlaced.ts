/** What holds of every note that was read, whatever it says: all spans stand inside what they are spans of, in order. */

import { expect } from 'vitest';
import { encloses } from '../../server/engine/base/span.ts';
import type { Span } from '../../server/engine/base/span.ts';
import { noteOffset, noteSpan } from '../../server/engine/text/placement.ts';
import type { NoteSyntax } from '../../server/engine/text/syntax.ts';

function isSpan(value: object): value is Span {
  return 'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number';
}

/** Every span within a piece of syntax, wherever it stands. */
function spansIn(value: unknown, found: Span[] = []): Span[] {
  if (typeof value !== 'object' || value === null) return found;
  if (isSpan(value)) found.push(value);
  else for (const part of Object.values(value)) spansIn(part, found);
  return found;
}

function misplaced(spans: readonly Span[], length: number): Span[] {
  return spans.filter(({ start, end }) => !(0 <= start && start <= end && end <= length));
}

export function checkPlaces(text: string, note: NoteSyntax): void {
  expect(note.length).toBe(text.length);
  expect(misplaced(spansIn(note.issues), text.length)).toEqual([]);
  let previous = 0;
  for (const block of note.blocks) {
    expect(block.span.start).toBeGreaterThanOrEqual(previous);
    previous = block.span.end;
    const own = [block.fenceSpan, block.bodySpan, ...(block.nameSpan === undefined ? [] : [block.nameSpan])];
    expect(own.filter((span) => !encloses(block.span, span))).toEqual([]);
    const { statements, comments, issues } = block;
    expect(misplaced(spansIn({ statements, comments, issues }), block.text.length)).toEqual([]);
    for (let at = 1; at < statements.length; at++) {
      expect(statements[at]?.span.start).toBeGreaterThanOrEqual(statements[at - 1]?.span.end ?? 0);
    }
    for (const issue of issues) expect(encloses(block.span, noteSpan(block, issue.span))).toBe(true);
    for (let at = 0; at < block.text.length; at++) {
      const character = block.text[at];
      if (character !== '\n' && text[noteOffset(block, at)] !== character) {
        expect.fail(`The block’s character ${at} is not where it is said to be.`);
      }
    }
  }
  for (const formula of note.formulas) {
    expect(misplaced([formula.span], text.length)).toEqual([]);
    expect(encloses(formula.span, formula.contentSpan)).toBe(true);
  }
}
