// Decides how a finding is allowed from where it stands: a comment in which the writer then says why.
import type { FindingReport, FixReport } from '../engine/report/blockAnalysis.ts';
import { isAllowable } from '../engine/report/allowances.ts';
import type { BlockSyntax } from '../engine/text/syntax.ts';

/** The comment is not accepted before the writer has put a reason in place of the dots. */
export function allowanceFix(block: BlockSyntax, { code, span }: FindingReport): readonly FixReport[] {
  if (!isAllowable(code) || code === 'unused-allowance') return [];
  const { text } = block;
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const newline = text.indexOf('\n', span.end);
  const end = newline < 0 ? text.length : newline;
  const directive = `# fisher-notes: allow ${code} because …`;
  const isCommented = block.comments.some((comment) => comment.span.start >= start && comment.span.start <= end);
  const isOneLine = !text.slice(span.start, span.end).includes('\n');
  const edit =
    isCommented || !isOneLine
      ? { span: { start, end: start }, replacement: `${directive}\n` }
      : { span: { start: end, end }, replacement: `  ${directive}` };
  return [{ title: `Allow “${code}” here, and say why`, edits: [edit], preferred: false }];
}
