// Expectations of what holds integrals of kernels: these are found once at a parameter point, stand as known numbers in the
// integrand, and what their errors do to the result is part of its error bound.
import { exp, multiply, subtract, symbol } from '../expr/build.ts';
import { evaluateAt } from '../expr/compile.ts';
import { eachNode, type ApplyExpr, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { functionOfNode } from '../expr/functions/index.ts';
import { substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import type { NumericExpectations, PreparedExpectation } from './preparedExpectation.ts';

type Prepare = (fs: readonly Expr[], law: Law, symbols: readonly SymbolExpr[]) => PreparedExpectation;

/** The errors are put in so many times as large, so that two of them that cancel do not hide the others. */
const magnified = 16;

/** Undefined where nothing in it is uncertain. */
export function withUncertainValues(
  fs: readonly Expr[],
  law: Law,
  symbols: readonly SymbolExpr[],
  prepare: Prepare,
): PreparedExpectation | undefined {
  const nodes = uncertainIn([law.logDensity, ...fs]);
  if (nodes.length === 0) return undefined;
  const stand = nodes.map((node, k) => symbol(`#value${String(k)}`, 'parameter', node.range));
  const moved = nodes.map((node, k) => symbol(`#moved${String(k)}`, 'parameter', node.range));
  const into = (e: Expr, values: readonly Expr[]): Expr =>
    substitute(e, new Map(nodes.map((node, k): [Expr, Expr] => [node, values[k] as Expr])));
  const own = into(law.logDensity, stand);
  // the law with the values moved by their errors, as a weight on the law itself: all is integrated at the same nodes
  const weight = exp(subtract(into(law.logDensity, moved), own));
  const all = [...fs.map((f) => into(f, stand)), weight, ...fs.map((f) => multiply(weight, into(f, moved)))];
  const prepared = prepare(all, { ...law, logDensity: own }, [...symbols, ...stand, ...moved]);
  return {
    at(theta, budget) {
      const found = nodes.map((node) => valueOf(node, symbols, theta));
      const shifted = found.map((f, k) => f.value + magnified * (k % 2 === 0 ? 1 : -1) * f.errorBound);
      return widened(prepared.at([...theta, ...found.map((f) => f.value), ...shifted], budget), fs.length);
    },
  };
}

function uncertainIn(exprs: readonly Expr[]): readonly ApplyExpr[] {
  const found = new Set<ApplyExpr>();
  for (const e of exprs)
    eachNode(e, (node) => {
      if (node.kind === 'apply' && functionOfNode(node.fn)?.node?.errorBound !== undefined) found.add(node);
    });
  return [...found];
}

function valueOf(
  node: ApplyExpr,
  symbols: readonly SymbolExpr[],
  theta: readonly number[],
): { readonly value: number; readonly errorBound: number } {
  const args = node.args.map((a) => evaluateAt(a, symbols, theta));
  const own = functionOfNode(node.fn)?.node;
  return { value: own?.evaluate(...args) ?? NaN, errorBound: own?.errorBound?.(...args) ?? Infinity };
}

/** The first `count` means, with how far they move as part of their error bounds. */
function widened(found: NumericExpectations, count: number): NumericExpectations {
  const { values, errorBounds, mass, massErrorBound } = found;
  const gap = (a: number, b: number): number => (Number.isNaN(a - b) ? Infinity : Math.abs(a - b));
  const weight = values[count] as number;
  return {
    ...found,
    values: values.slice(0, count),
    errorBounds: errorBounds
      .slice(0, count)
      .map((bound, i) => bound + gap(values[i] as number, (values[count + 1 + i] as number) / weight)),
    massErrorBound: massErrorBound + mass * gap(1, weight),
  };
}
