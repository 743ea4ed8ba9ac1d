// The bounds beyond those of findings, in the order in which they are reported: each its own file, each with steps of its own.
import { Budget, unlessSpent } from '../base/budget.ts';
import type { SymbolExpr } from '../expr/expr.ts';
import { evaluate } from '../expr/compile.ts';
import { includes } from '../expr/range.ts';
import { interior } from '../model/intervals.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import type { ModelResults } from '../modelResults.ts';
import { barankin } from './barankin.ts';
import { barankinVector } from './barankinVector.ts';
import { bhattacharyya } from './bhattacharyya.ts';
import type { BoundResult } from './bound.ts';
import { constrained } from './constrained.ts';
import { misspecified } from './misspecified.ts';
import { vanTrees } from './vanTrees.ts';
import { weissWeinstein } from './weissWeinstein.ts';
import { weissWeinsteinVector } from './weissWeinsteinVector.ts';

/** `before`: those that were found already. */
type FurtherBound = (results: ModelResults, budget: Budget, before: readonly BoundResult[]) => readonly BoundResult[];

const all: readonly FurtherBound[] = [
  bhattacharyya,
  barankin,
  barankinVector,
  constrained,
  vanTrees,
  weissWeinstein,
  weissWeinsteinVector,
  misspecified,
];
const mostSteps = 300_000;

/** None of a law that is no density; a bound that its steps do not reach is absent. */
export function furtherBounds(results: ModelResults, budget: Budget): readonly BoundResult[] {
  if (!results.isDensity) return [];
  const { model } = results;
  // at an edge of the parameter space there are no bounds by differences on both sides
  const inner = isInner(model) ? results : { ...results, model: { ...model, point: undefined } };
  const found: BoundResult[] = [];
  for (const bound of all) {
    const own = new Budget(Math.min(mostSteps, budget.remaining));
    try {
      found.push(...(unlessSpent(() => bound(inner, own, found)) ?? []));
    } finally {
      budget.spend(Math.min(own.spent, budget.remaining));
    }
  }
  return found;
}

function isInner(model: StatisticalModel): boolean {
  const { point } = model;
  if (point === undefined) return true;
  const values = new Map<SymbolExpr, number>([
    ...model.parameters.map((p, i) => [p.symbol, point[i] ?? NaN] as const),
    ...model.knownValues,
  ]);
  return (
    model.parameters.every((p, i) => includes(interior(p.symbol.domain), point[i] ?? NaN)) &&
    model.positive.every((e) => evaluate(e, values) > 0)
  );
}
