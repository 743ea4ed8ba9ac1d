// Why no number is shown at the writer's point, where others could be had.
import type { SymbolExpr } from '../expr/expr.ts';
import { leastAccuracy, type CheckedPoint } from './checkedAt.ts';

/** An information this much smaller than another parameter's is beyond differences of the divergence. */
const tiny = 1e-12;

/** Undefined where two routes agree at the point. */
export function withoutNumber(at: CheckedPoint | undefined, parameters: readonly SymbolExpr[]): string | undefined {
  if (at === undefined || at.agrees) return undefined;
  if (at.diverges) return 'At this point the expected square of the score diverges.';
  if (!(at.errorBound <= leastAccuracy))
    return 'At this point numerical integration does not reach four digits, so no number is shown.';
  if (at.routes.some((route) => !route.agrees))
    return 'At this point the numerical routes contradict each other, so no number is shown.';
  const own = at.value.map((row, i) => row[i] as number);
  const least = own.indexOf(Math.min(...own));
  const isTiny = (own[least] as number) < tiny * Math.max(...own);
  return isTiny
    ? `At this point the information on ${parameters[least]?.name ?? ''} is nearly 0, about ${(own[least] as number).toExponential(0)}: too small for a second route to confirm, so no number is shown.`
    : 'At this point no second route confirms what numerical integration gives, so no number is shown.';
}
