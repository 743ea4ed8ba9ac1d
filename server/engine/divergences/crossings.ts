// Where the densities of two laws on a line cross, at their two points.
import { subtract } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import type { SymbolExpr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import type { IntegerSupport, IntervalSupport } from '../distributions/support.ts';
import { chartOf } from '../numeric/locateChart.ts';
import type { PairOfLaws } from './pairOfLaws.ts';
import { valueAt } from './valueAt.ts';

/** More crossings than these are not looked at. */
const most = 12;

export interface Crossings {
  /** Increasing. */
  readonly at: readonly number[];
  /** The sign of p − q below the first. */
  readonly sign: 1 | -1;
}

/**
 * The sign changes of log p − log q that a grid over all orders of magnitude shows, by bisection to the last digit. Two that
 * lie between neighboring points of the grid are not seen. Undefined where there are very many.
 */
export function crossingsOf(
  { p, q, symbols }: PairOfLaws,
  support: IntervalSupport,
  point: readonly number[],
): Crossings | undefined {
  const [x] = p.variables;
  if (x === undefined) return undefined;
  const logRatio = ratioOf(p, q, x, symbols, point);
  const interval = { lower: valueAt(support.lower, symbols, point), upper: valueAt(support.upper, symbols, point) };
  const chart = chartOf(
    interval,
    point.filter((v) => v > interval.lower && v < interval.upper),
    false,
  );
  const grid = chart.grid.map((y) => chart.toX(y)).filter((at) => at > interval.lower && at < interval.upper);
  return signChanges(logRatio, grid, (a, b) => a + 0.5 * (b - a));
}

/** The same for laws on whole numbers: each of `at` is the first at which the other sign holds. */
export function crossingsOfSums(
  { p, q, symbols }: PairOfLaws,
  support: IntegerSupport,
  point: readonly number[],
): Crossings | undefined {
  const [x] = p.variables;
  if (x === undefined) return undefined;
  const [from, to] = [valueAt(support.from, symbols, point), valueAt(support.to, symbols, point)];
  const distances = [...Array(nearby).keys(), ...magnitudes];
  const grid = Number.isFinite(from)
    ? distances.map((d) => from + d)
    : [...distances.map((d) => -d).reverse(), ...distances.slice(1)];
  return signChanges(
    ratioOf(p, q, x, symbols, point),
    grid.filter((k) => k <= to),
    (a, b) => Math.floor(a + 0.5 * (b - a)),
  );
}

/** So many whole numbers are looked at one by one, and beyond them those of growing size. */
const nearby = 2048;
const magnitudes = Array.from({ length: 300 }, (_, i) => Math.round(nearby * 1.08 ** i));

function ratioOf(
  p: Law,
  q: Law,
  x: SymbolExpr,
  symbols: readonly SymbolExpr[],
  point: readonly number[],
): (at: number) => number {
  const run = compile([subtract(p.logDensity, q.logDensity), p.logDensity, q.logDensity], symbols, [x]).bind(point);
  const out = new Float64Array(3);
  return (at) => {
    run(new Float64Array([at]), out);
    const [ratio, first, second] = out as unknown as readonly [number, number, number];
    // far out the rounding of both has a sign of its own
    return Math.abs(ratio) > rounding * (Math.abs(first) + Math.abs(second)) ? ratio : 0;
  };
}

const rounding = 8 * Number.EPSILON;

function signChanges(
  logRatio: (at: number) => number,
  grid: readonly number[],
  between: (a: number, b: number) => number,
): Crossings | undefined {
  const places = grid
    .map((at) => ({ at, ratio: logRatio(at) }))
    .filter(({ ratio }) => !Number.isNaN(ratio) && ratio !== 0);
  const found: number[] = [];
  places.forEach((here, i) => {
    const before = places[i - 1];
    if (before === undefined || before.ratio > 0 === here.ratio > 0) return;
    found.push(bisected(logRatio, before.at, here.at, before.ratio > 0, between));
  });
  if (found.length > most) return undefined;
  return { at: found, sign: (places[0]?.ratio ?? 1) > 0 ? 1 : -1 };
}

function bisected(
  f: (x: number) => number,
  from: number,
  to: number,
  isPositiveBelow: boolean,
  between: (a: number, b: number) => number,
): number {
  let [a, b] = [from, to];
  for (let round = 0; round < 200; round++) {
    const middle = between(a, b);
    if (middle <= a || middle >= b) break;
    if (f(middle) > 0 === isPositiveBelow) a = middle;
    else b = middle;
  }
  return b;
}
