// A law on (a, ∞), a ≥ 0, whose density but for a factor 1/x is a function of log x, as one of y = log x: in x its tails may
// lie beyond the largest number, as those of the log-Cauchy law do.
import { add, e, exp, infinity, symbol, zero } from '../expr/build.ts';
import { isPositive } from '../expr/assumptions.ts';
import { dependsOn, freeSymbols, someNode, type Expr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { reals } from '../expr/range.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import { openInterval, realLine } from '../distributions/support.ts';

const y = symbol('#log', 'observation', reals);
const holdsPower = (f: Expr): boolean =>
  someNode(f, (n) => n.kind === 'power' && n.base === e && dependsOn(n.exponent, y));

/** The law of y, and the functions of x in y; undefined where powers of x are left, or the support is another. */
export function onLogarithm(
  fs: readonly Expr[],
  law: Law,
): { readonly law: Law; readonly fs: readonly Expr[] } | undefined {
  const { variables, support, logDensity } = law;
  const [x] = variables;
  if (x === undefined || support.kind !== 'interval' || support.upper !== infinity) return undefined;
  const { lower } = support;
  if (lower !== zero && !(isPositive(lower) && freeSymbols(lower).size === 0)) return undefined;
  const own = lower === zero ? realLine : openInterval(log(lower), infinity);
  const place = new Map([[x, exp(y)]]);
  const ofLogarithm = simplify(add(substitute(logDensity, place), y));
  const inside = fs.map((f) => substitute(f, place));
  if ([ofLogarithm, ...inside].some(holdsPower)) return undefined;
  return {
    law: { name: 'custom', measure: 'lebesgue', variables: [y], support: own, logDensity: ofLogarithm },
    fs: inside,
  };
}
