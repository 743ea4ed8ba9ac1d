// Decides over which region a prior on the parameters is integrated: intervals, each parameter in its own, and the fractions of a whole.
import { isPositive } from '../expr/assumptions.ts';
import { add, one, subtract } from '../expr/build.ts';
import { freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { areEqual } from '../expr/simplify.ts';
import type { Interval } from './kernelTotal.ts';
import { positiveInterval } from './positiveInterval.ts';

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
      const around = intervals.get(own);
      const interval = around && positiveInterval(condition, own, around);
      if (interval === undefined) return undefined;
      intervals.set(own, interval);
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
