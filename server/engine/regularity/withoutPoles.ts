// Decides what an expression with removable singularities at a parameter value is near it: quotients such as sin(t)/t by their power
// series, as far as the value and the first two derivatives need it.
import { add, divide, multiply, number, one, power, subtract, zero } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { dependsOn, freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { isZero, samplePoint, simplify } from '../expr/simplify.ts';
import { mapOperands, sharedMap, substitute } from '../expr/substitute.ts';

/** So many coefficients of a quotient are kept. */
const kept = 3;
/** Zeros of a denominator of higher order are not divided out. */
const highestZero = 4;

/** The expression with the quotients that are 0/0 at t = root replaced by the beginning of their power series. */
export function withoutPoles(expr: Expr, t: SymbolExpr, root: Expr): Expr {
  const visit = sharedMap((node, within) => {
    if (!dependsOn(node, t)) return node;
    const inner = mapOperands(node, within);
    return inner.kind === 'product' ? (seriesOfQuotient(inner.factors, t, root) ?? inner) : inner;
  });
  return visit(expr);
}

function seriesOfQuotient(factors: readonly Expr[], t: SymbolExpr, root: Expr): Expr | undefined {
  const isBelow = (f: Expr): boolean =>
    f.kind === 'power' && f.exponent.kind === 'number' && Q.isInteger(f.exponent.value) && Q.sign(f.exponent.value) < 0;
  const below = factors.filter(isBelow);
  const denominator = divide(one, multiply(...below));
  if (!dependsOn(denominator, t) || !isZero(substitute(denominator, new Map([[t, root]])))) return undefined;
  const numerator = multiply(...factors.filter((f) => !isBelow(f)));
  const lower = coefficientsOf(denominator, t, root, highestZero + kept);
  const order = lower?.findIndex((c) => !isZero(c)) ?? -1;
  const upper = order < 0 ? undefined : coefficientsOf(numerator, t, root, order + kept);
  const leading = lower?.[order];
  if (lower === undefined || upper === undefined || leading === undefined || order > highestZero) return undefined;
  if (!upper.slice(0, order).every(isZero)) return undefined;
  const quotient: Expr[] = [];
  for (let k = 0; k < kept; k++) {
    const known = quotient.map((q, i) => multiply(q, lower[order + k - i] ?? zero));
    quotient.push(simplify(divide(subtract(upper[order + k] ?? zero, add(...known)), leading)));
  }
  const distance = subtract(t, root);
  return add(...quotient.map((q, k) => multiply(q, power(distance, number(k)))));
}

/** Those of the power series at the root; undefined where one is not finite there. */
function coefficientsOf(u: Expr, t: SymbolExpr, root: Expr, count: number): readonly Expr[] | undefined {
  const result: Expr[] = [];
  let derivative = u;
  for (let k = 0, factorial = 1; k < count; k++, factorial *= k) {
    const value = simplify(substitute(derivative, new Map([[t, root]])));
    const others = new Map([...freeSymbols(value)].map((s, i) => [s, samplePoint(s.domain, i)] as const));
    if (!Number.isFinite(evaluate(value, others)) || !isDifferentiable(derivative, t)) return undefined;
    result.push(divide(value, number(factorial)));
    derivative = differentiate(derivative, t);
  }
  return result;
}
