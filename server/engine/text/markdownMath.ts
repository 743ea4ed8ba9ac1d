/**
 * Decides where mathematics stands in Markdown, as an extension of the Markdown parser: `$…$` by Pandoc's rule, `$$…$$`,
 * `\(…\)`, `\[…\]`, their doubly escaped forms, and GitHub's `` $`…`$ ``.
 */

import type { BlockContext, InlineContext, Line, MarkdownConfig } from '@lezer/markdown';

/** The nodes that the extension adds to the tree: a formula, with a mark at each end; and a link that is never mathematics. */
export const mathNode = 'Math';
export const mathMarkNode = 'MathMark';
const wikiLinkNode = 'WikiLink';

const dollar = 36;
const backslash = 92;
const openSquare = 91;
const backtick = 96;
const tilde = 126;

export const mathExtension: MarkdownConfig = {
  defineNodes: [{ name: mathNode }, { name: mathMarkNode }, { name: 'MathBlock', block: true }, { name: wikiLinkNode }],
  parseInline: [
    { name: 'MathBackslash', parse: parseBackslash, before: 'Escape' },
    { name: 'MathDollar', parse: parseDollar, before: 'Escape' },
    { name: wikiLinkNode, parse: parseWikiLink, before: 'Link' },
  ],
  parseBlock: [
    {
      name: 'MathBlock',
      before: 'FencedCode',
      parse: parseMathBlock,
      endLeaf: (_context, line, leaf) => blockOpening(line) !== undefined && leaf.content.split('$$').length % 2 === 1,
    },
  ],
};

function add(context: InlineContext, from: number, to: number, delimiter: number): number {
  const marks = [context.elt(mathMarkNode, from, from + delimiter), context.elt(mathMarkNode, to - delimiter, to)];
  return context.addElement(context.elt(mathNode, from, to, marks));
}

/** `\(…\)`, `\[…\]`, `\\(…\\)`, `\\[…\\]`. */
function parseBackslash(context: InlineContext, next: number, position: number): number {
  if (next !== backslash) return -1;
  const doubled = context.char(position + 1) === backslash;
  const slashes = doubled ? '\\\\' : '\\';
  const bracket = context.slice(position + slashes.length, position + slashes.length + 1);
  if (bracket !== '(' && bracket !== '[') return -1;
  const closing = slashes + (bracket === '(' ? ')' : ']');
  const contentStart = position + closing.length;
  const end = indexIn(context, closing, contentStart);
  if (end < 0 || context.slice(contentStart, end).trim() === '') return -1;
  return add(context, position, end + closing.length, closing.length);
}

/** `$…$`, `$$…$$` and `` $`…`$ ``. */
function parseDollar(context: InlineContext, next: number, position: number): number {
  if (next !== dollar) return -1;
  const after = context.char(position + 1);
  if (after === dollar) return parseDoubleDollar(context, position);
  if (after === backtick) {
    const end = indexIn(context, '`$', position + 2);
    if (end > position + 2) return add(context, position, end + 2, 2);
  }
  if (position + 1 >= context.end || isBlank(after)) return -1;
  const end = unescapedDollar(context, position + 1);
  if (end < 0 || isBlank(context.char(end - 1)) || isDigit(context.char(end + 1))) return -1;
  return add(context, position, end + 1, 1);
}

/** A run of dollars that is no formula is passed as a whole, so that `$$ x` does not become a `$` and then `$ x`. */
function parseDoubleDollar(context: InlineContext, position: number): number {
  let end = unescapedDollar(context, position + 2);
  while (end >= 0 && context.char(end + 1) !== dollar) end = unescapedDollar(context, end + 1);
  if (end >= 0 && context.slice(position + 2, end).trim() !== '') return add(context, position, end + 2, 2);
  let after = position + 2;
  while (context.char(after) === dollar) after++;
  return after;
}

function parseWikiLink(context: InlineContext, next: number, position: number): number {
  if (next !== openSquare || context.char(position + 1) !== openSquare) return -1;
  const end = indexIn(context, ']]', position + 2);
  if (end < 0 || context.slice(position, end).includes('\n')) return -1;
  return context.addElement(context.elt(wikiLinkNode, position, end + 2));
}

/** What each paragraph is known not to contain from some place on; without it, `\(\(\(…` would be searched again and again. */
const absences = new WeakMap<InlineContext, Set<string>>();

function indexIn(context: InlineContext, wanted: string, from: number): number {
  const absent = absences.get(context) ?? new Set();
  if (absent.has(wanted)) return -1;
  const found = context.text.indexOf(wanted, from - context.offset);
  if (found >= 0) return found + context.offset;
  absences.set(context, absent.add(wanted));
  return -1;
}

function unescapedDollar(context: InlineContext, from: number): number {
  for (let at = from; at < context.end; at++) {
    const code = context.char(at);
    if (code === dollar) return at;
    if (code === backslash) at++;
  }
  return -1;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const blockDelimiters = [
  { open: '$$', close: '$$' },
  { open: '\\[', close: '\\]' },
  { open: '\\\\[', close: '\\\\]' },
];

/** The delimiter that opens a formula of several lines here; one that closes on its own line is left to the inline parser. */
function blockOpening(line: Line): { readonly open: string; readonly close: string } | undefined {
  if (line.next !== dollar && line.next !== backslash) return undefined;
  if (line.indent >= line.baseIndent + 4) return undefined;
  const found = blockDelimiters.find((delimiter) => line.text.startsWith(delimiter.open, line.pos));
  if (found === undefined || line.text.includes(found.close, line.pos + found.open.length)) return undefined;
  return found;
}

/**
 * Several lines up to the one with the closing delimiter; in them nothing else is Markdown. A formula that is never
 * closed ends before the next code fence, so that half a formula hides no model.
 */
function parseMathBlock(context: BlockContext, line: Line): boolean {
  const delimiter = blockOpening(line);
  if (delimiter === undefined) return false;
  const from = context.lineStart + line.pos;
  const elements = [context.elt(mathMarkNode, from, from + delimiter.open.length)];
  let formulaEnd: number | undefined;
  while (context.nextLine() && contextsContinued(line) >= context.depth) {
    if (opensFence(line)) break;
    elements.push(...line.markers);
    const close = line.text.indexOf(delimiter.close, line.pos);
    if (close < 0) continue;
    const closeStart = context.lineStart + close;
    formulaEnd = closeStart + delimiter.close.length;
    elements.push(context.elt(mathMarkNode, closeStart, formulaEnd));
    context.nextLine();
    break;
  }
  const to = Math.max(context.prevLineEnd(), formulaEnd ?? from);
  const formula = formulaEnd === undefined ? [] : [context.elt(mathNode, from, formulaEnd, elements)];
  context.addElement(context.elt('MathBlock', from, to, formula));
  return true;
}

/** How many of the enclosing quotes and list items the line continues: the parser knows it, its declared types do not. */
function contextsContinued(line: Line): number {
  return 'depth' in line && typeof line.depth === 'number' ? line.depth : Infinity;
}

function opensFence(line: Line): boolean {
  if (line.next !== backtick && line.next !== tilde) return false;
  return line.indent < line.baseIndent + 4 && /^(?:```|~~~)/.test(line.text.slice(line.pos, line.pos + 3));
}
