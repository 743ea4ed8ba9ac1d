// Decides which box of a family's coordinates a model reaches: a shortest path may leave a smaller part of the family, and then its
// length is not a distance in the model. A value is taken as unbounded where it grows without stop towards an end.
import { isNegative, isPositive } from '../expr/assumptions.ts';
import { compile } from '../expr/compile.ts';
import { dependsOn, dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { samplePoints } from '../information/samplePoints.ts';

export interface Reach {
  readonly lower: number;
  readonly upper: number;
}

/** Places that approach an end of an interval. */
function towards({ lower, upper }: Reach, side: 'lower' | 'upper'): readonly number[] {
  const end = side === 'lower' ? lower : upper;
  const sign = side === 'lower' ? 1 : -1;
  const width = Number.isFinite(upper - lower) ? upper - lower : 1;
  return [1e-6, 1e-12].map((d) => (Number.isFinite(end) ? end + sign * d * width : -sign / d));
}

/** What is so near an end is at it. */
const rounded = (value: number): number => (Math.abs(value) < 1e-5 ? 0 : Number(value.toPrecision(5)));

/** The limits of a monotone function of one symbol at the ends of an interval, ±Infinity where it grows without stop there. */
export function reachOver(at: (t: number) => number, interval: Reach): Reach | undefined {
  const limits = (['lower', 'upper'] as const).map((side) => {
    const [near, nearer] = towards(interval, side).map(at) as [number, number];
    if (Number.isNaN(nearer) || Number.isNaN(near)) return Number.NaN;
    return Math.abs(nearer) > 1 && Math.abs(nearer) > 1.5 * Math.abs(near)
      ? Math.sign(nearer) * Infinity
      : rounded(nearer);
  });
  const [a, b] = limits as [number, number];
  return Number.isNaN(a + b) && !(Math.abs(a) === Infinity && a === -b)
    ? undefined
    : { lower: Math.min(a, b), upper: Math.max(a, b) };
}

export const domainReach = ({ domain: { lower, upper } }: SymbolExpr): Reach => ({ lower, upper });

const tried = 3;
const isClose = (a: number, b: number): boolean => a === b || Math.abs(a - b) <= 1e-5 * (1 + Math.abs(a));

/**
 * The interval of each coordinate, where the parameters reach every point of their product once: each coordinate brings one new
 * parameter, is monotone in it, and reaches the same interval whatever the others are. Undefined elsewhere.
 */
export function boxOf(
  coordinates: readonly SymbolExpr[],
  values: ReadonlyMap<Expr, Expr>,
  jacobian: readonly (readonly Expr[])[],
  parameters: readonly SymbolExpr[],
  positive: readonly Expr[],
): ReadonlyMap<Expr, Reach> | undefined {
  const box = new Map<Expr, Reach>();
  const used: SymbolExpr[] = [];
  const open = new Set(coordinates);
  const isJoint = positive.length > 0;
  while (open.size > 0) {
    const next = [...open].find(
      (s) => parameters.filter((p) => !used.includes(p) && dependsOn(values.get(s) ?? s, p)).length === 1,
    );
    if (next === undefined) return undefined;
    const value = values.get(next) ?? next;
    const place = parameters.findIndex((p) => !used.includes(p) && dependsOn(value, p));
    const fresh = parameters[place] as SymbolExpr;
    const slope = jacobian[coordinates.indexOf(next)]?.[place];
    // joint conditions on the parameters are carried over where the coordinates are the parameters
    if (slope === undefined || !(isPositive(slope) || isNegative(slope)) || (isJoint && value !== fresh))
      return undefined;
    const reached = samplePoints(parameters, positive, 'reach', tried).map((point) => {
      const run = compile([value], parameters);
      const out = new Float64Array(1);
      return reachOver((t) => {
        run.bind(point.map((own, i) => (i === place ? t : own)))([], out);
        return out[0] as number;
      }, domainReach(fresh));
    });
    const [first] = reached;
    const alone = !dependsOnAny(value, used);
    if (first === undefined || reached.length === 0) return undefined;
    if (
      !alone &&
      !reached.every((r) => r !== undefined && isClose(r.lower, first.lower) && isClose(r.upper, first.upper))
    )
      return undefined;
    box.set(next, first);
    used.push(fresh);
    open.delete(next);
  }
  return box;
}
