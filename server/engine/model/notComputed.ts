// Decides which statements are read but not computed, and says so.
import type { BlockBody, StatementSyntax } from '../text/syntax.ts';
import type { IssueList } from './issue.ts';

const reasons: Partial<Readonly<Record<StatementSyntax['kind'], string>>> = {
  given:
    'Covariates are read, but this version does not average over them: what is shown holds for one observation at a given value.',
  data: 'Data are read, but this version does not compute with them.',
  claim: 'Claims are read, but this version does not check them.',
};

/** Reports every statement of the block that has no effect yet. */
export function reportNotComputed(body: BlockBody, issues: IssueList): void {
  for (const statement of body.statements) {
    const reason = reasons[statement.kind];
    if (reason !== undefined && !statement.broken) issues.report('not-computed', statement.keywordSpan, reason);
  }
}
