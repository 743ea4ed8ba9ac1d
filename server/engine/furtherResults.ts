// What is derived from one model beyond what findings need, for those who look closer: a line and a field for each part.
import { Budget, BudgetExceeded } from './base/budget.ts';
import { part as ofWork } from './base/work.ts';
import type { BoundResult } from './bounds/bound.ts';
import { furtherBounds } from './bounds/furtherBounds.ts';
import type { DescentResults } from './descent/descentResult.ts';
import { descentResults } from './descent/descentResults.ts';
import { coordinateResults, type CoordinateResults } from './coordinates/coordinateResults.ts';
import { divergenceResults, type NamedDivergence } from './divergences/divergenceResults.ts';
import type { EstimatorResult } from './estimators/estimatorResult.ts';
import { estimatorResults } from './estimators/estimatorResults.ts';
import { geometryResults, type GeometryResults } from './geometry/geometryResults.ts';
import type { ModelResults } from './modelResults.ts';
import { priorResults, type PriorResults } from './priors/priorResults.ts';

/** A part may spend this share of the steps that are left; how much others spend does not change its answer. */
const shareOfEach = 1 / 4;

export interface FurtherResults {
  readonly divergences: readonly NamedDivergence[];
  readonly geometry: GeometryResults | undefined;
  readonly descent: DescentResults | undefined;
  /** Beyond those that findings have. */
  readonly bounds: readonly BoundResult[];
  readonly estimators: readonly EstimatorResult[];
  readonly priors: PriorResults | undefined;
  readonly coordinates: CoordinateResults | undefined;
  /** The parts that were given up at their step budget. */
  readonly notReached: readonly string[];
  /** The steps that all parts took. */
  readonly steps: number;
}

/** Never throws; a part that its steps did not reach is absent and named. */
export function furtherResults(results: ModelResults, budget: Budget): FurtherResults {
  const limit = Math.floor(budget.remaining * shareOfEach);
  const notReached: string[] = [];
  let steps = 0;
  const part = <T>(name: string, derive: (results: ModelResults, budget: Budget) => T): T | undefined => {
    const own = new Budget(limit);
    try {
      return ofWork<T | undefined>(
        name,
        () => derive(results, own),
        () => undefined,
      );
    } catch (error) {
      if (!(error instanceof BudgetExceeded)) throw error;
      notReached.push(name);
      return undefined;
    } finally {
      steps += own.spent;
    }
  };
  const bounds = part('bounds', furtherBounds) ?? [];
  const parts = {
    divergences: part('divergences', divergenceResults) ?? [],
    geometry: part('geometry', geometryResults),
    descent: part('natural gradient', descentResults),
    bounds,
    estimators: part('estimators', (own, steps) => estimatorResults(own, steps, bounds)) ?? [],
    priors: part('priors', priorResults),
    coordinates: part('coordinates', coordinateResults),
  };
  return { ...parts, notReached, steps };
}
