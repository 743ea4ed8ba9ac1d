// What is known of priors on the parameters of a model: Jeffreys' one, the reference prior, the volume of the parameter space, message lengths.
import type { Budget } from '../base/budget.ts';
import type { Expr } from '../expr/expr.ts';
import { informationDeterminant } from '../information/inverse.ts';
import type { ModelResults } from '../modelResults.ts';
import { conditionsOf, priorFacts, type PriorFacts } from './jeffreysFacts.ts';
import { messageLength, type MessageLength } from './messageLength.ts';
import { referencePrior } from './referencePrior.ts';
import { regionOf } from './region.ts';
import { distinguishable, type Distinguishable } from './volume.ts';

export interface KnownPrior {
  readonly density: Expr;
  readonly facts: PriorFacts;
}

export interface PriorResults {
  readonly jeffreys: KnownPrior;
  /** Where it is known, and differs from Jeffreys' prior. */
  readonly reference: KnownPrior | undefined;
  readonly distinguishable: Distinguishable | undefined;
  /** Under the note's priors. */
  readonly messageLength: MessageLength | undefined;
}

/** Undefined where the information has no closed form. */
export function priorResults(results: ModelResults, budget: Budget): PriorResults | undefined {
  const { model, information, jeffreys, isDensity } = results;
  const { matrix, status } = information;
  if (!isDensity || status !== 'closed-form' || matrix === undefined || jeffreys === undefined) return undefined;
  // a formula that holds in a part of the parameter space only says nothing of the whole
  if (information.continuedAt !== undefined) return undefined;
  const parameters = model.parameters.map((p) => p.symbol);
  const positive = conditionsOf(results);
  const known = (density: Expr): KnownPrior => ({
    density,
    facts: priorFacts(density, parameters, positive, budget),
  });
  const own = known(jeffreys);
  const determinant = informationDeterminant(matrix);
  const region = regionOf(parameters, positive);
  const isFree = region?.simplices.length === 0;
  const reference = isFree ? referencePrior(matrix as readonly (readonly Expr[])[], parameters, jeffreys) : undefined;
  return {
    jeffreys: own,
    reference: reference === undefined ? undefined : known(reference),
    distinguishable: determinant && distinguishable(results, determinant, jeffreys, own.facts, budget),
    messageLength: messageLength(results),
  };
}
