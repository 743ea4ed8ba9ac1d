// A log-density for evaluation far out in the tails: the logarithm of a sum of positive terms as one node that does not overflow
// where its terms do, so that log(1 + e^x) − x is no ∞ − ∞.
import { isPositive } from '../expr/assumptions.ts';
import type { Expr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { logSumExp } from '../expr/functions/logSumExp.ts';
import { mapOperands } from '../expr/substitute.ts';

/** An equal expression. */
export function withoutOverflow(expr: Expr): Expr {
  const inner = mapOperands(expr, withoutOverflow);
  if (inner.kind !== 'apply' || inner.fn !== 'log') return inner;
  const [sum] = inner.args;
  if (sum?.kind !== 'sum' || !sum.terms.every(isPositive)) return inner;
  return logSumExp(sum.terms.map(log));
}
