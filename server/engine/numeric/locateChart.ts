/** The coordinate in which a density on an interval is searched for its bulk, and the grid of that search. */

import type { Interval } from './quadraturePieces.ts';

/** The logarithm of a density at x, given also x − lower and upper − x (Infinity at an infinite end). */
export type LogDensity = (x: number, distanceLower: number, distanceUpper: number) => number;

/** A monotone coordinate y of an interval. */
export interface Chart {
  /** Increasing values of y. */
  readonly grid: readonly number[];
  toX(y: number): number;
  /** log dx/dy. */
  logJacobian(y: number): number;
  /** The log-density at x(y) plus log dx/dy. */
  evaluate(logDensity: LogDensity, y: number): number;
  /** How far y may go below (side −1) or above (+1) a point. */
  reach(y: number, side: -1 | 1): number;
  /** The half-width in x of the region from y − below to y + above. */
  scaleAt(y: number, below: number, above: number): number;
}

/** Points with several digits each decade where the numbers of statistics lie, fewer beyond. */
function magnitudes(
  least: number,
  greatest: number,
  from: number,
  to: number,
  dense: number,
  coarse: number,
): number[] {
  const exponents: number[] = [];
  for (let e = least; e < from - 1e-9; e += 1 / coarse) exponents.push(e);
  for (let e = from; e < to - 1e-9; e += 1 / dense) exponents.push(e);
  for (let e = to; e < greatest + 1e-9; e += 1 / coarse) exponents.push(e);
  return exponents.map((e) => 10 ** e);
}

/** Offsets by which a hint is surrounded, as parts of its own size and absolute. */
const hintOffsets = magnitudes(-9, 4, -9, 4, 2, 2);

function around(hints: readonly number[]): number[] {
  const points: number[] = [];
  for (const hint of hints) {
    if (!Number.isFinite(hint)) continue;
    points.push(hint);
    for (const offset of hintOffsets) points.push(hint - offset, hint + offset);
  }
  return points;
}

function increasing(points: readonly number[]): number[] {
  const sorted = [...points].filter((y) => Number.isFinite(y)).sort((a, b) => a - b);
  return sorted.filter((y, k) => k === 0 || y !== sorted[k - 1]);
}

/** The grid without hints, and with them: only these are sorted anew. On a tie the point of the grid stands. */
function withHints(base: readonly number[], hints: readonly number[]): number[] {
  const added = increasing(hints);
  const merged: number[] = [];
  let k = 0;
  for (const y of base) {
    for (; k < added.length && (added[k] as number) < y; k++) merged.push(added[k] as number);
    if (added[k] === y) k++;
    merged.push(y);
  }
  for (; k < added.length; k++) merged.push(added[k] as number);
  return merged;
}

/** A grid that is the same for all intervals of a kind, dense and sparse. */
function fixedGrid(make: (sparse: boolean) => readonly number[]): (sparse: boolean) => readonly number[] {
  const known: (readonly number[] | undefined)[] = [undefined, undefined];
  return (sparse) => (known[Number(sparse)] ??= increasing(make(sparse)));
}

/** The chart of the interval, its grid thickened around the hints, and about five times thinner if `sparse`. */
export function chartOf(interval: Interval, hints: readonly number[], sparse: boolean): Chart {
  const { lower, upper } = interval;
  if (lower === -Infinity && upper === Infinity) return lineChart(hints, sparse);
  if (lower === -Infinity) return halfLineChart(upper, -1, hints, sparse);
  if (upper === Infinity) return halfLineChart(lower, 1, hints, sparse);
  return boundedChart(lower, upper, hints, sparse);
}

/** Of y where it is a logarithm. */
const limit = Math.log(1e300);

const lineGrid = fixedGrid((sparse) => {
  const positive = magnitudes(-20, 30, -4, 7, sparse ? 5 : 40, sparse ? 0.5 : 2);
  return [0, ...positive, ...positive.map((x) => -x)];
});

function lineChart(hints: readonly number[], sparse: boolean): Chart {
  return {
    grid: withHints(lineGrid(sparse), around(hints)),
    toX: (y) => y,
    logJacobian: () => 0,
    evaluate: (logDensity, y) => logDensity(y, Infinity, Infinity),
    reach: () => 1e30,
    scaleAt: (_, below, above) => 0.5 * (below + above),
  };
}

const halfLineDistances = (sparse: boolean): readonly number[] =>
  magnitudes(-300, 300, -6, 8, sparse ? 4 : 24, sparse ? 0.1 : 0.5);
const halfLineGrids = {
  [1]: fixedGrid((sparse) => halfLineDistances(sparse).map((d) => Math.log(d))),
  [-1]: fixedGrid((sparse) => halfLineDistances(sparse).map((d) => -1 * Math.log(d))),
} as const;

/** y = log distance from the finite end, or minus that for a half-line to the left. */
function halfLineChart(end: number, side: -1 | 1, hints: readonly number[], sparse: boolean): Chart {
  const inside = around(hints)
    .map((x) => side * (x - end))
    .filter((d) => d > 0);
  const distance = (y: number): number => Math.exp(side * y);
  return {
    grid: withHints(
      halfLineGrids[side](sparse),
      inside.map((d) => side * Math.log(d)),
    ),
    toX: (y) => end + side * distance(y),
    logJacobian: (y) => side * y,
    evaluate: (logDensity, y) => {
      const d = distance(y);
      const value = side > 0 ? logDensity(end + d, d, Infinity) : logDensity(end - d, Infinity, d);
      return value + side * y;
    },
    reach: (y, direction) => limit - direction * y,
    scaleAt: (y, below, above) => distance(y) * Math.min(1, 0.5 * (below + above)),
  };
}

const boundedGrid = fixedGrid((sparse) => {
  const grid: number[] = [];
  for (let y = -limit; y < -14; y += sparse ? 24 : 6) grid.push(y, -y);
  const perUnit = sparse ? 4 : 20;
  for (let k = -14 * perUnit; k <= 14 * perUnit; k += 1) grid.push(k / perUnit);
  return grid;
});

/** y = log((x − lower)/(upper − x)). */
function boundedChart(lower: number, upper: number, hints: readonly number[], sparse: boolean): Chart {
  const length = upper - lower;
  const inside = around(hints).filter((x) => x > lower && x < upper);
  const logJacobian = (y: number): number => Math.log(length) - Math.abs(y) - 2 * Math.log1p(Math.exp(-Math.abs(y)));
  const toX = (y: number): number => {
    const q = Math.exp(-Math.abs(y));
    const near = (length * q) / (1 + q);
    return y < 0 ? lower + near : upper - near;
  };
  return {
    grid: withHints(
      boundedGrid(sparse),
      inside.map((x) => Math.log(x - lower) - Math.log(upper - x)),
    ),
    toX,
    logJacobian,
    evaluate: (logDensity, y) => {
      const q = Math.exp(-Math.abs(y));
      const near = (length * q) / (1 + q);
      const far = length / (1 + q);
      const value = y < 0 ? logDensity(lower + near, near, far) : logDensity(upper - near, far, near);
      return value + logJacobian(y);
    },
    reach: (y, direction) => limit - direction * y,
    scaleAt: (y, below, above) => Math.exp(logJacobian(y)) * Math.min(1, 0.5 * (below + above)),
  };
}
