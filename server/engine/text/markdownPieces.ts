/** Decides which parts of a Markdown tree are code fences and formulas, and what text each holds. */

import type { SyntaxNode, Tree } from '@lezer/common';
import type { Span } from '../base/span.ts';
import { mathMarkNode, mathNode } from './markdownMath.ts';
import { codePassage, formulaPassage } from './passage.ts';
import type { Passage } from './passage.ts';
import type { MathDelimiter } from './syntax.ts';

/** A fenced code block. Offsets count from the piece's own start. */
export interface FencePiece {
  readonly length: number;
  /** The opening line. */
  readonly fenceSpan: Span;
  readonly info: string;
  /** Where the info string starts. */
  readonly infoStart: number;
  readonly bodySpan: Span;
  readonly body: Passage;
  readonly open: boolean;
}

/** A formula. Offsets count from the piece's own start. */
export interface FormulaPiece {
  readonly length: number;
  readonly delimiter: MathDelimiter;
  readonly contentSpan: Span;
  readonly content: Passage;
}

/** A piece and where it starts. */
export interface Placed<Piece> {
  readonly start: number;
  readonly piece: Piece;
}

/** Finds the pieces in a node that holds no blocks; `base` is where the tree starts in `text`. */
type LeafReader<Piece> = (tree: Tree, text: string, base: number) => readonly Placed<Piece>[];

/** Nodes that hold blocks; all others are leaves, read as a whole. Balancing puts nameless groups in between. */
const containers = new Set(['', 'Document', 'Blockquote', 'BulletList', 'OrderedList', 'ListItem']);

/** Quotes and lists within each other beyond this are no note but an attack on the stack. */
const nestingLimit = 200;

/**
 * Collects the pieces of one kind from trees, from left to right. A tree that the parser uses again after an edit stands for
 * the same text: what was found in it is kept, so that only new trees are read.
 */
export class PieceCollector<Piece> {
  private readonly found = new WeakMap<Tree, readonly Placed<Piece>[]>();
  private readonly readLeaf: LeafReader<Piece>;

  constructor(readLeaf: LeafReader<Piece>) {
    this.readLeaf = readLeaf;
  }

  /** The pieces of a tree that starts at `base` in `text`; they are placed relative to its start. */
  collect(tree: Tree, text: string, base: number, depth = 0): readonly Placed<Piece>[] {
    const known = this.found.get(tree);
    if (known !== undefined) return known;
    const pieces = containers.has(tree.type.name)
      ? this.collectChildren(tree, text, base, depth)
      : this.readLeaf(tree, text, base);
    this.found.set(tree, pieces);
    return pieces;
  }

  private collectChildren(tree: Tree, text: string, base: number, depth: number): readonly Placed<Piece>[] {
    if (depth > nestingLimit) return [];
    let pieces: Placed<Piece>[] | undefined;
    for (const [index, child] of tree.children.entries()) {
      const at = tree.positions[index] ?? 0;
      if (!('children' in child)) continue;
      for (const { start, piece } of this.collect(child, text, base + at, depth + 1)) {
        pieces ??= [];
        pieces.push({ start: start + at, piece });
      }
    }
    return pieces ?? [];
  }
}

/** The code fence that a node is, if it is one. */
export function fencesIn(tree: Tree, text: string, base: number): readonly Placed<FencePiece>[] {
  if (tree.type.name !== 'FencedCode') return [];
  const piece = readFence(tree.topNode, text, base);
  return piece === undefined ? [] : [{ start: 0, piece }];
}

/** The formulas in a node: those within its text, and the one that it is if it is a code fence of mathematics. */
export function formulasIn(tree: Tree, text: string, base: number): readonly Placed<FormulaPiece>[] {
  if (tree.type.name === 'FencedCode') return fencesIn(tree, text, base).flatMap(formulaOfFence);
  // Most paragraphs have no formula; a look at their text is cheaper than a walk through their nodes.
  if (!/[$\\]/.test(text.slice(base, base + tree.length))) return [];
  const pieces: Placed<FormulaPiece>[] = [];
  tree.iterate({
    enter: ({ name, node }) => {
      if (name !== mathNode) return true;
      const piece = readFormula(node, text, base);
      if (piece !== undefined) pieces.push({ start: node.from, piece });
      return false;
    },
  });
  return pieces;
}

function formulaOfFence({ start, piece }: Placed<FencePiece>): Placed<FormulaPiece>[] {
  if (piece.info !== 'math' || piece.open) return [];
  const { length, bodySpan, body } = piece;
  return [{ start, piece: { length, delimiter: 'fence', contentSpan: bodySpan, content: body } }];
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

/** The end of the node without the first half of a Windows line ending, which the parser takes for a blank. */
function endOf(node: SyntaxNode, text: string, base: number): number {
  return text[base + node.to - 1] === '\r' ? node.to - 1 : node.to;
}

function readFence(node: SyntaxNode, text: string, base: number): FencePiece | undefined {
  const children = childrenOf(node);
  const marks = children.filter((child) => child.name === 'CodeMark');
  const opening = marks[0];
  if (opening === undefined) return undefined;
  const info = children.find((child) => child.name === 'CodeInfo');
  const start = base + node.from;
  const noteEnd = base + endOf(node, text, base);
  const fenceEnd = Math.min(lineEndAfter(text, base + opening.to), noteEnd);
  const parts = children
    .filter((child) => child.name === 'CodeText')
    .map((child) => ({ start: base + child.from, end: base + child.to }));
  const open = marks.length < 2;
  const infoText = info === undefined ? '' : text.slice(base + info.from, base + endOf(info, text, base)).trimEnd();
  const bodyStart = Math.min(afterLineEnd(text, fenceEnd), noteEnd);
  const body = codePassage(text, start, parts, bodyStart, indentBefore(text, start));
  const bodyEnd = open ? noteEnd : Math.max(bodyStart, lineEndBefore(text, base + (marks[1]?.from ?? node.to)));
  return {
    length: noteEnd - start,
    fenceSpan: { start: 0, end: fenceEnd - start },
    info: infoText,
    infoStart: (info?.from ?? opening.to) - node.from,
    bodySpan: { start: bodyStart - start, end: bodyEnd - start },
    body,
    open,
  };
}

function lineEndAfter(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function afterLineEnd(text: string, lineEnd: number): number {
  return lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1);
}

/** The end of the line before the one in which `at` stands. */
function lineEndBefore(text: string, at: number): number {
  let end = at;
  while (end > 0 && text[end - 1] !== '\n' && text[end - 1] !== '\r') end--;
  if (end > 0) end--;
  return text[end] === '\n' && text[end - 1] === '\r' ? end - 1 : end;
}

/** How many blanks stand between the fence and what comes before it on its line; so many are taken off its lines, too. */
function indentBefore(text: string, at: number): number {
  let start = at;
  while (start > 0 && text[start - 1] === ' ') start--;
  return start === 0 || text[start - 1] === '\n' || text[start - 1] === '\r' ? Math.min(3, at - start) : 0;
}

const delimiters: readonly MathDelimiter[] = ['$$', '$`', '$', '\\\\(', '\\\\[', '\\(', '\\['];

function readFormula(node: SyntaxNode, text: string, base: number): FormulaPiece | undefined {
  const children = childrenOf(node);
  const marks = children.filter((child) => child.name === mathMarkNode);
  const [opening, closing] = marks;
  if (opening === undefined || closing === undefined) return undefined;
  const start = base + node.from;
  const written = text.slice(base + opening.from, base + opening.to);
  const delimiter = delimiters.find((candidate) => candidate === written);
  if (delimiter === undefined) return undefined;
  const content = { start: base + opening.to, end: base + closing.from };
  const prefixes = children.filter((child) => child.name === 'QuoteMark');
  const parts: Span[] = [];
  let from = content.start;
  for (const prefix of prefixes) {
    parts.push({ start: from, end: base + prefix.from });
    from = base + prefix.to;
  }
  parts.push({ start: from, end: content.end });
  return {
    length: node.to - node.from,
    delimiter,
    contentSpan: { start: content.start - start, end: content.end - start },
    content: formulaPassage(text, start, parts),
  };
}
