// Decides what a writer allows in a block: `# fisher-notes: allow CODE because REASON`, on a line of its own for the whole
// block, behind a statement for that line.
import type { Span } from '../base/span.ts';
import { nearest } from '../base/suggest.ts';
import { diagnosticSeverities, listed } from '../model/issue.ts';
import type { BlockSyntax, CommentSyntax } from '../text/syntax.ts';
import type { FindingReport } from './blockAnalysis.ts';

interface Allowance {
  readonly codes: readonly string[];
  /** Where findings are allowed. */
  readonly scope: Span;
  readonly comment: CommentSyntax;
}

const directive = /^fisher-notes\s*:\s*(.*)$/i;
const allowance = /^allow\s+([\w-]+(?:\s*,\s*[\w-]+)*)\s+because\s.*[\p{L}\p{N}]/iu;
const form = '“# fisher-notes: allow CODE because REASON”';

const severities: ReadonlyMap<string, string> = new Map(Object.entries(diagnosticSeverities));
/** Whether a finding with this code can be allowed: an error can't. */
export const isAllowable = (code: string): boolean => severities.has(code) && severities.get(code) !== 'error';

/**
 * The findings without those that the block's comments allow, and with what is wrong with these comments. `isComplete` says
 * whether all findings are known: only then can an allowance be told to allow nothing.
 */
export function withAllowances(
  block: BlockSyntax,
  findings: readonly FindingReport[],
  isComplete: boolean,
): readonly FindingReport[] {
  const { allowances, mistakes } = readAllowances(block);
  if (allowances.length === 0 && mistakes.length === 0) return findings;
  const used = new Set<string>();
  const kept = findings.filter((finding) => {
    if (!isAllowable(finding.code)) return true;
    const allowing = allowances.filter((a) => a.codes.includes(finding.code) && touches(finding.span, a.scope));
    for (const { comment } of allowing) used.add(`${finding.code}@${comment.span.start}`);
    return allowing.length === 0;
  });
  const idle = allowances.flatMap(({ codes, comment }) => {
    const unused = codes.filter((code) => !used.has(`${code}@${comment.span.start}`));
    return isComplete && unused.length > 0 ? [idleFinding(block, comment, codes, unused)] : [];
  });
  return [...kept, ...mistakes, ...idle];
}

const touches = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

function readAllowances(block: BlockSyntax): { allowances: readonly Allowance[]; mistakes: readonly FindingReport[] } {
  const allowances: Allowance[] = [];
  const mistakes: FindingReport[] = [];
  for (const comment of block.comments) {
    const [, said] = directive.exec(comment.text) ?? [];
    if (said === undefined) continue;
    const [, names] = allowance.exec(said) ?? [];
    if (names === undefined) mistakes.push(mistake(comment, wantedForm(said)));
    else {
      const codes = names.split(',').map((code) => code.trim());
      mistakes.push(...codes.filter((code) => !isAllowable(code)).map((code) => notAllowable(comment, code)));
      allowances.push({ codes: codes.filter(isAllowable), scope: scopeOf(block.text, comment.span), comment });
    }
  }
  return { allowances, mistakes };
}

/** The line on which the comment stands behind something; the whole block where it stands alone. */
function scopeOf(text: string, comment: Span): Span {
  const start = text.lastIndexOf('\n', comment.start - 1) + 1;
  const isAlone = text.slice(start, comment.start).trim() === '';
  return isAlone ? { start: 0, end: text.length } : { start, end: comment.start };
}

function wantedForm(said: string): string {
  if (/^allow\s+[\w-]/i.test(said))
    return `A reason is missing: write ${form}, so that a reader of the note knows why.`;
  return `This reads ${form}.`;
}

const mistake = (comment: CommentSyntax, message: string, span = comment.span): FindingReport => ({
  code: 'syntax',
  severity: 'error',
  message,
  span,
  related: [],
  fixes: [],
});

function notAllowable(comment: CommentSyntax, code: string): FindingReport {
  const span = codeSpan(comment, code);
  if (severities.has(code)) return mistake(comment, `“${code}” is an error: it can be mended, not allowed.`, span);
  const meant = nearest(code, [...severities.keys()].filter(isAllowable));
  const hint = meant === undefined ? '' : ` Did you mean “${meant}”?`;
  const fixes =
    meant === undefined ? [] : [{ title: `Write “${meant}”`, edits: [{ span, replacement: meant }], preferred: true }];
  return { ...mistake(comment, `There is no finding with the code “${code}”.${hint}`, span), fixes };
}

/** Where the code stands; a comment's text has lost the blank space at its ends, and the `#`. */
function codeSpan({ span, text }: CommentSyntax, code: string): Span {
  const found = new RegExp(`(?<![\\w-])${code}(?![\\w-])`).exec(text)?.index ?? 0;
  const start = span.end - text.length + found;
  return { start, end: Math.min(span.end, start + code.length) };
}

function idleFinding(
  block: BlockSyntax,
  comment: CommentSyntax,
  codes: readonly string[],
  unused: readonly string[],
): FindingReport {
  const names = listed(
    unused.map((code) => `“${code}”`),
    'or',
  );
  const place = scopeOf(block.text, comment.span).end === block.text.length ? 'in this block' : 'on this line';
  const fixes = unused.length < codes.length ? [] : [removal(block.text, comment.span)];
  return {
    code: 'unused-allowance',
    severity: diagnosticSeverities['unused-allowance'],
    message: `Nothing is found ${place} that ${names} would allow.`,
    span: comment.span,
    related: [],
    fixes,
  };
}

/** Takes the comment away, with its line where it stands alone on it. */
function removal(text: string, comment: Span): FindingReport['fixes'][number] {
  const start = text.lastIndexOf('\n', comment.start - 1) + 1;
  const isAlone = text.slice(start, comment.start).trim() === '';
  const before = text.slice(start, comment.start).trimEnd().length;
  const span = isAlone
    ? { start, end: Math.min(text.length, comment.end + 1) }
    : { start: start + before, end: comment.end };
  return { title: 'Remove it', edits: [{ span, replacement: '' }], preferred: true };
}
