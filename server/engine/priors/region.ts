// Decides over which region a prior on the parameters is integrated: intervals, each parameter in its own, and the fractions of a whole.
import { isPositive } from '../expr/assumptions.ts';
import { add, one, subtract } from '../expr/build.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { dependsOn, freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { areEqual, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { zero } from '../expr/build.ts';
import type { Interval } from './kernelTotal.ts';

export interface Region {
  /** Of each parameter. */
  readonly intervals: ReadonlyMap<SymbolExpr, Interval>;
  /** Sets of parameters that are fractions of a whole, without the last. */
  readonly simplices: readonly (readonly SymbolExpr[])[];
}

/** The parameters at which all of `positive` are so; undefined where that is no product of such parts. */
export function regionOf(parameters: readonly SymbolExpr[], positive: readonly Expr[]): Region | undefined {
  const intervals = new Map<SymbolExpr, Interval>(
    parameters.map((p) => [p, { lower: p.domain.lower, upper: p.domain.upper }]),
  );
  const simplices: (readonly SymbolExpr[])[] = [];
  for (const condition of positive) {
    if (isPositive(condition)) continue;
    const held = [...freeSymbols(condition)];
    const [own, other] = held;
    if (own === undefined || !held.every((s) => parameters.includes(s))) return undefined;
    if (other === undefined) {
      const cut = linearCut(condition, own);
      const interval = intervals.get(own);
      if (cut === undefined || interval === undefined) return undefined;
      const lower = cut.isLower ? Math.max(interval.lower, cut.at) : interval.lower;
      const upper = cut.isLower ? interval.upper : Math.min(interval.upper, cut.at);
      intervals.set(own, { lower, upper });
    } else {
      const fractions = parameters.filter((p) => held.includes(p));
      const isUnit = fractions.every(({ domain }) => domain.lower === 0 && domain.upper === 1);
      if (!isUnit || !areEqual(condition, subtract(one, add(...fractions)))) return undefined;
      if (simplices.some((s) => s.some((p) => fractions.includes(p)))) return undefined;
      simplices.push(fractions);
    }
  }
  return { intervals, simplices };
}

/** Where a + b θ > 0 begins or ends. */
function linearCut(e: Expr, s: SymbolExpr): { readonly at: number; readonly isLower: boolean } | undefined {
  if (!isDifferentiable(e, s)) return undefined;
  const slope = simplify(differentiate(e, s));
  const start = simplify(substitute(e, new Map([[s, zero]])));
  if (dependsOn(slope, s) || slope.kind !== 'number' || start.kind !== 'number') return undefined;
  return { at: -Q.toNumber(start.value) / Q.toNumber(slope.value), isLower: Q.sign(slope.value) > 0 };
}
