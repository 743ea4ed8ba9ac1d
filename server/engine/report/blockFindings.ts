// Decides what is told of a block: what its reader and its analysis found, each thing once, in the order of the text.
import type { BlockSyntax, SyntaxIssue, SyntaxIssueCode } from '../text/syntax.ts';
import { withAllowances } from './allowances.ts';
import type { BlockAnalysis, FindingReport } from './blockAnalysis.ts';
import { underPolicy, usualPolicy } from './findingPolicy.ts';
import type { Severity } from './schema.ts';

const issueSeverities: Readonly<Record<SyntaxIssueCode, Severity>> = {
  syntax: 'error',
  'duplicate-name': 'error',
};

/** What the reader found, in the shape of a finding; spans stay in the text that the issue counts in. */
export function issueFinding(issue: SyntaxIssue): FindingReport {
  const { suggestion } = issue;
  return {
    code: issue.code,
    severity: issueSeverities[issue.code],
    message: issue.message,
    span: issue.span,
    related: issue.related,
    fixes:
      suggestion === undefined
        ? []
        : [
            {
              title: suggestion.replacement === '' ? 'Remove it' : `Write “${suggestion.replacement}”`,
              edits: [suggestion],
              preferred: true,
            },
          ],
  };
}

/**
 * The findings of a block as the reader sees them, with spans in its text; `analysis`, where given, must be of this very
 * text. What the writer allows in a comment is not told.
 */
export function blockFindings(
  block: BlockSyntax,
  analysis: Pick<BlockAnalysis, 'findings'> | undefined,
  policy = usualPolicy,
): readonly FindingReport[] {
  const findings = block.issues.map(issueFinding);
  for (const finding of analysis?.findings ?? []) {
    const told = findings.some(
      (other) =>
        other.code === finding.code && other.span.start === finding.span.start && other.span.end === finding.span.end,
    );
    if (!told) findings.push(finding);
  }
  const told = underPolicy(withAllowances(block, findings, analysis !== undefined), policy);
  return [...told].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
