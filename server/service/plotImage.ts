// Decides how a plot stands in a note: as an image file that is readable by itself, with a link that says in words what it shows.
import type { TextEdit } from 'vscode-languageserver-types';
import { standAlone } from '../engine/plots/palette.ts';
import type { PlotReport } from '../engine/report/blockAnalysis.ts';
import type { BlockSyntax } from '../engine/text/syntax.ts';
import { afterBlock } from './derivationRegion.ts';
import type { NoteSnapshot } from './snapshot.ts';

export interface PlotImage {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The whole file. */
  readonly svg: string;
  /** The beginning of the file: a file that begins so is an earlier version of the same plot. */
  readonly mark: string;
}

export function plotImage({ id, title, description, svg }: PlotReport, block: BlockSyntax): PlotImage {
  // two hyphens would end the comment
  const name = block.name.replaceAll(/-(?=-)|-$/g, '- ');
  const mark = `<!-- fisher-notes: ${name}/${id} -->`;
  return { id, title, description, mark, svg: `${mark}\n${standAlone(svg)}\n` };
}

/** The edit that links the image after the block; undefined where the note has a link to this file already. */
export function plotEdit(
  note: NoteSnapshot,
  block: BlockSyntax,
  { description }: Pick<PlotReport, 'description'>,
  file: string,
): TextEdit | undefined {
  const target = encodeURI(file);
  if (note.text.includes(`](${target})`)) return undefined;
  return afterBlock(note, block, () => `![${alternative(description)}](${target})`);
}

/** Signs that Markdown would take for its own stand behind a backslash. */
const alternative = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(/[\\[\]`*_<>$|]/g, '\\$&');
