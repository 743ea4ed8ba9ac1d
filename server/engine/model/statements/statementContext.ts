// What the statements about a model (estimand, estimator, prior, reparam) are read with: the model's names, parameters and law.
import type { Law } from '../../distributions/law.ts';
import type { SymbolExpr } from '../../expr/expr.ts';
import type { BlockBody, NameSyntax } from '../../text/syntax.ts';
import type { IssueList } from '../issue.ts';
import type { FreeName } from '../leaves.ts';
import type { BlockNames } from '../names.ts';
import type { SampleSize } from '../statisticalModel.ts';

export interface StatementContext {
  readonly body: BlockBody;
  readonly names: BlockNames;
  /** As written before the `~`. */
  readonly variables: readonly NameSyntax[];
  readonly parameters: readonly FreeName[];
  /** Free whole-number names, which count as known. */
  readonly takenAsKnown: readonly FreeName[];
  readonly known: readonly SymbolExpr[];
  readonly law: Law;
  readonly samples: SampleSize;
  readonly issues: IssueList;
  readonly used: Set<string>;
}
