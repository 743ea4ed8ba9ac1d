// Decides where a mixture lives: on the support that its components share, or on the hull of supports, each
// component then being 0 outside its own, and the density in a gap between them.
import { freeSymbols, type Condition, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { isNonNegative } from '../expr/assumptions.ts';
import { infinity, negate, number, piecewise, subtract } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { maxFunction, minFunction } from '../expr/functions/extremes.ts';
import { wholeNumbers, type IntervalSupport, type ScalarSupport, type Support } from '../distributions/support.ts';
import { wholeNumber } from './reading.ts';
import { boundsOf, factorsOf, isInfinite } from './supports.ts';

export interface CommonSupport {
  readonly support: Support;
  /** Where each component is positive, in the observation; undefined where it is so throughout. */
  conditions(x: SymbolExpr): readonly (Condition | undefined)[];
}

/**
 * The common support of laws over one measure; a text says why there is none that is computed with. While domains are not known
 * yet (`isRough`), the ends that are not ordered are taken in any order.
 */
export function commonSupport(
  supports: readonly Support[],
  isRough = false,
  areFamilies = true,
): CommonSupport | string {
  const [first] = supports;
  if (first === undefined) return 'it has no components';
  if (supports.every((s) => areSame(s, first)))
    return { support: first, conditions: () => supports.map(() => undefined) };
  if (supports.some((s) => s.kind === 'product')) return 'the components of a vector have one support';
  const scalars = supports as readonly ScalarSupport[];
  const intervals = scalars.filter((s) => s.kind === 'interval');
  if (supports.some((s) => boundsOf(s).some((bound) => freeSymbols(bound).size > 0)))
    return !areFamilies
      ? 'ends that move inside the support of another component are those of families'
      : intervals.length === scalars.length
        ? movingUnion(intervals, isRough)
        : 'where supports of whole numbers differ, their ends are numbers';
  return intervals.length === scalars.length ? unionOfIntervals(intervals) : unionOfPoints(scalars);
}

const areSame = (a: Support, b: Support): boolean => {
  const [left, right] = [factorsOf(a), factorsOf(b)];
  return (
    a.kind === b.kind &&
    left.length === right.length &&
    left.every((factor, i) => {
      const other = right[i];
      if (other?.kind !== factor.kind) return false;
      const [own, others] = [boundsOf(factor), boundsOf(other)];
      return own.length === others.length && own.every((bound, k) => bound === others[k]);
    })
  );
};

/**
 * Intervals whose ends hold parameters: the one that holds the others for all of their values; else the hull, whose ends are the
 * smallest and the largest.
 */
function movingUnion(supports: readonly IntervalSupport[], isRough: boolean): CommonSupport {
  const isBelow = (a: Expr, b: Expr): boolean =>
    a === b ||
    a === minusInfinity ||
    b === infinity ||
    (!isInfinite(a) && !isInfinite(b) && isNonNegative(subtract(b, a)));
  const widest = supports.find((s) =>
    supports.every((other) => isBelow(s.lower, other.lower) && isBelow(other.upper, s.upper)),
  );
  const hull = widest ?? (isRough ? supports[0] : undefined);
  if (hull !== undefined) return hullOf(hull, supports);
  const lower = outermost(
    supports.map((s) => s.lower),
    true,
  );
  const upper = outermost(
    supports.map((s) => s.upper),
    false,
  );
  return hullOf(
    {
      kind: 'interval',
      lower,
      upper,
      lowerClosed: supports.every((s) => s.lowerClosed),
      upperClosed: supports.every((s) => s.upperClosed),
    },
    supports,
  );
}

/** The smallest or the largest of ends, which may be infinite, or written by cases. */
function outermost(ends: readonly Expr[], smaller: boolean): Expr {
  const farthest = smaller ? minusInfinity : infinity;
  if (ends.includes(farthest)) return farthest;
  const place = ends.findIndex((end) => end.kind === 'piecewise');
  const byCases = ends[place];
  if (byCases?.kind === 'piecewise') {
    const within = (value: Expr): Expr =>
      outermost(
        ends.map((end, i) => (i === place ? value : end)),
        smaller,
      );
    return piecewise(
      byCases.branches.map((b) => ({ condition: b.condition, value: within(b.value) })),
      within(byCases.otherwise),
    );
  }
  return (smaller ? minFunction : maxFunction).call([...new Set(ends)]);
}

const minusInfinity = negate(infinity);

const valueOf = (bound: Expr): number => evaluate(bound, new Map());

function unionOfIntervals(supports: readonly IntervalSupport[]): CommonSupport | string {
  const sorted = [...supports].sort((a, b) => valueOf(a.lower) - valueOf(b.lower));
  let [hull] = sorted as [IntervalSupport];
  for (const next of sorted.slice(1)) {
    if (valueOf(next.upper) > valueOf(hull.upper)) hull = { ...hull, upper: next.upper, upperClosed: next.upperClosed };
  }
  return hullOf(hull, supports);
}

/** The hull of supports, each with the conditions of its own ends inside. */
function hullOf(hull: IntervalSupport, supports: readonly IntervalSupport[]): CommonSupport {
  const { lower, upper } = hull;
  return {
    support: hull,
    conditions: (x) =>
      supports.map((s) =>
        allOf([
          ...(s.lower === lower ? [] : within(s.lower, (end) => below(subtract(end, x), s.lowerClosed))),
          ...(s.upper === upper ? [] : within(s.upper, (end) => below(subtract(x, end), s.upperClosed))),
        ]),
      ),
  };
}

/** That x lies within an end, for each of the cases that it is written by. */
function within(end: Expr, inside: (end: Expr) => Condition): readonly Condition[] {
  if (isInfinite(end)) return [];
  if (end.kind !== 'piecewise') return [inside(end)];
  const failed: Condition[] = [];
  const cases = [...end.branches, { condition: undefined, value: end.otherwise }].flatMap(({ condition, value }) => {
    const outside: readonly Condition[] = failed.map((part) => ({ kind: 'not', part }));
    const own = [...outside, ...(condition === undefined ? [] : [condition])];
    if (condition !== undefined) failed.push(condition);
    const inner = allOf([...own, ...within(value, inside)]);
    return inner === undefined ? [] : [inner];
  });
  return [{ kind: 'any', parts: cases }];
}

function unionOfPoints(supports: readonly ScalarSupport[]): CommonSupport | string {
  if (supports.every((s) => s.kind === 'finite')) {
    const points = [...new Set(supports.flatMap((s) => s.points))].sort((a, b) => valueOf(a) - valueOf(b));
    return {
      support: { kind: 'finite', points },
      conditions: (x) => supports.map((s) => (s.points.length === points.length ? undefined : among(s.points, x))),
    };
  }
  const runs = supports.map(runOf);
  if (runs.some((run) => run === undefined)) return 'their supports differ, and are not all of whole numbers';
  const known = runs.flatMap((run) => (run === undefined ? [] : [run]));
  const sorted = [...known].sort((a, b) => a.from - b.from);
  const from = Math.min(...known.map((run) => run.from));
  let to = from - 1;
  for (const run of sorted) {
    to = Math.max(to, run.to);
  }
  if (!Number.isFinite(from)) return 'their supports differ, and have no least number';
  const last = supports.find((s, i) => s.kind === 'integers' && known[i]?.to === to);
  const end = last?.kind === 'integers' ? last.to : number(to);
  return {
    support: wholeNumbers(number(from), end),
    conditions: (x) =>
      supports.map((s) => {
        if (s.kind === 'finite') return among(s.points, x);
        if (s.kind === 'interval') return undefined;
        return allOf([
          ...(valueOf(s.from) === from ? [] : [below(subtract(s.from, x), true)]),
          ...(valueOf(s.to) === to ? [] : [below(subtract(x, s.to), true)]),
        ]);
      }),
  };
}

/** The first and the last of a support of successive whole numbers. */
function runOf(support: ScalarSupport): { readonly from: number; readonly to: number } | undefined {
  if (support.kind === 'interval') return undefined;
  if (support.kind === 'integers') return { from: valueOf(support.from), to: valueOf(support.to) };
  const points = support.points.map(wholeNumber).filter((p) => p !== undefined);
  if (points.length < support.points.length) return undefined;
  const [from, to] = [Math.min(...points), Math.max(...points)];
  return to - from + 1 === points.length ? { from, to } : undefined;
}

const below = (difference: Expr, closed: boolean): Condition => ({
  kind: 'comparison',
  difference,
  relation: closed ? '<=' : '<',
});
const among = (points: readonly Expr[], x: SymbolExpr): Condition | undefined => {
  const parts = points.map((p): Condition => ({ kind: 'comparison', difference: subtract(x, p), relation: '=' }));
  return parts.length === 1 ? parts[0] : { kind: 'any', parts };
};
const allOf = (parts: readonly Condition[]): Condition | undefined =>
  parts.length < 2 ? parts[0] : { kind: 'all', parts };
