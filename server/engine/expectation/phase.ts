// Cosines and sines of one angle in several phases, written in one of them: cos(x − b) = cos(x − a) cos(a − b) − …
// Source: NIST DLMF 4.21.1 and 4.21.2.
import { add, multiply, negate, subtract } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import { dependsOn, operands, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { cos, sin } from '../expr/functions/trigonometric.ts';
import { simplify } from '../expr/simplify.ts';
import { mapOperands } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';

const isCircular = (e: Expr): e is Expr & { kind: 'apply' } => e.kind === 'apply' && (e.fn === 'cos' || e.fn === 'sin');

/** The argument of the first cosine or sine that is affine in x. */
export function phaseOf(e: Expr, x: SymbolExpr): Expr | undefined {
  if (!dependsOn(e, x)) return undefined;
  const [angle] = isCircular(e) ? e.args : [];
  if (angle !== undefined && !dependsOn(differentiate(angle, x), x)) return angle;
  for (const operand of operands(e)) {
    const found = phaseOf(operand, x);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An equal expression in which every cosine or sine whose argument differs from ± the angle by a constant is one of the angle. */
export function inPhase(e: Expr, x: SymbolExpr, angle: Expr): Expr {
  if (!dependsOn(e, x)) return e;
  const inner = mapOperands(e, (o) => inPhase(o, x, angle));
  if (!isCircular(inner)) return inner;
  const [u] = inner.args as [Expr];
  for (const side of [1, -1] as const) {
    const shift = simplify(side > 0 ? subtract(u, angle) : add(u, angle));
    if (dependsOn(shift, x)) continue;
    const [c, s] = [cos(angle), side > 0 ? sin(angle) : negate(sin(angle))];
    return inner.fn === 'cos'
      ? subtract(multiply(c, cos(shift)), multiply(s, sin(shift)))
      : add(multiply(s, cos(shift)), multiply(c, sin(shift)));
  }
  return inner;
}

/** The law with its log-density in one phase; itself where it is. */
export function lawInPhase(law: Law): Law {
  const [x, other] = law.variables;
  const angle = x === undefined || other !== undefined ? undefined : phaseOf(law.logDensity, x);
  if (x === undefined || angle === undefined) return law;
  const logDensity = inPhase(law.logDensity, x, angle);
  return logDensity === law.logDensity ? law : { ...law, logDensity };
}
