// Decides the leading term c·zᵏ of an expression that is analytic in a small distance z > 0, by its derivatives at z = 0; and what
// an expression is to first order whose parts are so.
import { evaluate } from '../expr/compile.ts';
import { e, fromRational, multiply, number, power, zero } from '../expr/build.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { dependsOn, freeSymbols, someNode, type Expr, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { isZero, samplePoint, simplify } from '../expr/simplify.ts';
import { call, mapOperands, substitute } from '../expr/substitute.ts';

/** Derivatives beyond this order are not taken. */
const highest = 6;

/** c·zᵏ with c ≠ 0, where the first k derivatives vanish at 0; undefined where the expression is not seen to be analytic there. */
export function leadingTerm(expr: Expr, z: SymbolExpr): Expr | undefined {
  if (!isAnalytic(expr) || holdsInfinity(expr, z)) return undefined;
  const atZero = new Map<Expr, Expr>([[z, zero]]);
  let derivative = expr;
  for (let k = 0, factorial = 1n; k <= highest; k++, factorial *= BigInt(k)) {
    if (!isFiniteNear(derivative, z)) return undefined;
    const value = simplify(substitute(derivative, atZero));
    if (!isZero(value)) return multiply(fromRational(Q.rational(1n, factorial)), value, power(z, number(k)));
    if (!isDifferentiable(derivative, z)) return undefined;
    derivative = differentiate(derivative, z);
  }
  return undefined;
}

/** The expression with what stands in logarithms and powers, and is analytic in z, replaced by its leading term. */
export function expandedNear(expr: Expr, z: SymbolExpr): Expr {
  if (!dependsOn(expr, z)) return expr;
  const within = (u: Expr): Expr => expandedNear(u, z);
  const leading = (u: Expr): Expr => (dependsOn(u, z) ? (leadingTerm(u, z) ?? u) : u);
  if (expr.kind === 'apply' && (expr.fn === 'log' || expr.fn === 'abs'))
    return call(expr.fn, expr.args.map(leading).map(within));
  if (expr.kind === 'power' && expr.base !== e) return power(within(leading(expr.base)), within(expr.exponent));
  return mapOperands(expr, within);
}

/** Whether nothing in it breaks a derivative other than where it is not finite. */
const isAnalytic = (expr: Expr): boolean =>
  !someNode(
    expr,
    (node) =>
      node.kind === 'piecewise' ||
      node.kind === 'series' ||
      (node.kind === 'power' && node.base !== e && node.exponent.kind !== 'number') ||
      (node.kind === 'apply' && ['abs', 'sign', 'floor', 'min', 'max'].includes(node.fn)),
  );

/** Whether a part of it is infinite at z = 0, as in Φ(1/z): then finite values do not speak for a power series. */
function holdsInfinity(expr: Expr, z: SymbolExpr): boolean {
  const values = new Map([...freeSymbols(expr)].map((s, i) => [s, s === z ? 0 : samplePoint(s.domain, i)]));
  return someNode(expr, (node) => dependsOn(node, z) && Math.abs(evaluate(node, values)) === Infinity);
}

/** Whether it has a finite value at z = 0 that its values nearby go to, at a generic point. */
function isFiniteNear(expr: Expr, z: SymbolExpr): boolean {
  const others = [...freeSymbols(expr)].filter((s) => s !== z);
  const values = new Map(others.map((s, i) => [s, samplePoint(s.domain, i)]));
  const [here, near] = [0, tiny].map((at) => evaluate(expr, new Map([...values, [z, at]])));
  if (here === undefined || near === undefined || !Number.isFinite(here)) return false;
  return Math.abs(near - here) < 1e-3 * (1 + Math.abs(here));
}
const tiny = 1e-7;
