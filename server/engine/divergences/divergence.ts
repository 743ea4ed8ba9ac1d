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

/** `left` > 0, or ≥ 0 where it may be 0. */
export interface Inequality {
  readonly left: Expr;
  readonly mayBeZero: boolean;
}

export interface DivergenceResult {
  readonly status: 'closed-form' | 'numeric' | 'infinite' | 'undefined' | 'unresolved';
  readonly reason: string | undefined;
  readonly expression: Expr | undefined;
  /** Where the expression is the divergence, which elsewhere is infinite. */
  readonly where?: readonly Inequality[];
  readonly value: number | undefined;
  /** Absolute. */
  readonly errorBound: number | undefined;
}

export interface Divergence {
  /** As in reports. */
  readonly name: string;
  /** Of Rényi's and of Amari's divergences. */
  readonly order?: number;
  readonly title: string;
  /** c in D(θ, θ + δ) = c·δᵀI(θ)δ + o(|δ|²) for a regular model; absent where there is no such expansion. */
  readonly curvature?: number;
  /** Whether the two laws may change places. */
  readonly isSymmetric?: true;
  /** The divergence; undefined where it is not defined for this problem at all (no θ′, another family's parameters). */
  evaluate(problem: DivergenceProblem): DivergenceResult | undefined;
  readonly source: string;
}

/** A result without a value, and why. */
export const without = (
  status: 'infinite' | 'undefined' | 'unresolved',
  reason: string,
  expression?: Expr,
): DivergenceResult => ({ status, reason, expression, value: undefined, errorBound: undefined });

/** The evaluation, done once for a problem, for divergences that others are built from. */
export function once(evaluate: Divergence['evaluate']): Divergence['evaluate'] {
  const known = new WeakMap<DivergenceProblem, { readonly result: DivergenceResult | undefined }>();
  return (problem) => {
    let found = known.get(problem);
    if (found === undefined) known.set(problem, (found = { result: evaluate(problem) }));
    return found.result;
  };
}
