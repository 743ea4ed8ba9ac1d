// Where the densities of two laws on a line cross, at their two points.
import { subtract } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import type { IntervalSupport } from '../distributions/support.ts';
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
  const run = compile([subtract(p.logDensity, q.logDensity)], symbols, [x]).bind(point);
  const out = new Float64Array(1);
  const logRatio = (at: number): number => {
    run(new Float64Array([at]), out);
    return out[0] as number;
  };
  const interval = { lower: valueAt(support.lower, symbols, point), upper: valueAt(support.upper, symbols, point) };
  const chart = chartOf(
    interval,
    point.filter((v) => v > interval.lower && v < interval.upper),
    false,
  );
  const places = chart.grid
    .map((y) => chart.toX(y))
    .filter((at) => at > interval.lower && at < interval.upper)
    .map((at) => ({ at, ratio: logRatio(at) }))
    .filter(({ ratio }) => !Number.isNaN(ratio) && ratio !== 0);
  const found: number[] = [];
  places.forEach((here, i) => {
    const before = places[i - 1];
    if (before === undefined || before.ratio > 0 === here.ratio > 0) return;
    found.push(bisected(logRatio, before.at, here.at, before.ratio > 0));
  });
  if (found.length > most) return undefined;
  return { at: found, sign: (places[0]?.ratio ?? 1) > 0 ? 1 : -1 };
}

function bisected(f: (x: number) => number, from: number, to: number, isPositiveBelow: boolean): number {
  let [a, b] = [from, to];
  for (let round = 0; round < 200; round++) {
    const middle = a + 0.5 * (b - a);
    if (middle <= a || middle >= b) break;
    if (f(middle) > 0 === isPositiveBelow) a = middle;
    else b = middle;
  }
  return b;
}
