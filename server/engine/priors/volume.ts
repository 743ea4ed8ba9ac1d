// The volume ∫ √det I of the parameter space, or of the box between the writer's two points, and with it how many distributions N
// observations can tell apart, (N/2π)^(k/2) ∫ √det I: for large N.
// Source: Rissanen, IEEE Trans. Inform. Theory 42 (1996), 40–47; Balasubramanian, Neural Computation 9 (1997), 349–368.
import type { Budget } from '../base/budget.ts';
import { divide, multiply, pi, power, ratio, sqrt, two } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { dependsOnAny, freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { shape } from '../expr/shape/shape.ts';
import { simplify } from '../expr/simplify.ts';
import type { ModelResults } from '../modelResults.ts';
import { boxVolume, withoutValue, type Volume } from './boxVolume.ts';
import type { PriorFacts } from './jeffreysFacts.ts';

export type { Volume } from './boxVolume.ts';

export interface Distinguishable {
  /** Of the whole parameter space. */
  readonly volume: Volume;
  /** Of the box whose opposite corners are the two points of the note. */
  readonly box: Volume | undefined;
  /** (N/2π)^(k/2): what a volume is multiplied by. */
  readonly scale: Expr;
}

/** `determinant`: of the information of one observation; `facts`: of `density`, which is a multiple of its root. */
export function distinguishable(
  results: ModelResults,
  determinant: Expr,
  density: Expr,
  facts: PriorFacts,
  budget: Budget,
): Distinguishable {
  const parameters = results.model.parameters.map((p) => p.symbol);
  const scale = power(divide(results.sampleSize, multiply(two, pi)), ratio(parameters.length, 2));
  return {
    volume: wholeVolume(determinant, density, parameters, facts),
    box: boxVolume(results, determinant, budget),
    scale,
  };
}

/** Over all parameters, from the integral of a multiple of the root. */
export function wholeVolume(
  determinant: Expr,
  density: Expr,
  parameters: readonly SymbolExpr[],
  { isProper, total, value, errorBound }: PriorFacts,
): Volume {
  const square = simplify(divide(determinant, power(density, two)));
  const constant = dependsOnAny(square, parameters) ? undefined : sqrt(square);
  if (isProper === false) return withoutValue('infinite', 'The Jeffreys prior is improper.');
  if (isProper === undefined || constant === undefined)
    return withoutValue('unresolved', 'Whether the integral is finite is not decided.');
  const isNumber = freeSymbols(constant).size === 0;
  const factor = isNumber ? evaluate(constant, new Map()) : undefined;
  const isKnown = factor !== undefined && value !== undefined && errorBound !== undefined;
  if (total === undefined && !isKnown) return withoutValue('unresolved', 'It is finite, but no formula was found.');
  return {
    status: total === undefined ? 'numeric' : 'closed-form',
    reason: undefined,
    expression: total === undefined ? undefined : shape(multiply(constant, total), 'brief'),
    value: isKnown ? factor * value : undefined,
    errorBound: isKnown ? factor * errorBound : undefined,
  };
}
