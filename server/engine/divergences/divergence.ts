// What a divergence between the laws at θ and at θ′ is asked, and what it answers.
import type { Budget } from '../base/budget.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { FisherInformation } from '../information/fisherInformation.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';

/** From the law of the model at θ to that of `other` at θ′; `other` is the model itself for two points of one model. */
export interface DivergenceProblem {
  readonly model: StatisticalModel;
  readonly information: FisherInformation;
  readonly other: StatisticalModel;
  /** The parameters of `other`, as they are written at θ′: `mu'`. */
  readonly primed: readonly SymbolExpr[];
  readonly theta: readonly number[] | undefined;
  readonly thetaPrime: readonly number[] | undefined;
  readonly budget: Budget;
}

export interface DivergenceResult {
  readonly status: 'closed-form' | 'numeric' | 'infinite' | 'undefined' | 'unresolved';
  readonly reason: string | undefined;
  readonly expression: Expr | undefined;
  readonly value: number | undefined;
  /** Absolute. */
  readonly errorBound: number | undefined;
}

export interface Divergence {
  /** As in reports. */
  readonly name: string;
  readonly title: string;
  /** The divergence; undefined where it is not defined for this problem at all (no θ′, another family's parameters). */
  evaluate(problem: DivergenceProblem): DivergenceResult | undefined;
  readonly source: string;
}
