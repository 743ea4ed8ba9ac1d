// Σ f(p(x), q(x)) over a support of few points, as a formula.
import { add, exp } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { shape } from '../expr/shape/shape.ts';
import { substitute } from '../expr/substitute.ts';
import { supportPoints } from '../expectation/finiteSum.ts';
import { isClosed } from '../information/closedForm.ts';
import { samplePoints } from '../information/samplePoints.ts';
import { boundsOf } from '../model/supports.ts';
import { without, type DivergenceProblem, type DivergenceResult } from './divergence.ts';
import type { PairOfLaws } from './pairOfLaws.ts';
import { valueAt } from './valueAt.ts';

const mostPoints = 8;

/** The sum, simplified, and checked against the terms as they stand; undefined unless both laws live on the same few points. */
export function finiteDivergence(
  { model, other, primed }: DivergenceProblem,
  { p, q, symbols, isNormalized }: PairOfLaws,
  f: (p: Expr, q: Expr) => Expr,
): Expr | undefined {
  const [own, others] = [boundsOf(p.support), boundsOf(q.support)];
  const isSame = own.length === others.length && own.every((bound, i) => bound === others[i]);
  const isRegion = p.support.kind === 'product' && p.support.region !== undefined;
  if (!isNormalized || !isSame || isRegion || p.measure !== 'counting') return undefined;
  const points = supportPoints(p.support, mostPoints);
  if (points === undefined) return undefined;
  const terms = points.map((point) => {
    const place = new Map<Expr, Expr>(p.variables.map((x, i) => [x, point[i] as Expr]));
    return f(exp(substitute(p.logDensity, place)), exp(substitute(q.logDensity, place)));
  });
  const sum = add(...terms);
  const formula = shape(sum, 'brief');
  if (!isClosed(formula)) return undefined;
  const toPrimed = new Map<Expr, Expr>(other.parameters.map((s, i) => [s.symbol, primed[i] as Expr]));
  const positive = [...model.positive, ...other.positive.map((e) => substitute(e, toPrimed))];
  const isConfirmed = samplePoints(symbols, positive, 'finite', 2).every((point) => {
    const value = valueAt(sum, symbols, point);
    return Math.abs(valueAt(formula, symbols, point) - value) <= 1e-10 * (1 + Math.abs(value));
  });
  return isConfirmed ? formula : undefined;
}

/** Where there are no two points. */
export const formulaAlone = (formula: Expr | undefined): DivergenceResult =>
  formula === undefined
    ? without('unresolved', 'No closed form was found, and there are no two points to compute it at.')
    : { status: 'closed-form', reason: undefined, expression: formula, value: undefined, errorBound: undefined };
