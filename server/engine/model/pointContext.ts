// What reading a point is given: names, parameters with their domains, what the law demands; and what it has read so far.
import type { Span } from '../base/span.ts';
import type { Law } from '../distributions/law.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { Range } from '../expr/range.ts';
import type { IssueList } from './issue.ts';
import type { LawDemand } from './lawDraft.ts';
import type { FreeName } from './leaves.ts';
import type { BlockNames } from './names.ts';
import type { LawOrigin } from './statisticalModel.ts';

export interface PointContext {
  readonly names: BlockNames;
  readonly parameters: readonly FreeName[];
  readonly known: readonly SymbolExpr[];
  /** The domains as stated by `param` lines, by name, with the ends that belong to them. */
  readonly declared: ReadonlyMap<string, Range>;
  readonly demands: readonly LawDemand[];
  readonly positive: readonly Expr[];
  readonly constraints: readonly string[];
  readonly law: Law;
  readonly origin: LawOrigin;
  readonly issues: IssueList;
  readonly used: Set<string>;
}

/** A value that `at` or `versus` gives. */
export interface Assigned {
  readonly value: number;
  readonly span: Span;
  /** Of the value, where it is one number. */
  readonly valueSpan: Span | undefined;
}
