// Natural-gradient descent on D(θ′‖θ) from `at` to θ′ = `versus`: formulas, the direction at the point, and paths in two coordinates.
// Sources: Amari, Natural gradient works efficiently in learning, Neural Computation 10 (1998); Martens, New insights and
// perspectives on the natural gradient method, Journal of Machine Learning Research 21 (2020).
import type { Budget } from '../base/budget.ts';
import type { ModelResults } from '../modelResults.ts';
import type { Descent, DescentResults } from './descentResult.ts';
import { numericDescent } from './numericDescent.ts';
import { isSupportFixed } from '../information/closedForm.ts';
import { negated, objectiveFormulas, raised, isShort } from './objective.ts';

/** Undefined where there is no Fisher information at all. */
export function descentResults(results: ModelResults, budget: Budget): DescentResults | undefined {
  const { information, inverse, isDensity } = results;
  const { status, score, normalized } = information;
  if (!isDensity || (status !== 'closed-form' && status !== 'numeric')) return undefined;
  const naturalScore =
    score === undefined || status !== 'closed-form' || !normalized.isNormalized ? undefined : raised(inverse, score);
  const descent = descentBetween(results, budget);
  return naturalScore === undefined && descent === undefined ? undefined : { naturalScore, descent };
}

/** More parameters make paths that nobody reads. */
const mostParameters = 6;

const nothing: Descent = {
  status: 'unresolved',
  reason: undefined,
  objective: undefined,
  gradient: undefined,
  naturalStep: undefined,
  at: undefined,
  regularization: undefined,
  paths: [],
  other: undefined,
  naturalDifference: undefined,
  gradientDifference: undefined,
  duration: undefined,
  isStraightInMeans: false,
};

function descentBetween(results: ModelResults, budget: Budget): Descent | undefined {
  const { model, information, inverse } = results;
  const { point, versus, other } = model;
  if (point === undefined || versus === undefined || other !== undefined) return undefined;
  const without = (reason: string): Descent => ({ ...nothing, reason });
  const parameters = model.parameters.map((p) => p.symbol);
  if (point.every((t, i) => t === versus[i])) return without('The two points are equal: there is nothing to descend.');
  if (parameters.length > mostParameters)
    return without(`It is computed for up to ${String(mostParameters)} parameters.`);
  if (!isSupportFixed(information.normalized.law.support, parameters))
    return without('The support moves with a parameter, so that the divergence may be infinite on the way.');
  const formulas = objectiveFormulas(results);
  const found = numericDescent(results, formulas, budget);
  if (found.status !== 'closed-form' || formulas === undefined) return { ...nothing, ...found };
  const { objective, gradient } = formulas;
  const isReadable = gradient.every(isShort);
  return {
    ...nothing,
    ...found,
    objective: isShort(objective) ? objective : undefined,
    gradient: isReadable ? gradient : undefined,
    naturalStep: negated(raised(inverse, gradient)),
  };
}
