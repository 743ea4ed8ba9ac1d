// One version of one note, unchanging: its text, its lines, its syntax, and what is known of its blocks.
import type { Position } from 'vscode-languageserver-types';
import { contains, LineMap, span } from '../engine/base/span.ts';
import type { Span } from '../engine/base/span.ts';
import type { BlockAnalysis } from '../engine/report/blockAnalysis.ts';
import { bodyOffset, noteSpan } from '../engine/text/placement.ts';
import type { BlockSyntax, NoteSyntax } from '../engine/text/syntax.ts';
import { analysisKey } from './analysisKey.ts';

/** Finds what is known under an analysis key; undefined where nothing is. */
export type KnownAnalyses = (key: string) => BlockAnalysis | undefined;

/** One version of a note. All offsets are in `text`; all keys belong to this version's blocks. */
export interface NoteSnapshot {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly lines: LineMap;
  readonly syntax: NoteSyntax;
  readonly known: KnownAnalyses;
}

/** A place inside a block's own text. */
export interface BlockPlace {
  readonly block: BlockSyntax;
  /** In the block's text (prefixes of quotes and lists removed); undefined on the lines of the fences. */
  readonly offset: number | undefined;
}

/** The snapshot of a note that is read already. Its line map, linear in the text, is built when it is first asked for. */
export function snapshotOf(
  uri: string,
  version: number,
  text: string,
  syntax: NoteSyntax,
  known: KnownAnalyses,
): NoteSnapshot {
  let lines: LineMap | undefined;
  return {
    uri,
    version,
    text,
    syntax,
    known,
    get lines() {
      return (lines ??= new LineMap(text));
    },
  };
}

/** What is known of a block of this very text, in this very note; never of another text. */
export function analysisOf(note: NoteSnapshot, block: BlockSyntax): BlockAnalysis | undefined {
  return note.known(analysisKey(block, note.syntax.blocks));
}

/** The block that an offset stands in, its fences included; undefined in prose. */
export function blockAt(note: NoteSnapshot, offset: number): BlockSyntax | undefined {
  return note.syntax.blocks.find((block) => contains(block.span, offset));
}

/** The place in a block that a position of the note stands for; undefined in prose. */
export function placeAt(note: NoteSnapshot, position: Position): BlockPlace | undefined {
  const offset = note.lines.offsetAt(position);
  const block = blockAt(note, offset);
  if (block === undefined) return undefined;
  return { block, offset: contains(block.bodySpan, offset) ? bodyOffset(block, offset) : undefined };
}

/** The block that a command means: the one named, else the one at the position, else the nearest before it, else the first. */
export function targetBlock(
  note: NoteSnapshot,
  target: { readonly blockName?: string | undefined; readonly position?: Position | undefined },
): BlockSyntax | undefined {
  const { blocks } = note.syntax;
  if (target.blockName !== undefined) return blocks.find((block) => block.name === target.blockName);
  if (target.position === undefined) return blocks[0];
  const offset = note.lines.offsetAt(target.position);
  return blockAt(note, offset) ?? blocks.findLast((block) => block.span.start <= offset) ?? blocks[0];
}

/** The stretch of the note that a stretch of a block's text stands in. */
export function inNote(block: BlockSyntax, inBody: Span): Span {
  const placed = noteSpan(block, inBody);
  return span(placed.start, placed.end);
}
