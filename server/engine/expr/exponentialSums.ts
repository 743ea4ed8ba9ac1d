// Writes the nodes for sums of exponentials as the logarithms and quotients that they stand for, and a model's own functions by name.
import { someNode, type Expr } from './expr.ts';
import { functionOfNode } from './functions/index.ts';
import { holdsExponentialSum, writtenOut } from './functions/logSumExp.ts';
import { mapOperands, sharedMap } from './substitute.ts';

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

/** A model's own functions, such as the constant of its kernel, by the names that readers have for them: to be printed only. */
export function withOwnFunctionsWritten(expr: Expr): Expr {
  const writtenAs = (node: Expr): Expr | undefined =>
    node.kind === 'apply' ? functionOfNode(node.fn)?.written?.(node.args) : undefined;
  if (!someNode(expr, (node) => writtenAs(node) !== undefined)) return expr;
  return sharedMap((node, within) => writtenAs(node) ?? mapOperands(node, within))(expr);
}
