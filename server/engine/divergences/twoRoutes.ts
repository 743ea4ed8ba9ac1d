// A number by quadrature is shown where two routes to it agree; a closed form where it agrees with both.
import type { Expr } from '../expr/expr.ts';
import { evaluated } from '../geometry/evaluated.ts';
import { isClosed } from '../information/closedForm.ts';
import { without, type DivergenceResult } from './divergence.ts';
import type { Bounded } from './mixtureIntegrals.ts';
import type { PairOfLaws } from './pairOfLaws.ts';

const tolerance = 1e-8;
const secondTolerance = 1e-9;
const leastAccuracy = 1e-4;

export const notFound = 'Neither a closed form nor a number with a usable error bound was found.';
export const noClosedForm = 'No closed form in the functions of the language was found.';

const isUsable = (b: Bounded | undefined): b is Bounded =>
  b !== undefined && Number.isFinite(b.value) && b.error <= leastAccuracy * (1 + Math.abs(b.value));

/** The result from an integral, a second one where that is needed, and a formula where there is one. */
export function agreed(
  first: Bounded | undefined,
  again: () => Bounded | undefined,
  formula: Expr | undefined,
  { symbols, point }: PairOfLaws,
): DivergenceResult {
  let second: Bounded | undefined;
  if (!isUsable(first)) second = again();
  const best = isUsable(first) ? first : second;
  if (!isUsable(best)) return without('unresolved', notFound);
  if (formula !== undefined && isClosed(formula) && point !== undefined) {
    const { value, errorBound: rounding } = evaluated(formula, symbols, point) ?? { value: NaN, errorBound: 0 };
    const gap = Math.abs(value - best.value);
    if (gap <= tolerance * (1 + Math.abs(value)) + 4 * best.error) {
      const errorBound = Math.max(1e-14 * (1 + Math.abs(value)), rounding, Math.min(gap, best.error));
      return { status: 'closed-form', reason: undefined, expression: formula, value, errorBound };
    }
  }
  second ??= again();
  const other = best === first ? second : first;
  if (!isUsable(other))
    return without('unresolved', 'There is one way of integrating only, and nothing to confirm it.');
  const gap = Math.abs(best.value - other.value);
  if (!(gap <= secondTolerance * (1 + Math.abs(best.value)) + 4 * (best.error + other.error)))
    return without('unresolved', 'Two ways of integrating do not agree.');
  return {
    status: 'numeric',
    reason: noClosedForm,
    expression: undefined,
    value: best.value,
    errorBound: Math.max(best.error, gap, 1e-14 * (1 + Math.abs(best.value))),
  };
}
