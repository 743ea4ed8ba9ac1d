// A function of the observation, written in the pivot: x replaced by its inverse, sums in u and 1 − u brought to products.
import { add, multiply, negate, one, rawApply, subtract, symbol } from '../expr/build.ts';
import { dependsOnAny, nodeCount, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { range, reals } from '../expr/range.ts';
import { simplify } from '../expr/simplify.ts';
import { mapOperands, substitute } from '../expr/substitute.ts';
import type { Pivot } from '../distributions/law.ts';
import { linearForm } from './linearForm.ts';

/** The random sign as sign(w) of a real w: so that its square and its modulus are 1 by the rules for signs. */
export const randomSign: Expr = rawApply('sign', [symbol('_w', 'pivot', reals)], range(-1, 1, { integer: true }));

/** f(x) with x = inverse(pivot), simplified so that log and powers of the pivot split. */
export function inPivot(f: Expr, x: SymbolExpr, pivot: Pivot): Expr {
  const inverse =
    pivot.sign === undefined ? pivot.inverse : substitute(pivot.inverse, new Map([[pivot.sign, randomSign]]));
  const replaced = substitute(f, new Map([[x, inverse]]));
  const { kernel } = pivot;
  if (kernel.kind !== 'beta') return simplifySums(replaced, [kernel.variable], (sum) => simplify(sum));
  const { variable: u, complement: v } = kernel;
  const [oneMinusU, oneMinusV] = [subtract(one, u), subtract(one, v)];
  const byComplement = (sum: Expr): Expr => {
    const onlyU = simplify(substitute(sum, new Map([[v, oneMinusU]])));
    const onlyV = simplify(substitute(sum, new Map([[u, oneMinusV]])));
    const candidates = [
      substitute(onlyU, new Map([[oneMinusU, v]])),
      substitute(onlyV, new Map([[oneMinusV, u]])),
      sum,
    ];
    return candidates.reduce((best, c) => (sumsIn(c, [u, v]) < sumsIn(best, [u, v]) ? c : best));
  };
  return simplifySums(replaced, [u, v], byComplement);
}

/** The number of nodes that stand in sums of the pivot: zero where the expression is a product of its powers. */
function sumsIn(expr: Expr, pivots: readonly SymbolExpr[]): number {
  if (!dependsOnAny(expr, pivots)) return 0;
  if (expr.kind === 'sum') return nodeCount(expr);
  const children = expr.kind === 'product' ? expr.factors : expr.kind === 'power' ? [expr.base, expr.exponent] : [];
  if (expr.kind === 'apply') return expr.args.reduce((total, a) => total + sumsIn(a, pivots), 0);
  return children.reduce((total, c) => total + sumsIn(c, pivots), 0);
}

/** Simplifies every sum under a power, a logarithm or a function, from the inside out; the outermost sum stays. */
function simplifySums(expr: Expr, pivots: readonly SymbolExpr[], simplifySum: (sum: Expr) => Expr): Expr {
  const known = new Map<Expr, Expr>();
  const visit = (node: Expr, inside: boolean): Expr => {
    if (!dependsOnAny(node, pivots)) return node;
    const cached = inside ? known.get(node) : undefined;
    if (cached !== undefined) return cached;
    const below = node.kind === 'power' || node.kind === 'apply' || (inside && node.kind !== 'sum');
    const mapped = mapOperands(node, (o) => visit(o, below || inside));
    const result = inside && mapped.kind === 'sum' ? simplifySum(mapped) : mapped;
    if (inside) known.set(node, result);
    return result;
  };
  return multiply(visit(expr, false));
}

const [logU, logV] = [symbol('_logU', 'pivot', reals), symbol('_logV', 'pivot', reals)];

/**
 * A function of a beta variable u and v = 1 − u, with what stands beside each power of their logarithms in its shortest form:
 * (1 + u² − 2u)/v² is 1, though its terms have no means each. Undefined for other kernels.
 */
export function gatheredByLogarithms(inside: Expr, { kernel }: Pivot): Expr | undefined {
  if (kernel.kind !== 'beta') return undefined;
  const { variable: u, complement: v } = kernel;
  const apart = substitute(
    inside,
    new Map([
      [log(u), logU],
      [log(v), logV],
    ]),
  );
  const form = linearForm(apart, [logU, logV]);
  if (form === undefined) return undefined;
  const back = new Map<Expr, Expr>([
    [logU, log(u)],
    [logV, log(v)],
  ]);
  const complements = new Map([
    [subtract(one, u), v],
    [subtract(u, one), negate(v)],
  ]);
  const inU = (e: Expr): Expr => substitute(simplify(substitute(e, new Map([[v, subtract(one, u)]]))), complements);
  return add(
    inU(form.constant),
    ...form.terms.map(({ atom, coefficient }) => multiply(substitute(atom, back), inU(coefficient))),
  );
}
