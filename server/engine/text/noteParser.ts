/** Decides what a note says: its model blocks, formulas and front matter; and after an edit, at the cost of the edit. */

import { TreeFragment } from '@lezer/common';
import type { Tree } from '@lezer/common';
import { Table, parser as commonMark } from '@lezer/markdown';
import type { Span } from '../base/span.ts';
import { shift } from '../base/span.ts';
import { parseBlock } from './blockParser.ts';
import { changedSpan } from './changedSpan.ts';
import { findFrontMatter } from './frontMatter.ts';
import { readInfoString } from './infoString.ts';
import type { ModelInfo } from './infoString.ts';
import { mathExtension } from './markdownMath.ts';
import { PieceCollector, fencesIn, formulasIn } from './markdownPieces.ts';
import type { FencePiece, FormulaPiece, Placed } from './markdownPieces.ts';
import type { BlockBody, BlockSyntax, FormulaSpan, NoteSyntax, SyntaxIssue } from './syntax.ts';
import { syntaxIssue } from './tokenReader.ts';

/** A note with what is needed to read it again after an edit. */
export interface ParsedNote {
  readonly text: string;
  readonly syntax: NoteSyntax;
  /** Kept for the next edit; nothing for readers. */
  readonly memory: ParserMemory;
}

interface ParserMemory {
  readonly tree: Tree;
  readonly fences: PieceCollector<FencePiece>;
  readonly formulas: PieceCollector<FormulaPiece>;
  /** What a fence holds; undefined where it is no model. */
  readonly models: WeakMap<FencePiece, Model | undefined>;
  /** By their text, so that a block that was cut and pasted keeps its body. */
  readonly bodiesByText: ReadonlyMap<string, BlockBody>;
}

interface Model {
  readonly info: ModelInfo;
  readonly body: BlockBody;
}

const markdown = commonMark.configure([Table, mathExtension]);

/** What the note says. Linear in its length. */
export function parseNote(text: string): NoteSyntax {
  return openNote(text).syntax;
}

/** Reads a note for the first time. */
export function openNote(text: string): ParsedNote {
  const frontMatter = findFrontMatter(text);
  const tree = markdown.parse(markdownView(text, frontMatter));
  return assemble(text, frontMatter, {
    tree,
    fences: new PieceCollector(fencesIn),
    formulas: new PieceCollector(formulasIn),
    models: new WeakMap(),
    bodiesByText: new Map(),
  });
}

/**
 * Reads the note again with a new text, in whatever way it was changed. The answer is that of `openNote`; blocks whose text
 * did not change keep the arrays of their statements, comments and issues. Costs a comparison of the texts, and the
 * reading of what stands around the change.
 */
export function editNote(previous: ParsedNote, text: string): ParsedNote {
  const change = changedSpan(previous.text, text);
  if (change === undefined) return previous;
  const frontMatter = findFrontMatter(text);
  const before = previous.syntax.frontMatter;
  // Where front matter begins or ends to be, the text that it covers is read differently without having changed.
  const growth = text.length - previous.text.length;
  const covered = before?.end === frontMatter?.end ? 0 : Math.max(before?.end ?? 0, (frontMatter?.end ?? 0) - growth);
  const from = covered > 0 ? 0 : change.start;
  const to = Math.max(change.end, covered);
  const fragments = TreeFragment.applyChanges(TreeFragment.addTree(previous.memory.tree), [
    { fromA: from, toA: to, fromB: from, toB: to + growth },
  ]);
  const tree = markdown.parse(markdownView(text, frontMatter), fragments);
  return assemble(text, frontMatter, { ...previous.memory, tree });
}

/**
 * The text as the Markdown parser is to see it, character for character at the same offsets: it knows neither \r nor
 * front matter.
 */
function markdownView(text: string, frontMatter: Span | undefined): string {
  const lines = text.includes('\r') ? text.replaceAll('\r\n', ' \n').replaceAll('\r', '\n') : text;
  if (frontMatter === undefined) return lines;
  return lines.slice(0, frontMatter.end).replaceAll(/[^\n]/g, ' ') + lines.slice(frontMatter.end);
}

function assemble(text: string, frontMatter: Span | undefined, memory: ParserMemory): ParsedNote {
  const issues: SyntaxIssue[] = [];
  const blocks: BlockSyntax[] = [];
  const bodiesByText = new Map<string, BlockBody>();
  for (const { start, piece } of memory.fences.collect(memory.tree, text, 0)) {
    const model = readModel(piece, memory);
    if (model === undefined) continue;
    if (!piece.open) bodiesByText.set(piece.body.text, model.body);
    const block = placeBlock(start, piece, model, blocks.length + 1);
    blocks.push(block);
    issues.push(...fenceIssues(block, model.info, start + piece.infoStart));
  }
  issues.push(...nameIssues(blocks));
  let formulas: readonly FormulaSpan[] | undefined;
  const syntax: NoteSyntax = {
    length: text.length,
    blocks,
    // A note has thousands of formulas, and most edits are over before anyone asks for one.
    get formulas() {
      formulas ??= memory.formulas.collect(memory.tree, text, 0).map(placeFormula);
      return formulas;
    },
    frontMatter,
    issues,
  };
  return { text, syntax, memory: { ...memory, bodiesByText } };
}

function readModel(piece: FencePiece, memory: ParserMemory): Model | undefined {
  if (memory.models.has(piece)) return memory.models.get(piece);
  const info = readInfoString(piece.info);
  const model = info === undefined ? undefined : { info, body: readBody(piece, memory.bodiesByText) };
  memory.models.set(piece, model);
  return model;
}

function placeFormula({ start, piece }: Placed<FormulaPiece>): FormulaSpan {
  const { delimiter, content } = piece;
  return {
    span: { start, end: start + piece.length },
    delimiter,
    display: delimiter === 'fence' || delimiter === '$$' || delimiter.endsWith('['),
    contentSpan: shift(piece.contentSpan, start),
    text: content.text,
    lines: content.lines,
  };
}

/**
 * A block that is not closed has all that follows for its text, and what it says ends where prose begins. So its key is that
 * of the beginning that is read.
 */
function readBody(piece: FencePiece, known: ReadonlyMap<string, BlockBody>): BlockBody {
  const { text } = piece.body;
  const body = known.get(text) ?? parseBlock(text);
  if (!piece.open) return body;
  const stranger = body.statements.find(
    (statement) => statement.broken && (statement.kind === 'error' || followsBlankLine(text, statement.span.start)),
  );
  return stranger === undefined ? body : { ...parseBlock(text.slice(0, stranger.span.start)), text };
}

function followsBlankLine(text: string, offset: number): boolean {
  return /\n[ \t]*\n[ \t]*$/.test(text.slice(Math.max(0, offset - 200), offset));
}

function placeBlock(start: number, piece: FencePiece, { info, body }: Model, place: number): BlockSyntax {
  return {
    ...body,
    name: info.name ?? `model-${place}`,
    nameSpan: info.nameSpan === undefined ? undefined : shift(info.nameSpan, start + piece.infoStart),
    span: { start, end: start + piece.length },
    fenceSpan: shift(piece.fenceSpan, start),
    bodySpan: shift(piece.bodySpan, start),
    openFence: piece.open,
    lines: piece.body.lines,
  };
}

function fenceIssues(block: BlockSyntax, info: ModelInfo, infoStart: number): SyntaxIssue[] {
  const issues: SyntaxIssue[] = [];
  if (block.openFence) {
    const message = 'This block is not closed; a line with the same fence characters ends it.';
    issues.push(syntaxIssue(block.fenceSpan, message, { expected: ['closing fence'] }));
  }
  if (info.surplus !== undefined && block.nameSpan !== undefined) {
    const surplus = shift(info.surplus, infoStart);
    issues.push(syntaxIssue(surplus, 'A model’s name is one word, as reaction-time.', { expected: ['end of line'] }));
  }
  return issues;
}

function nameIssues(blocks: readonly BlockSyntax[]): SyntaxIssue[] {
  const first = new Map<string, BlockSyntax>();
  const issues: SyntaxIssue[] = [];
  for (const block of blocks) {
    const other = first.get(block.name);
    if (other === undefined) {
      first.set(block.name, block);
      continue;
    }
    // The one that has the name only by its place can't be at fault.
    const [kept, again] = block.nameSpan === undefined ? [block, other] : [other, block];
    issues.push({
      code: 'duplicate-name',
      span: again.nameSpan ?? again.fenceSpan,
      message: `Another model of this note is called “${block.name}”.`,
      expected: [],
      suggestion: undefined,
      related: [{ span: kept.nameSpan ?? kept.fenceSpan, message: `“${block.name}” is also here.` }],
    });
  }
  return issues;
}
