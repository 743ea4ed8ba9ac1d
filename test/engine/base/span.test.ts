/** Spans, and lines ended in each of the three ways. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineMap, contains, encloses, merge, overlaps, shift, span, textOf } from '../../../server/engine/base/span.ts';

test('spans', () => {
  expect(merge(span(3, 5), span(1, 4))).toEqual(span(1, 5));
  expect([0, 1, 3, 4].map((offset) => contains(span(1, 3), offset))).toEqual([false, true, true, false]);
  expect(encloses(span(1, 5), span(1, 3))).toBe(true);
  expect(encloses(span(1, 5), span(0, 3))).toBe(false);
  expect(overlaps(span(1, 3), span(2, 5))).toBe(true);
  expect(overlaps(span(1, 3), span(3, 5))).toBe(false);
  expect(shift(span(1, 3), 4)).toEqual(span(5, 7));
  expect(textOf('abcdef', span(1, 3))).toBe('bc');
});

test('lines', () => {
  const map = new LineMap('a\nbc\r\n\rd😀\n');
  expect(map.lineCount).toBe(5);
  expect(map.lineSpan(1)).toEqual(span(2, 4));
  expect(map.positionAt(0)).toEqual({ line: 0, character: 0 });
  expect(map.positionAt(1)).toEqual({ line: 0, character: 1 });
  expect(map.positionAt(5)).toEqual({ line: 1, character: 2 });
  expect(map.positionAt(6)).toEqual({ line: 2, character: 0 });
  expect(map.positionAt(10)).toEqual({ line: 3, character: 3 });
  expect(map.positionAt(99)).toEqual({ line: 4, character: 0 });
  expect(map.offsetAt({ line: 1, character: 9 })).toBe(4);
  expect(map.offsetAt({ line: 9, character: 0 })).toBe(11);
  expect(map.offsetAt({ line: -1, character: 3 })).toBe(0);
  expect(new LineMap('').lineCount).toBe(1);
});

test('positions lead back to their offsets', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '😀') });
  fc.assert(
    fc.property(text, fc.nat(40), (written, at) => {
      const map = new LineMap(written);
      const offset = Math.min(at, written.length);
      const back = map.offsetAt(map.positionAt(offset));
      const insideEnding = written[offset - 1] === '\r' && written[offset] === '\n';
      expect(back).toBe(insideEnding ? offset - 1 : offset);
    }),
  );
});
