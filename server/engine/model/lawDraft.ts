// What is read of the law of a block before its parameters have domains, and again once they have.
import type { Span } from '../base/span.ts';
import type { Expr } from '../expr/expr.ts';
import type { Range } from '../expr/range.ts';
import type { Law } from '../distributions/law.ts';
import type { Demand } from './domainInference.ts';
import type { LawOrigin } from './statisticalModel.ts';

/** What a part of the law asks of the expressions in it, with the words for saying so. */
export interface LawDemand extends Demand {
  readonly span: Span;
  /** What must lie in the range: `the standard deviation sigma^2 of Normal`. */
  readonly subject: string;
  /** What it is for, where what must lie in the range is nothing that the note writes. */
  readonly purpose?: Purpose;
  /** As written, where it is an argument by itself. */
  readonly written: string | undefined;
  /** The range with those of its ends at which the distribution still exists. */
  readonly closure: Range;
  /** The condition in the model language, where it holds several arguments jointly: `low < high`. */
  readonly constraint?: string | undefined;
}

/** `“x^a”`, `a kernel`, `no kernel`. */
export interface Purpose {
  readonly name: string;
  readonly noun: string;
  readonly none: string;
}

export interface LawDraft {
  readonly law: Law;
  readonly origin: LawOrigin;
  readonly demands: readonly LawDemand[];
  /** All expressions of the law, for its symmetries. */
  readonly context: readonly Expr[];
}
