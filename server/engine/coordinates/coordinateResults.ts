// What is known of a model in other coordinates: those of an exponential family, those that a note asks for, and its entropy, which is
// the same in all.
import { unlessSpent, type Budget } from '../base/budget.ts';
import type { ModelResults } from '../modelResults.ts';
import { entropy, type Entropy } from './entropy.ts';
import { exponentialCoordinates, type ExponentialCoordinates } from './exponentialCoordinates.ts';
import { newCoordinates, type NewCoordinates } from './newCoordinates.ts';

export interface CoordinateResults {
  readonly entropy: Entropy | undefined;
  readonly exponential: ExponentialCoordinates | undefined;
  readonly reparam: NewCoordinates | undefined;
}

export function coordinateResults(results: ModelResults, budget: Budget): CoordinateResults | undefined {
  const { isDensity, model } = results;
  if (!isDensity) return undefined;
  const { reparam } = model;
  return {
    reparam: reparam && unlessSpent(() => newCoordinates(results, reparam, budget)),
    exponential: unlessSpent(() => exponentialCoordinates(results, budget)),
    entropy: unlessSpent(() => entropy(results, budget)),
  };
}
