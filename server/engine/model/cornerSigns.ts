// What the corners of a box ask of a density's parameters: what is affine in each component is positive where it is so there.
import { isNegative, isPositive } from '../expr/assumptions.ts';
import { isZeroNumber, multiply, negate } from '../expr/build.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { dependsOnAny, freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { Support } from '../distributions/support.ts';
import { factorsOf, isInfinite } from './supports.ts';

const mostComponents = 4;

/**
 * What is positive where the factors of an expression that are affine in each component are so on a bounded box: they are where
 * they are so at its corners. Others are left open. Of (a − x)(b − y), held with either sign of both, the product of the signs counts.
 */
export function positiveAtCorners(expr: Expr, variables: readonly SymbolExpr[], support: Support): readonly Expr[] {
  if (expr.kind !== 'product') return atCorners(expr, variables, support);
  const signs: Expr[] = expr.factors.filter((f) => f.kind === 'number');
  const others = expr.factors.filter((f) => {
    if (f.kind === 'number') return false;
    const values = dependsOnAny(f, variables) && f.kind !== 'product' ? atCorners(f, variables, support) : [];
    if (values.length === 1) signs.push(...values);
    return values.length !== 1;
  });
  const sign = multiply(...signs);
  // −(x − b)(y − c): which of the two is negative is not told
  if (isNegative(sign)) {
    const open = others.filter((f) => dependsOnAny(f, variables) && !isPositive(f));
    return open.length === 1 ? open.flatMap((f) => positiveAtCorners(negate(f), variables, support)) : [];
  }
  const own = others.flatMap((f) => positiveAtCorners(f, variables, support));
  return freeSymbols(sign).size === 0 || isPositive(sign) ? own : [...own, sign];
}

/** The values at the corners that are not 0; none where the expression is positive, or not affine on a bounded box. */
function atCorners(expr: Expr, variables: readonly SymbolExpr[], support: Support): readonly Expr[] {
  if (isPositive(expr) || expr.kind !== 'sum' || (support.kind === 'product' && support.region !== undefined))
    return [];
  const own = variables.filter((x) => dependsOnAny(expr, [x]));
  const isAffine = own.every((x) => isDifferentiable(expr, x) && !dependsOnAny(differentiate(expr, x), [x]));
  if (own.length > mostComponents || !isAffine) return [];
  let corners: readonly ReadonlyMap<Expr, Expr>[] = [new Map()];
  for (const x of own) {
    const factor = factorsOf(support)[variables.indexOf(x)];
    if (factor?.kind !== 'interval') return [];
    const ends = [factor.lower, factor.upper];
    if (ends.some((end) => isInfinite(end) || dependsOnAny(end, variables))) return [];
    corners = corners.flatMap((corner) => ends.map((end) => new Map([...corner, [x, end]])));
  }
  return [...new Set(corners.map((corner) => simplify(substitute(expr, corner))))].filter((v) => !isZeroNumber(v));
}
