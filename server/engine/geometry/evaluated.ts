// Expressions in numbers at a point, with what rounding does to them.
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { compilePrecise } from '../expr/precise.ts';
import { preciseValues } from '../expr/preciseValues.ts';
import type { Estimated } from './pointMoments.ts';

/** Nudges of the last digits: by how much the value then moves says how well it can be evaluated there. */
const nudges = [4e-16, -8e-16] as const;

/** In many digits where the functions allow; undefined where there is no finite value. */
export function evaluated(e: Expr, symbols: readonly SymbolExpr[], point: readonly number[]): Estimated | undefined {
  const precise = compilePrecise([e], symbols);
  const [exact] = (precise && preciseValues(precise, point, symbols)) ?? [];
  if (exact !== undefined && Number.isFinite(exact)) return { value: exact, errorBound: 1e-15 * Math.abs(exact) };
  const program = compile([e], symbols);
  const at = (theta: readonly number[]): number => {
    const out = new Float64Array(1);
    program.bind(theta)([], out);
    return out[0] as number;
  };
  const value = at(point);
  const moved = nudges.map((by) => Math.abs(at(point.map((t, i) => t * (1 + (i % 2 === 0 ? by : -by)))) - value));
  const errorBound = 1e-14 * Math.abs(value) + 10 * Math.max(...moved);
  return Number.isFinite(value) && Number.isFinite(errorBound) ? { value, errorBound } : undefined;
}
