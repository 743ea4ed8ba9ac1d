// What the geometry of a block is, for the tests beside it.
import { Budget } from '../../../server/engine/base/budget.ts';
import type { DivergenceResult } from '../../../server/engine/divergences/divergence.ts';
import { primedSymbol } from '../../../server/engine/divergences/commonFamily.ts';
import { fisherRaoDistance } from '../../../server/engine/divergences/fisherRaoDistance.ts';
import { geometryResults, type GeometryResults } from '../../../server/engine/geometry/geometryResults.ts';
import type { Quantity } from '../../../server/engine/geometry/quantity.ts';
import { toText } from '../../../server/engine/render/text.ts';
import { resultsOf } from '../modelOf.ts';

export function geometryOf(...lines: readonly string[]): GeometryResults {
  const found = geometryResults(resultsOf(...lines), new Budget(2e6));
  if (found === undefined) throw new Error('The model has no metric.');
  return found;
}

export function distanceOf(...lines: readonly string[]): DivergenceResult {
  const { model, information } = resultsOf(...lines);
  const found = fisherRaoDistance.evaluate({
    model,
    information,
    other: model,
    primed: model.parameters.map((p) => primedSymbol(p.symbol)),
    theta: model.point,
    thetaPrime: model.versus,
    budget: new Budget(2e6),
  });
  if (found === undefined) throw new Error('The model has no distance.');
  return found;
}

export const textOf = (quantity: Quantity | DivergenceResult | undefined): string | undefined =>
  quantity?.expression && toText(quantity.expression);
