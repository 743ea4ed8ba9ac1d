// Decides which files the named notes are, and reads them.
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { UnusableArguments } from './checkArguments.ts';

export interface NoteFile {
  /** As named by the one who asked, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const noteName = /\.(?:md|markdown|qmd|rmd)$/i;
const skipped = /(?:^|[\\/])(?:node_modules|\.[^\\/]+)(?:[\\/]|$)/;

async function filesOf(named: string): Promise<readonly string[]> {
  let isFolder: boolean;
  try {
    isFolder = (await stat(named)).isDirectory();
  } catch {
    throw new UnusableArguments(`There is no file “${named}”.`);
  }
  if (!isFolder) return [named];
  const entries = await readdir(named, { recursive: true });
  const notes = entries.filter((entry) => noteName.test(entry) && !skipped.test(entry)).sort();
  if (notes.length === 0) throw new UnusableArguments(`The folder “${named}” holds no notes (.md, .qmd).`);
  return notes.map((entry) => path.join(named, entry));
}

/** The notes named, folders replaced by the notes in them; throws `UnusableArguments` where one can't be read. */
export async function findNotes(named: readonly string[]): Promise<readonly NoteFile[]> {
  const files = new Set((await Promise.all(named.map(filesOf))).flat());
  return Promise.all(
    [...files].map(async (file) => {
      try {
        // A byte order mark is no part of the text; editors do not count it.
        const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
        return { path: file.replaceAll('\\', '/'), text };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new UnusableArguments(`The file “${file}” cannot be read: ${reason}`);
      }
    }),
  );
}
