// What a strategy for expectations is asked, and what it answers.
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import type { Trace } from '../derivation/step.ts';

export interface ExpectationProblem {
  /** Normalized. */
  readonly law: Law;
  readonly parameters: readonly SymbolExpr[];
  /** The score, in the order of the parameters. */
  readonly scores: readonly Expr[];
  /** Whether E[score] = 0 is known to hold, so that it may be used (the support does not move, or the density vanishes there). */
  readonly scoreMeanIsZero: boolean;
}

export interface ExpectationStrategy {
  readonly id: string;
  /** E[f(X)] in closed form, with its steps recorded; undefined where the strategy does not reach it. */
  expectation(f: Expr, problem: ExpectationProblem, trace: Trace): Expr | undefined;
}
