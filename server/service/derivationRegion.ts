// Decides where an inserted derivation stands in a note, whether it still follows from its model, and how it is written.
import { TextEdit } from 'vscode-languageserver-types';
import type { Span } from '../engine/base/span.ts';
import { span } from '../engine/base/span.ts';
import type { DerivationReport, FindingReport } from '../engine/report/blockAnalysis.ts';
import type { BlockSyntax } from '../engine/text/syntax.ts';
import { toRange } from './convert.ts';
import { analysisOf } from './snapshot.ts';
import type { NoteSnapshot } from './snapshot.ts';

/** A derivation that stands in a note, with its marks. */
export interface DerivationRegion {
  readonly blockName: string;
  readonly derivation: string;
  /** The beginning of the key of the block that it was derived from. */
  readonly from: string;
  /** From the first mark to the end of the last one. */
  readonly span: Span;
  /** The first mark. */
  readonly markSpan: Span;
  /** What stands between the marks, without the marks of a quote or the indentation of a list. */
  readonly content: string;
}

const opening = /<!-- fisher-notes: (\S+)\/([a-z]+), from ([0-9a-f]+) -->/g;
const closing = '<!-- /fisher-notes -->';
const keyLength = 6;

/** The inserted derivations of a note, in order. One whose closing mark is missing is none. Linear in the text. */
export function derivationRegions(text: string): readonly DerivationRegion[] {
  const regions: DerivationRegion[] = [];
  for (const found of text.matchAll(opening)) {
    const [mark, blockName = '', derivation = '', from = ''] = found;
    const bodyStart = found.index + mark.length;
    const end = text.indexOf(closing, bodyStart);
    const next = text.indexOf('<!-- fisher-notes: ', bodyStart);
    if (end < 0 || (next >= 0 && next < end)) continue;
    const prefix = linePrefix(text, found.index);
    regions.push({
      blockName,
      derivation,
      from,
      span: span(found.index, end + closing.length),
      markSpan: span(found.index, bodyStart),
      content: withoutPrefix(text.slice(bodyStart, end), prefix),
    });
  }
  return regions;
}

/** What stands on the line before an offset: the marks of the quote or the indentation of the list that it is in. */
function linePrefix(text: string, offset: number): string {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  // A list's bullet stands on its first line only; the lines after it are indented as far.
  return text.slice(lineStart, offset).replaceAll(/[^\s>]/g, ' ');
}

function withoutPrefix(body: string, prefix: string): string {
  return body
    .split(/\r\n|\r|\n/)
    .map((line) => (line.startsWith(prefix) ? line.slice(prefix.length) : line.replace(/^[\s>]*$/, '')))
    .join('\n')
    .trim();
}

function sameText(a: string, b: string): boolean {
  const normal = (text: string) => text.replaceAll(/[ \t]+$/gm, '').trim();
  return normal(a) === normal(b);
}

/** The note's own line ending: that of its first line. */
function lineEnding(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

function regionText(block: BlockSyntax, derivation: DerivationReport, prefix: string, ending: string): string {
  const mark = `<!-- fisher-notes: ${block.name}/${derivation.id}, from ${block.key.slice(0, keyLength)} -->`;
  const lines = [mark, ...derivation.markdown.trim().split(/\r\n|\r|\n/), closing];
  return lines.map((line, at) => (at === 0 ? line : (prefix + line).trimEnd())).join(ending);
}

/**
 * The edit that brings a derivation into the note, or up to date where it stands already; undefined where nothing would
 * change. A new one is placed after its block, within the same quote or list item.
 */
export function derivationEdit(
  note: NoteSnapshot,
  block: BlockSyntax,
  derivation: DerivationReport,
): TextEdit | undefined {
  const { text, lines } = note;
  const ending = lineEnding(text);
  const present = derivationRegions(text).find(
    (region) => region.blockName === block.name && region.derivation === derivation.id,
  );
  if (present !== undefined) {
    const current = present.from === block.key.slice(0, keyLength) && sameText(present.content, derivation.markdown);
    if (current) return undefined;
    const replacement = regionText(block, derivation, linePrefix(text, present.span.start), ending);
    return TextEdit.replace(toRange(lines, present.span), replacement);
  }
  return afterBlock(note, block, (prefix) => regionText(block, derivation, prefix, ending));
}

/** The edit that writes a paragraph after a block, within the same quote or list item, with blank lines around it. */
export function afterBlock(note: NoteSnapshot, block: BlockSyntax, paragraph: (prefix: string) => string): TextEdit {
  const { text, lines } = note;
  const ending = lineEnding(text);
  const lastLine = lines.positionAt(block.span.end).line;
  const lineSpan = lines.lineSpan(lastLine) ?? span(block.span.end, block.span.end);
  const fence = text.slice(lineSpan.start, lineSpan.end).search(/[`~]{3}/);
  const prefix = linePrefix(text, lineSpan.start + Math.max(0, fence));
  const blank = ending + prefix.trimEnd();
  const following = lines.lineSpan(lastLine + 1);
  const isFollowed = following !== undefined && text.slice(following.start, following.end).trim() !== prefix.trim();
  return TextEdit.insert(
    lines.positionAt(lineSpan.end),
    `${blank}${ending}${prefix}${paragraph(prefix)}${isFollowed ? blank : ''}`,
  );
}

/**
 * The derivations that no longer follow from their models, as findings with spans in the note. One whose model is still
 * being analyzed is not judged; one whose model changed in its comments only is as good as before.
 */
export function staleDerivations(note: NoteSnapshot): readonly FindingReport[] {
  const findings: FindingReport[] = [];
  for (const region of derivationRegions(note.text)) {
    const message = staleMessage(note, region);
    if (message === undefined) continue;
    const { markSpan } = region;
    findings.push({ code: 'stale-derivation', severity: 'warning', message, span: markSpan, related: [], fixes: [] });
  }
  return findings;
}

function staleMessage(note: NoteSnapshot, region: DerivationRegion): string | undefined {
  const block = note.syntax.blocks.find((candidate) => candidate.name === region.blockName);
  const remedy = 'Run “Insert Derivation” to bring it up to date.';
  if (block === undefined)
    return (
      `This derivation was made from the model “${region.blockName}”, which is not in this note any more. ` +
      'Delete it, or give the model its name back.'
    );
  if (region.from === block.key.slice(0, keyLength)) return undefined;
  const analysis = analysisOf(note, block);
  if (analysis === undefined) return undefined;
  const derivation = analysis.derivations.find((candidate) => candidate.id === region.derivation);
  if (derivation === undefined)
    return `The model “${block.name}” has changed, and this derivation cannot be made from it any more. Delete it.`;
  if (sameText(region.content, derivation.markdown)) return undefined;
  return `The model “${block.name}” has changed since this derivation was made from it. ${remedy}`;
}
