// An expression in numbers at one point.
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';

/** The value at a point of the symbols. */
export function valueAt(e: Expr, symbols: readonly SymbolExpr[], point: readonly number[]): number {
  const out = new Float64Array(1);
  compile([e], symbols).bind(point)([], out);
  return out[0] as number;
}
