// A divergence that is bounded, and greatest where two laws have no value in common: as a formula, at that greatest value, or in numbers.
import type { Expr } from '../expr/expr.ts';
import { differentKinds, unknownOverlap } from './affinityAt.ts';
import { without, type Divergence, type DivergenceProblem, type DivergenceResult } from './divergence.ts';
import { formulaAlone } from './finiteDivergence.ts';
import { together, type Together } from './mixtureIntegrals.ts';
import { pairOfLaws, type PairOfLaws } from './pairOfLaws.ts';

export interface BoundedDivergence {
  readonly formula: (problem: DivergenceProblem, pair: PairOfLaws) => Expr | undefined;
  readonly greatest: { readonly value: number; readonly errorBound: number; readonly reason: string };
  /** At two points whose laws share values. */
  readonly at: (both: Together, problem: DivergenceProblem, formula: Expr | undefined) => DivergenceResult;
}

export const boundedDivergence =
  ({ formula, greatest, at }: BoundedDivergence): Divergence['evaluate'] =>
  (problem) => {
    const pair = pairOfLaws(problem);
    if (pair === undefined) return without('undefined', differentKinds);
    const expression = formula(problem, pair);
    if (pair.point === undefined) return formulaAlone(expression);
    const both = together(problem);
    if (both === undefined) return without('unresolved', unknownOverlap);
    if (both.support === undefined) return { status: 'numeric', expression: undefined, ...greatest };
    return at(both, problem, expression);
  };
