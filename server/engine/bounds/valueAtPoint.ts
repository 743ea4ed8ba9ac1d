// The number that a bound's expression has at the writer's point.
import { evaluateAt } from '../expr/compile.ts';
import type { Expr } from '../expr/expr.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';

/** Undefined without a point, where the number of observations stays a symbol, and where the number is not finite. */
export function valueAtPoint(
  e: Expr,
  { point, samples, parameters, known, knownValues }: StatisticalModel,
): number | undefined {
  if (point === undefined || (samples.value === undefined && samples.symbol !== undefined)) return undefined;
  const symbols = [...parameters.map((p) => p.symbol), ...known];
  const value = evaluateAt(e, symbols, [...point, ...known.map((s) => knownValues.get(s) ?? NaN)]);
  return Number.isFinite(value) ? value : undefined;
}
