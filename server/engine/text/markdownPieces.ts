/** Decides which parts of a Markdown tree are code fences and formulas, and what text each holds. */

import type { SyntaxNode, Tree } from '@lezer/common';
import type { Span } from '../base/span.ts';
import { mathMarkNode, mathNode } from './markdownMath.ts';
import { codePassage, formulaPassage } from './passage.ts';
import type { Passage } from './passage.ts';
import type { MathDelimiter } from './syntax.ts';

/** A fenced code block. Offsets count from the piece's own start. */
export interface FencePiece {
  readonly kind: 'fence';
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
  readonly kind: 'formula';
  readonly length: number;
  readonly delimiter: MathDelimiter;
  readonly contentSpan: Span;
  readonly content: Passage;
}

export type Piece = FencePiece | FormulaPiece;

/** A piece and where it starts. */
export interface PlacedPiece {
  readonly start: number;
  readonly piece: Piece;
}

const nothing: readonly PlacedPiece[] = [];

/** Nodes that hold blocks; all others are leaves, read as a whole. Balancing puts nameless groups in between. */
const containers = new Set(['', 'Document', 'Blockquote', 'BulletList', 'OrderedList', 'ListItem']);

/** The pieces of a subtree, from its start. A tree that is reused after an edit stands for the same text, so they stay. */
export type PieceCache = WeakMap<Tree, readonly PlacedPiece[]>;

/**
 * The fences and formulas of a tree, from left to right, placed relative to the tree's start, which is at `base` in
 * `text`. What was found in a subtree is kept in the cache, so that after an edit only new subtrees are read.
 */
export function collectPieces(tree: Tree, text: string, base: number, cache: PieceCache): readonly PlacedPiece[] {
  const known = cache.get(tree);
  if (known !== undefined) return known;
  let found: PlacedPiece[] | undefined;
  if (containers.has(tree.type.name)) {
    tree.children.forEach((child, index) => {
      const at = tree.positions[index] ?? 0;
      if (!('children' in child)) return;
      const pieces = collectPieces(child, text, base + at, cache);
      if (pieces.length === 0) return;
      found ??= [];
      for (const { start, piece } of pieces) found.push({ start: start + at, piece });
    });
  } else {
    found = readLeaf(tree, text, base);
  }
  const pieces = found ?? nothing;
  cache.set(tree, pieces);
  return pieces;
}

function readLeaf(tree: Tree, text: string, base: number): PlacedPiece[] | undefined {
  // Most paragraphs have no formula; a look at their text is cheaper than a walk through their nodes.
  if (tree.type.name !== 'FencedCode' && !/[$\\]/.test(text.slice(base, base + tree.length))) return undefined;
  const pieces: PlacedPiece[] = [];
  tree.iterate({
    enter: ({ name, node }) => {
      if (name !== 'FencedCode' && name !== mathNode) return true;
      const piece = name === mathNode ? readFormula(node, text, base) : readFence(node, text, base);
      if (piece !== undefined) pieces.push({ start: node.from, piece });
      return false;
    },
  });
  return pieces.length === 0 ? undefined : pieces;
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

function readFence(node: SyntaxNode, text: string, base: number): Piece | undefined {
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
  const fence: FencePiece = {
    kind: 'fence',
    length: noteEnd - start,
    fenceSpan: { start: 0, end: fenceEnd - start },
    info: infoText,
    infoStart: (info?.from ?? opening.to) - node.from,
    bodySpan: { start: bodyStart - start, end: bodyEnd - start },
    body,
    open,
  };
  if (infoText !== 'math') return fence;
  const { length, bodySpan } = fence;
  return open ? undefined : { kind: 'formula', length, delimiter: 'fence', contentSpan: bodySpan, content: body };
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
    kind: 'formula',
    length: node.to - node.from,
    delimiter,
    contentSpan: { start: content.start - start, end: content.end - start },
    content: formulaPassage(text, start, parts),
  };
}
