// The derivative of an expression in one symbol; kinks and jumps are left to the regularity conditions.
import { Remembered } from '../base/work.ts';
import { add, divide, isZeroNumber, multiply, one, piecewise, power, rawSeries, subtract, zero } from './build.ts';
import { isIntegerValued, isPositive, rangeOf } from './assumptions.ts';
import { dependsOn, someNode, type Condition, type Expr, type SymbolExpr } from './expr.ts';
import { functionOfNode } from './functions/index.ts';
import { log } from './functions/log.ts';

/** u^v log u, which is 0 at u = 0 for v > 0: whole numbers u may be 0. */
function powerTimesLog(whole: Expr, base: Expr, exponent: Expr): Expr {
  const product = multiply(whole, log(base));
  if (!isIntegerValued(base) || rangeOf(base).lower !== 0 || !isPositive(exponent)) return product;
  return piecewise([{ condition: { kind: 'comparison', difference: base, relation: '=' }, value: zero }], product);
}

const caches = new WeakMap<SymbolExpr, Remembered<Expr, Expr>>();

/** Can the expression be differentiated in the symbol within the language? (Not ∂/∂n of I_n(x), say.) */
export function isDifferentiable(expr: Expr, symbol: SymbolExpr): boolean {
  return !someNode(
    expr,
    (node) =>
      node.kind === 'apply' &&
      node.args.some(
        (arg, i) => dependsOn(arg, symbol) && functionOfNode(node.fn)?.node?.partial(node.args, i) === undefined,
      ),
  );
}

/** ∂expr/∂symbol. The expression must be differentiable in the language. */
export function differentiate(expr: Expr, symbol: SymbolExpr): Expr {
  if (!dependsOn(expr, symbol)) return zero;
  let cache = caches.get(symbol);
  if (cache === undefined) caches.set(symbol, (cache = new Remembered<Expr, Expr>()));
  return cache.of(expr, () => derivative(expr, symbol));
}

/** Whether the condition holds only where an expression in the symbol vanishes. */
function isPlace(condition: Condition, symbol: SymbolExpr): boolean {
  if (condition.kind === 'all') return condition.parts.some((part) => isPlace(part, symbol));
  return condition.kind === 'comparison' && condition.relation === '=' && dependsOn(condition.difference, symbol);
}

function derivative(expr: Expr, symbol: SymbolExpr): Expr {
  const d = (u: Expr): Expr => differentiate(u, symbol);
  switch (expr.kind) {
    case 'number':
    case 'constant':
      return zero;
    case 'symbol':
      return one;
    case 'sum':
      return add(...expr.terms.map(d));
    case 'product':
      return add(
        ...expr.factors.flatMap((factor, i) => {
          const slope = d(factor);
          return isZeroNumber(slope) ? [] : [multiply(slope, ...expr.factors.filter((_, j) => j !== i))];
        }),
      );
    case 'power': {
      const { base, exponent } = expr;
      const terms: Expr[] = [];
      if (dependsOn(base, symbol)) terms.push(multiply(exponent, power(base, subtract(exponent, one)), d(base)));
      if (dependsOn(exponent, symbol)) terms.push(multiply(powerTimesLog(expr, base, exponent), d(exponent)));
      return add(...terms);
    }
    case 'apply':
      return add(
        ...expr.args.flatMap((arg, i) => {
          if (!dependsOn(arg, symbol)) return [];
          const partial = functionOfNode(expr.fn)?.node?.partial(expr.args, i);
          return partial === undefined ? [divide(one, zero)] : [multiply(partial, d(arg))];
        }),
      );
    case 'piecewise':
      // what holds on a place alone has no derivative across it
      return piecewise(
        expr.branches
          .filter(({ condition }) => !isPlace(condition, symbol))
          .map((b) => ({ condition: b.condition, value: d(b.value) })),
        d(expr.otherwise),
      );
    case 'series':
      return rawSeries(d(expr.body), expr.index, expr.from, expr.to);
  }
}
