// Rewrites a function of an observation on a finite interval in its distances to the ends, so that quadrature loses no
// digits where the density is singular there: 1 − x is a symbol of its own, log x near 1 is log1p of it.
import { e, multiply, number, one, power, symbol, zero } from '../expr/build.ts';
import { conditionOperands, dependsOn, operands as operandsOf, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { log } from '../expr/functions/log.ts';
import { isOfExponentials } from '../expr/functions/logSumExp.ts';
import { positiveReals, range } from '../expr/range.ts';
import { areEqual, simplify } from '../expr/simplify.ts';
import { mapOperands, substitute } from '../expr/substitute.ts';
import type { IntervalSupport } from '../distributions/support.ts';

export interface EndpointSymbols {
  readonly distanceLower: SymbolExpr;
  readonly distanceUpper: SymbolExpr;
  /** log x on (0, 1). */
  readonly logarithm: SymbolExpr;
}

export const endpointSymbols: EndpointSymbols = {
  distanceLower: symbol('_lower', 'observation', positiveReals),
  distanceUpper: symbol('_upper', 'observation', positiveReals),
  logarithm: symbol('_log', 'observation', range(-Infinity, 0, { upperOpen: true })),
};

const isFinite = (bound: Expr): boolean =>
  bound.kind !== 'constant' &&
  !(bound.kind === 'product' && bound.factors.some((f) => f.kind === 'constant' && f.name === 'infinity'));

/** The function of x, written in x and the endpoint symbols. */
export function atEndpoints(f: Expr, x: SymbolExpr, support: IntervalSupport): Expr {
  const { lower, upper } = support;
  const [hasLower, hasUpper] = [isFinite(lower) && lower !== zero, isFinite(upper)];
  const isUnit = lower === zero && upper === one;
  if (!hasLower && !hasUpper) return f;
  const { distanceLower, distanceUpper, logarithm } = endpointSymbols;
  const done = new Map<Expr, Expr>();
  const visit = (node: Expr): Expr => {
    if (!dependsOn(node, x) || node === x) return node;
    const known = done.get(node);
    if (known !== undefined) return known;
    const result = rewrite(node);
    done.set(node, result);
    return result;
  };
  const rewrite = (node: Expr): Expr => {
    if (node.kind === 'sum') {
      const slope = differentiate(node, x);
      if (!dependsOn(slope, x)) {
        const vanishesAt = (end: Expr): boolean => areEqual(substitute(node, new Map([[x, end]])), zero);
        if (hasLower && vanishesAt(lower)) return multiply(slope, distanceLower);
        if (hasUpper && vanishesAt(upper)) return multiply(number(-1), slope, distanceUpper);
      }
    }
    if (isUnit && node === log(x)) return logarithm;
    if (isUnit && node.kind === 'power' && node.base === x && node.exponent.kind !== 'number')
      return power(e, multiply(visit(node.exponent), logarithm));
    return mapOperands(node, visit);
  };
  return visit(f);
}

/**
 * Where |u|, sign u or a condition on u changes, for u linear in x, and where a component of a mixture has its peak: the
 * breakpoints of quadrature, as functions of θ.
 */
export function kinks(fs: readonly Expr[], x: SymbolExpr): readonly Expr[] {
  const found = new Set<Expr>();
  const seen = new Set<Expr>();
  const consider = (u: Expr): void => {
    const slope = differentiate(u, x);
    if (slope === zero || dependsOn(slope, x)) return;
    const intercept = substitute(u, new Map([[x, zero]]));
    found.add(simplify(multiply(number(-1), intercept, power(slope, number(-1)))));
  };
  const visit = (node: Expr): void => {
    if (seen.has(node) || !dependsOn(node, x)) return;
    seen.add(node);
    if (node.kind === 'apply' && (node.fn === 'abs' || node.fn === 'sign')) consider(node.args[0] as Expr);
    if (node.kind === 'piecewise') for (const operand of conditionsOf(node)) consider(operand);
    if (node.kind === 'apply' && isOfExponentials(node.fn))
      for (const u of node.args) if (isDifferentiable(u, x)) consider(differentiate(u, x));
    for (const operand of operandsOf(node)) visit(operand);
  };
  fs.forEach(visit);
  return [...found];
}

const conditionsOf = (node: Expr & { kind: 'piecewise' }): readonly Expr[] =>
  node.branches.flatMap((b) => conditionOperands(b.condition));
