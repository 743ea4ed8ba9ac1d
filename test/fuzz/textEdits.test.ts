/** Reading a note again after an edit gives what reading it for the first time gives. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editNote, openNote, parseNote } from '../../server/engine/text/noteParser.ts';
import { notes } from './textNotes.ts';
import { checkPlaces } from './wellPlaced.ts';

const inserted = fc.oneof(
  fc.constantFrom(
    '',
    '',
    'q',
    '\n',
    '\r',
    '\r\n',
    ' ',
    '    ',
    '\n\n',
    '#',
    '$',
    '$$',
    '\n$$\n',
    '`',
    '```',
    '\n```\n',
    '\n~~~\n',
  ),
  fc.constantFrom(
    '> ',
    '- ',
    '\n> ',
    '\n- ',
    '---\n',
    '\n---\n',
    '<!--',
    '-->',
    '(',
    ')',
    '\n```model\n',
    '[',
    '\\',
    '😀',
    '\t',
  ),
  fc.string({ maxLength: 5 }),
);
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(fc.nat(3), fc.nat(60)),
  inserted,
});

function apply(text: string, change: { at: number; removed: number; inserted: string }): string {
  const start = Math.round(change.at * text.length);
  return text.slice(0, start) + change.inserted + text.slice(start + change.removed);
}

test.each(notes.map((note, index) => [index, note] as const))('edits of note %i', (_index, note) => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
      let text = note;
      let parsed = openNote(text);
      for (const change of edits) {
        text = apply(text, change);
        parsed = editNote(parsed, text);
        expect(parsed.text).toBe(text);
        expect(parsed.syntax).toEqual(parseNote(text));
      }
      checkPlaces(text, parsed.syntax);
    }),
    { numRuns: 120, seed: 1922 },
  );
});

const paragraph = 'Some prose with $x_1$ and **more** of it, over the width of a line.\n';
const block = '\n```model\nx ~ Normal(mu, sigma)\nparam sigma > 0\n```\n\n';

test('an edit of prose leaves every block what it was, one in a block all others', () => {
  const note = (paragraph.repeat(20) + block).repeat(50);
  const before = openNote(note);
  const kept = (text: string): number => {
    const after = editNote(before, text);
    expect(after.syntax).toEqual(parseNote(text));
    return after.syntax.blocks.filter((now, index) => now.statements === before.syntax.blocks[index]?.statements)
      .length;
  };
  expect(kept(note.replace('Some prose', 'Some\n\nother prose'))).toBe(50);
  expect(kept(`${note}more`)).toBe(50);
  const middle = note.indexOf('sigma)', note.length / 2);
  expect(kept(`${note.slice(0, middle)}s${note.slice(middle)}`)).toBe(49);
});

test('a block that is moved keeps its body', () => {
  const before = openNote(`${paragraph}\n${block}${paragraph}`);
  const after = editNote(before, `> quoted\n\n${paragraph}\n${paragraph}${block.trim().replaceAll(/^/gm, '> ')}\n`);
  expect(after.syntax.blocks[0]?.statements).toBe(before.syntax.blocks[0]?.statements);
});
