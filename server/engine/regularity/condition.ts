// What a regularity condition is asked of a model, and what it answers.
import type { Expr } from '../expr/expr.ts';
import type { BoundResult } from '../bounds/bound.ts';
import type { ExponentialForm } from '../information/exponentialForm.ts';
import type { CheckedPoint, FisherInformation } from '../information/fisherInformation.ts';
import type { PointAlgebra } from '../information/pointAlgebra.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';

/** `undecided` also where it depends on the parameter: the reason then states the region. */
export type Verdict = 'holds' | 'fails' | 'undecided';

/** What shows that a condition fails: something that a reader can check. */
export interface Witness {
  readonly kind: 'point' | 'direction' | 'boundary' | 'integral';
  /** In the writer's symbols: `x = θ`, `(1, −1) in (a, b)`, `E[∂ log p/∂θ] = −1/θ`. */
  readonly text: string;
}

/** What a condition answers. */
export interface Answer {
  readonly verdict: Verdict;
  /** In the writer's symbols: why, and where it depends on the parameter, for which values. */
  readonly reason: string;
  readonly witness?: Witness;
}

export interface Assessment extends Answer {
  readonly condition: string;
}

/** A model with what was found of it. */
export interface ModelFacts {
  readonly model: StatisticalModel;
  /** The text of the block. */
  readonly text: string;
  readonly information: FisherInformation;
  /** Of the information at the writer's point. */
  readonly algebra: PointAlgebra | undefined;
  readonly exponentialFamily: ExponentialForm | undefined;
  readonly bounds: readonly BoundResult[];
  readonly budgetExceeded: boolean;
  /** An expression as a message shows it. */
  readonly write: (expr: Expr) => string;
  /** In the model language, for edits of the block. */
  readonly source?: (expr: Expr) => string;
}

export interface Condition {
  readonly id: string;
  /** As a list of conditions shows it: `The support does not depend on the parameters`. */
  readonly title: string;
  /** Undefined where the condition says nothing of such a model. */
  assess(facts: ModelFacts): Answer | undefined;
  readonly source: string;
}

/** Every point at which numbers were had, the writer's own last. */
export const checkedPoints = (information: FisherInformation): readonly CheckedPoint[] =>
  information.at === undefined ? information.verification : [...information.verification, information.at];
