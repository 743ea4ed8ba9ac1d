// Divergences that are bounded functions of p/(p + q), as integrals over the law of (p + q)/2 where both laws live; what lies
// outside is probability that one of them alone has.
// Source: Liese and Vajda, IEEE Transactions on Information Theory 52 (2006).
import { call } from '../expr/substitute.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { logSumExp } from '../expr/functions/logSumExp.ts';
import type { Law } from '../distributions/law.ts';
import type { Support } from '../distributions/support.ts';
import type { DivergenceProblem } from './divergence.ts';
import { integrals } from './integrals.ts';
import { overlapOf, type Overlap } from './overlap.ts';
import { pairOfLaws, type PairOfLaws } from './pairOfLaws.ts';

/** A number with a bound of its absolute error. */
export interface Bounded {
  readonly value: number;
  readonly error: number;
}

/** Both laws at their two points, on the support that they share. */
export interface Together extends Overlap {
  readonly pair: PairOfLaws;
  readonly point: readonly number[];
  /** Undefined where they share no value. */
  readonly support: Support | undefined;
}

export type Shares = readonly [ofFirst: Expr, ofSecond: Expr];

/** Undefined where there are no two points, or where the supports cannot be compared. */
export function together(problem: DivergenceProblem): Together | undefined {
  const pair = pairOfLaws(problem);
  const overlap = pair && overlapOf(problem, pair);
  if (pair?.point === undefined || overlap === undefined) return undefined;
  return { ...overlap, pair, point: pair.point };
}

/** p/(p + q) and q/(p + q). */
export const sharesOf = ({ p, q }: PairOfLaws): Shares => [
  call('softmax', [p.logDensity, q.logDensity]),
  call('softmax', [q.logDensity, p.logDensity]),
];

/** The density of p + q, where both live. */
export function sumOfLaws({ p, q }: PairOfLaws, support: Support): Law {
  const { measure, variables } = p;
  return { name: 'custom', measure, variables, support, logDensity: logSumExp([p.logDensity, q.logDensity]) };
}

/** ∫ (p + q) fᵢ over what both laws share; `symbols` may hold more than those of the laws. */
export function overSum(
  fs: readonly Expr[],
  { pair, support }: Together,
  { budget }: DivergenceProblem,
  symbols: readonly SymbolExpr[],
  point: readonly number[],
): readonly Bounded[] | undefined {
  if (support === undefined) return undefined;
  return totals(fs, sumOfLaws(pair, support), symbols, point, pair.massError, { budget });
}

/** ∫ p fᵢ on a support, for a density p. */
export function totals(
  fs: readonly Expr[],
  law: Law,
  symbols: readonly SymbolExpr[],
  point: readonly number[],
  massError: number,
  { budget }: Pick<DivergenceProblem, 'budget'>,
): readonly Bounded[] {
  const { values, errorBounds, mass, massErrorBound } = integrals(fs, law, symbols, point, budget);
  return [...values].map((mean, i) => {
    const value = mean * mass;
    const error = (errorBounds[i] as number) * mass + Math.abs(mean) * massErrorBound + Math.abs(value) * massError;
    return { value, error };
  });
}

/** 1 less the probability of what is shared: exactly 0 where the support of the law lies inside. */
export const outside = (inside: boolean, shared: Bounded): Bounded =>
  inside ? { value: 0, error: 0 } : { value: 1 - shared.value, error: shared.error };
