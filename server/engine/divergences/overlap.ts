// Where both laws of a divergence live, at the two points: the intersection of their supports.
import type { Expr } from '../expr/expr.ts';
import type { ScalarSupport, Support } from '../distributions/support.ts';
import { factorsOf } from '../model/supports.ts';
import type { DivergenceProblem } from './divergence.ts';
import type { PairOfLaws } from './pairOfLaws.ts';
import { supportInclusion } from './supportInclusion.ts';
import { valueAt } from './valueAt.ts';

export interface Overlap {
  /** Undefined where no set of positive measure is in both. */
  readonly support: Support | undefined;
  /** Whether the support of the first lies inside that of the second, and the other way round. */
  readonly firstInside: boolean;
  readonly secondInside: boolean;
}

/** Undefined where the supports cannot be compared, or there are no two points. */
export function overlapOf(problem: DivergenceProblem, { p, q, symbols, point }: PairOfLaws): Overlap | undefined {
  const { model, other, theta, thetaPrime } = problem;
  if (theta === undefined || thetaPrime === undefined || point === undefined) return undefined;
  const forth = supportInclusion(model, theta, other, thetaPrime);
  const back = supportInclusion(other, thetaPrime, model, theta);
  if (forth === 'unknown' || back === 'unknown') return undefined;
  const [firstInside, secondInside] = [forth === 'inside', back === 'inside'];
  if (firstInside) return { support: p.support, firstInside, secondInside };
  if (secondInside) return { support: q.support, firstInside, secondInside };
  // counts of different totals have no value in common
  const isRegion = p.support.kind === 'product' && p.support.region !== undefined;
  const at = (e: Expr): number => valueAt(e, symbols, point);
  const others = factorsOf(q.support);
  const factors = isRegion ? [] : factorsOf(p.support).map((a, i) => common(a, others[i] as ScalarSupport, at));
  const [first] = factors;
  if (first === undefined || factors.includes(undefined))
    return { support: undefined, firstInside: false, secondInside: false };
  const support: Support =
    p.support.kind === 'product' ? { kind: 'product', factors: factors as readonly ScalarSupport[] } : first;
  return { support, firstInside, secondInside };
}

/** Undefined where they have nothing in common. */
function common(a: ScalarSupport, b: ScalarSupport, at: (e: Expr) => number): ScalarSupport | undefined {
  const larger = (u: Expr, v: Expr): Expr => (at(u) >= at(v) ? u : v);
  const smaller = (u: Expr, v: Expr): Expr => (at(u) <= at(v) ? u : v);
  if (a.kind === 'interval' && b.kind === 'interval') {
    const [lower, upper] = [larger(a.lower, b.lower), smaller(a.upper, b.upper)];
    return at(lower) < at(upper) ? { ...a, lower, upper } : undefined;
  }
  if (a.kind === 'integers' && b.kind === 'integers') {
    const [from, to] = [larger(a.from, b.from), smaller(a.to, b.to)];
    return at(from) <= at(to) ? { ...a, from, to } : undefined;
  }
  const [finite, wider] = a.kind === 'finite' ? [a, b] : [b, a];
  if (finite.kind !== 'finite' || wider.kind === 'interval') return undefined;
  const isIn = (x: number): boolean =>
    wider.kind === 'finite'
      ? wider.points.some((y) => at(y) === x)
      : Number.isInteger(x) && x >= at(wider.from) && x <= at(wider.to);
  const points = finite.points.filter((point) => isIn(at(point)));
  return points.length === 0 ? undefined : { kind: 'finite', points };
}
