// What a hypergeometric series is, and what its sum in closed form.
import type { Expr } from '../expr/expr.ts';

/** Σ (∏(uᵢ)_y/∏(lⱼ)_y) zʸ/y! over y = 0, 1, …; ends at y = `last` where that is finite. */
export interface HypergeometricSeries {
  readonly z: Expr;
  readonly upper: readonly Expr[];
  readonly lower: readonly Expr[];
  readonly last: Expr;
}

export interface ClosedSum {
  readonly value: Expr;
  /** What must be positive for the sum to be finite, where the domains do not ensure it. */
  readonly positive: readonly Expr[];
}
