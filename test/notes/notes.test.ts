// Every note beneath this folder is what it says of itself.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'vitest';
import { checkNote } from './checkNote.ts';

const folder = import.meta.dirname;

describe('a note has the findings that stand in it, and no others', () => {
  it.each(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')))(
    '%s',
    (name) => {
      checkNote(readFileSync(path.join(folder, name), 'utf8'));
    },
  );
});
