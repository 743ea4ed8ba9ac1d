// Writes the nodes for sums of exponentials as the logarithms and quotients that they stand for.
import type { Expr } from './expr.ts';
import { holdsExponentialSum, writtenOut } from './functions/logSumExp.ts';
import { mapOperands } from './substitute.ts';

/** The same expression in the functions of the language alone. */
export function withoutExponentialSums(expr: Expr): Expr {
  if (!holdsExponentialSum(expr)) return expr;
  const done = new Map<Expr, Expr>();
  const visit = (node: Expr): Expr => {
    const known = done.get(node);
    if (known !== undefined) return known;
    const inside = mapOperands(node, visit);
    const result = writtenOut(inside) ?? inside;
    done.set(node, result);
    return result;
  };
  return visit(expr);
}
