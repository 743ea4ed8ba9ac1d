/** Half-typed notes: every prefix of every note is read, and every span stays inside. */

import { describe, expect, test } from 'vitest';
import { parseBlock } from '../../server/engine/text/blockParser.ts';
import { parseNote } from '../../server/engine/text/noteParser.ts';
import { languageExamples } from '../engine/text/languageExamples.ts';
import { notes } from './textNotes.ts';
import { checkPlaces } from './wellPlaced.ts';

test.each(notes.map((note, index) => [index, note] as const))('prefixes of note %i', (_index, note) => {
  for (let end = 0; end <= note.length; end++) checkPlaces(note.slice(0, end), parseNote(note.slice(0, end)));
});

test.each(notes.map((note, index) => [index, note] as const))('endings of note %i', (_index, note) => {
  for (let start = 0; start <= note.length; start += 3) checkPlaces(note.slice(start), parseNote(note.slice(start)));
});

describe('a line that is being typed has at most one mistake, and it is where the line ends', () => {
  test.each(languageExamples)('%s', (example) => {
    for (let end = 1; end < example.length; end++) {
      const typed = example.slice(0, end);
      const { issues } = parseBlock(`samples 2\n${typed}\nconst c = 1`);
      expect(issues.length).toBeLessThanOrEqual(1);
      const [issue] = issues;
      if (issue === undefined) continue;
      const lineStart = 'samples 2\n'.length;
      expect(issue.span.start).toBeGreaterThanOrEqual(lineStart);
      expect(issue.span.end).toBeLessThanOrEqual(lineStart + typed.length);
    }
  });
});
