// The closed form in numbers at a point, with the error of its evaluation.
import { compile } from '../expr/compile.ts';
import type { SymbolExpr } from '../expr/expr.ts';
import { compilePrecise } from '../expr/precise.ts';
import { preciseValues } from '../expr/preciseValues.ts';
import type { PartialMatrix } from './closedForm.ts';
import { distance } from './relativeError.ts';
import type { Route } from './route.ts';

/** Nudges of the last digits: by how much the formula then moves says how well it can be evaluated there. */
const nudges = [4e-16, -8e-16] as const;
/** Of an evaluation with as many digits as it takes. */
const roundingBound = 1e-15;

/**
 * The p×p closed form at the point. In many digits where its functions allow, so that neither cancellation nor a removable
 * singularity spoils it; else in doubles, with what rounding of the point alone does to it for its error.
 */
export function closedRoute(
  closed: PartialMatrix | undefined,
  symbols: readonly SymbolExpr[],
  p: number,
  point: readonly number[],
): Route | undefined {
  const entries = (closed ?? []).flat().filter((e) => e !== undefined);
  if (entries.length !== p * p) return undefined;
  const rows = (flat: ArrayLike<number>): number[][] =>
    Array.from({ length: p }, (_, i) => Array.from({ length: p }, (__, j) => flat[i * p + j] ?? Number.NaN));
  const precise = compilePrecise(entries, symbols);
  if (precise !== undefined) {
    const values = preciseValues(precise, point, symbols);
    if (values?.every(Number.isFinite) === true)
      return { name: 'closed-form', value: rows(values), errorBound: roundingBound };
  }
  const program = compile(entries, symbols);
  const at = (theta: readonly number[]): number[][] => {
    const out = new Float64Array(p * p);
    program.bind(theta)([], out);
    return rows(out);
  };
  const value = at(point);
  if (!value.flat().every(Number.isFinite)) return undefined;
  const moved = nudges.map((nudge) =>
    distance(value, at(point.map((t, i) => t * (1 + (i % 2 === 0 ? nudge : -nudge))))),
  );
  return { name: 'closed-form', value, errorBound: Math.max(1e-13, 10 * Math.max(...moved)) };
}
