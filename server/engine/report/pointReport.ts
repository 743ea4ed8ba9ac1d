// How a point of the parameter space stands in a report: by the names of the parameters.
import type { StatisticalModel } from '../model/statisticalModel.ts';

/** Null where there is no point. */
export function pointReport(
  model: StatisticalModel,
  theta: readonly number[] | undefined,
): Record<string, number> | null {
  if (theta === undefined) return null;
  return Object.fromEntries(model.parameters.map((p, i) => [p.symbol.name, theta[i] as number]));
}
