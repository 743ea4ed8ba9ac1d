// Decides which components of the score are 0 at every observation at one point, as that of a weight is where two components of
// a mixture are equal, or that of a folded normal law’s mean is at 0: rounding leaves their squares tiny, and hides that the information is singular there.
import { number } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { withoutExponentialSums } from '../expr/exponentialSums.ts';
import { freeSymbols, nodeCount, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { isZero, samplePoint, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';

/** Longer expressions are not tested. */
const longest = 400;
/** What may be left of 0 in doubles. */
const rounding = 1e-6;

/**
 * The places of those components that vanish identically at the values of the symbols; of a kernel, whose score is the gradient
 * less its mean, those of the gradient that are the same at all observations.
 */
export function vanishingScores(
  score: readonly Expr[],
  symbols: readonly SymbolExpr[],
  values: readonly number[],
  isNormalized = true,
): ReadonlySet<number> {
  const at = new Map<Expr, Expr>(symbols.map((s, i) => [s, number(values[i] as number)]));
  const numbers = new Map<SymbolExpr, number>(symbols.map((s, i) => [s, values[i] as number]));
  const found = new Set<number>();
  score.forEach((s, i) => {
    if (nodeCount(s) > longest) return;
    if (!isNormalized) {
      if (freeSymbols(simplify(substitute(s, at))).size === 0) found.add(i);
      return;
    }
    // at a removable singularity, as of shape 0, what is put in is 0/0 and says nothing
    const observed = new Map(numbers);
    freeSymbols(s).forEach((x) => observed.has(x) || observed.set(x, samplePoint(x.domain, 0)));
    if (!(Math.abs(evaluate(s, observed)) < rounding)) return;
    if (isZero(withoutExponentialSums(substitute(s, at))) || isOwedToRounding(s, symbols, values)) found.add(i);
  });
  return found;
}

/** Whether a step of the point that rounding does not see, as from π/2 to the double beside it, changes the score by its own size. */
function isOwedToRounding(score: Expr, symbols: readonly SymbolExpr[], values: readonly number[]): boolean {
  const valueAt = (moved: number, k: number): number => {
    const at = new Map(symbols.map((s, i) => [s, (values[i] as number) * (i === moved ? 1 + unseen : 1)]));
    freeSymbols(score).forEach((x) => at.has(x) || at.set(x, samplePoint(x.domain, k)));
    return evaluate(score, at);
  };
  return symbols.some((_, i) =>
    [0, 1, 2].every((k) => {
      const here = valueAt(-1, k);
      return Math.abs(valueAt(i, k) - here) > Math.abs(here) / 2;
    }),
  );
}
const unseen = 4 * Number.EPSILON;
