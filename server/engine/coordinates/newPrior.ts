// What the Jeffreys prior is in new coordinates: it is the same measure, so that it is proper there where it is so in the parameters; a law
// is named where the volume over the new coordinates' intervals is that of the parameter space, since the intervals are then the right ones.
import type { Budget } from '../base/budget.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { informationDeterminant } from '../information/inverse.ts';
import type { Matrix } from '../expr/matrix.ts';
import type { ModelResults } from '../modelResults.ts';
import { conditionsOf, priorFacts } from '../priors/jeffreysFacts.ts';
import type { KnownPrior } from '../priors/priorResults.ts';
import { wholeVolume, type Volume } from '../priors/volume.ts';

const tolerance = 1e-9;

/** `symbols`: the new ones, where the density is in them; without them nothing is said, since the map may not be one to one. */
export function newPrior(
  results: ModelResults,
  density: Expr,
  matrix: Matrix,
  symbols: readonly SymbolExpr[] | undefined,
  budget: Budget,
): KnownPrior {
  const { model, information, jeffreys } = results;
  const { matrix: own, continuedAt } = information;
  const none = { end: undefined, total: undefined, value: undefined, errorBound: undefined, laws: undefined };
  const undecided = { density, facts: { ...none, isProper: undefined } };
  const parameters = model.parameters.map((p) => p.symbol);
  const determinants = [own && informationDeterminant(own), informationDeterminant(matrix)];
  const [before, after] = determinants;
  if (
    symbols === undefined ||
    jeffreys === undefined ||
    before === undefined ||
    after === undefined ||
    continuedAt !== undefined
  )
    return undecided;
  const facts = priorFacts(jeffreys, parameters, conditionsOf(results), budget);
  if (facts.isProper !== true) return { density, facts: { ...none, isProper: facts.isProper } };
  const there = priorFacts(density, symbols, [], budget);
  const [first, second]: readonly Volume[] = [
    wholeVolume(before, jeffreys, parameters, facts),
    wholeVolume(after, density, symbols, there),
  ];
  const isSame =
    first?.value !== undefined &&
    second?.value !== undefined &&
    Math.abs(first.value - second.value) <= tolerance * first.value;
  return { density, facts: isSame ? there : { ...none, isProper: true } };
}
