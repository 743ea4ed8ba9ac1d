// Expectations of what holds integrals of kernels: these are found once at a parameter point, stand as known numbers in the
// integrand, and what their errors do to the result is part of its error bound.
import { symbol } from '../expr/build.ts';
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
  const values = new Map<Expr, Expr>(nodes.map((node, k) => [node, stand[k] as Expr]));
  const into = (e: Expr): Expr => substitute(e, values);
  const prepared = prepare(fs.map(into), { ...law, logDensity: into(law.logDensity) }, [...symbols, ...stand]);
  return {
    at(theta, budget) {
      const found = nodes.map((node) => valueOf(node, symbols, theta));
      const nominal = prepared.at([...theta, ...found.map((f) => f.value)], budget);
      const moved = prepared.at(
        [...theta, ...found.map((f, k) => f.value + magnified * (k % 2 === 0 ? 1 : -1) * f.errorBound)],
        budget,
      );
      return widened(nominal, moved);
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

function widened(nominal: NumericExpectations, moved: NumericExpectations): NumericExpectations {
  const gap = (a: number, b: number): number => (Number.isNaN(a - b) ? Infinity : Math.abs(a - b));
  return {
    ...nominal,
    errorBounds: nominal.errorBounds.map(
      (bound, i) => bound + gap(nominal.values[i] as number, moved.values[i] as number),
    ),
    massErrorBound: nominal.massErrorBound + gap(nominal.mass, moved.mass),
  };
}
