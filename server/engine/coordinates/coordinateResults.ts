// What is known of a model in other coordinates: those of an exponential family, those that a note asks for, and its entropy, which is
// the same in all.
import { BudgetExceeded, type Budget } from '../base/budget.ts';
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
    reparam: reparam && within(() => newCoordinates(results, reparam, budget)),
    exponential: within(() => exponentialCoordinates(results, budget)),
    entropy: within(() => entropy(results, budget)),
  };
}

/** Each by itself: what the steps did not reach is absent. */
function within<T>(derive: () => T | undefined): T | undefined {
  try {
    return derive();
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return undefined;
  }
}
