// Decides which components of the score are 0 at every observation at one point, as that of a weight is where two components of
// a mixture are equal, or that of a folded normal law’s mean is at 0: rounding leaves their squares tiny, and hides that the information is singular there.
import { number } from '../expr/build.ts';
import { withoutExponentialSums } from '../expr/exponentialSums.ts';
import { nodeCount, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { isZero } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';

/** Longer expressions are not tested. */
const longest = 400;

/** The places of those components that vanish identically at the values of the symbols. */
export function vanishingScores(
  score: readonly Expr[],
  symbols: readonly SymbolExpr[],
  values: readonly number[],
): ReadonlySet<number> {
  const at = new Map<Expr, Expr>(symbols.map((s, i) => [s, number(values[i] as number)]));
  const found = new Set<number>();
  score.forEach((s, i) => {
    if (nodeCount(s) > longest) return;
    if (isZero(withoutExponentialSums(substitute(s, at)))) found.add(i);
  });
  return found;
}
