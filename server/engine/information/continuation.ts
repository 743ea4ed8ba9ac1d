// Decides whether a closed form can be the information at all parameters: a variance is not negative, so where an entry of the
// diagonal is, the form is only the analytic continuation of an information that is infinite there, or does not exist.
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { samplePoints } from './samplePoints.ts';

const triedPoints = 48;

/** A point of the parameter space at which the closed form is negative on its diagonal: values in the order of the symbols. */
export function continuedAt(
  closed: readonly (readonly (Expr | undefined)[])[],
  symbols: readonly SymbolExpr[],
  positive: readonly Expr[],
  seed: string,
): readonly number[] | undefined {
  const diagonal = closed.flatMap((row, i) => row[i] ?? []);
  const program = compile(diagonal, symbols);
  const out = new Float64Array(diagonal.length);
  return samplePoints(symbols, positive, `${seed}:diagonal`, triedPoints).find((point) => {
    program.bind(point)([], out);
    // what rounding leaves of a sum that cancels is no witness
    return out.some((value, i) => value < -1e-6 * Math.max(1, ...out.map(Math.abs)) && diagonal[i] !== undefined);
  });
}
