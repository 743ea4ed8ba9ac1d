// Coordinates u ∈ ℝᵖ for parameters in intervals: logarithms of distances from one end, log-odds between two. Paths that are
// computed in them do not leave the intervals, and metrics such as (dμ² + dσ²)/σ² stay of moderate size.
import { add, exp, multiply, negate, number, one, power, subtract, symbol } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { reals, type Range } from '../expr/range.ts';
import { substitute } from '../expr/substitute.ts';
import type { Metric, Tensor } from './tensor.ts';

export interface UnboundedCoordinates {
  readonly symbols: readonly SymbolExpr[];
  /** θ as functions of u. */
  readonly values: readonly Expr[];
  /** u at a point inside the intervals. */
  toUnbounded(theta: readonly number[]): readonly number[];
  toParameters(u: readonly number[]): readonly number[];
}

function valueOf({ lower, upper }: Range, u: Expr): Expr {
  if (lower === -Infinity) return upper === Infinity ? u : subtract(number(upper), exp(u));
  if (upper === Infinity) return add(number(lower), exp(u));
  return add(number(lower), multiply(number(upper - lower), power(add(one, exp(negate(u))), number(-1))));
}

function placeOf({ lower, upper }: Range, t: number): number {
  if (lower === -Infinity) return upper === Infinity ? t : Math.log(upper - t);
  return upper === Infinity ? Math.log(t - lower) : Math.log((t - lower) / (upper - t));
}

export function unboundedCoordinates(parameters: readonly SymbolExpr[]): UnboundedCoordinates {
  const symbols = parameters.map((p) => symbol(`#u.${p.name}`, 'parameter', reals));
  const values = parameters.map((p, i) => valueOf(p.domain, symbols[i] as Expr));
  const program = compile(values, symbols);
  return {
    symbols,
    values,
    toUnbounded: (theta) => parameters.map((p, i) => placeOf(p.domain, theta[i] as number)),
    toParameters: (u) => {
      const out = new Float64Array(values.length);
      program.bind(u)([], out);
      return Array.from(out);
    },
  };
}

/** Metric and skewness in other coordinates of each parameter by itself, as they are: nobody reads them. */
export function inCoordinates(
  parameters: readonly SymbolExpr[],
  { symbols, values }: UnboundedCoordinates,
  metric: Metric,
  skewness: Tensor | undefined,
): { readonly metric: Metric; readonly skewness: Tensor | undefined } {
  const replacements = new Map<Expr, Expr>(parameters.map((p, i) => [p, values[i] as Expr]));
  const slopes = values.map((v, i) => differentiate(v, symbols[i] as SymbolExpr));
  const moved = (e: Expr, ...indices: readonly number[]): Expr =>
    multiply(substitute(e, replacements), ...indices.map((i) => slopes[i] as Expr));
  return {
    metric: metric.map((row, i) => row.map((e, j) => moved(e, i, j))),
    skewness: skewness?.map((rows, i) => rows.map((row, j) => row.map((e, k) => moved(e, i, j, k)))),
  };
}
