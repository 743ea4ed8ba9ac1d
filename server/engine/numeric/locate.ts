/**
 * Where the bulk of a density lies on an interval and how wide it is, so that quadrature does not miss it.
 *
 * The density is scanned on a grid that covers all orders of magnitude, in the coordinate natural to the interval: x itself on
 * the line, log distance on a half-line, the logit on a bounded interval (there with the Jacobian, so that mass counts and not
 * height). Local maxima are refined by golden-section search; widths are where the logarithm has dropped by ½, which is one
 * standard deviation of a normal law.
 */

import type { Budget } from '../base/budget.ts';
import { chartOf } from './locateChart.ts';
import type { Chart, LogDensity } from './locateChart.ts';
import type { Interval } from './quadraturePieces.ts';

export interface LocateOptions {
  /** Points near which something may happen: parameter values, means of components. They are searched at every scale. */
  readonly hints?: readonly number[];
  /** A scan of a fifth of the points: enough for one mode of a log-concave density, as in inner integrals. */
  readonly sparse?: boolean;
  /** One step an evaluation; about 1000 to 2000 are taken. */
  readonly budget: Budget;
}

export interface Location {
  /** Whether the density was finite and positive anywhere, with its bulk away from an infinite end. */
  readonly found: boolean;
  /** The mode that carries most of the mass. */
  readonly center: number;
  /** Its half-width, positive. */
  readonly scale: number;
  /** All modes when there are several, cusps, singular points, and ends of the region where the density is positive. */
  readonly breakpoints: readonly number[];
  /** The log-density at the center. */
  readonly logDensity: number;
  /** A rough value of the logarithm of the mass of that mode, for comparing. */
  readonly logMass: number;
}

interface Mode {
  readonly x: number;
  readonly scale: number;
  readonly height: number;
  readonly logMass: number;
  readonly isCusp: boolean;
}

/** Modes with less than e^(−60) of the mass of the greatest are not kept. */
const negligibleLogMass = 60;
const mostModes = 12;
const goldenShare = (3 - Math.sqrt(5)) / 2;

/**
 * The bulk of the density e^ℓ on the interval; ℓ(x, x − lower, upper − x) is its logarithm up to a constant, with the distances
 * as for quadrature. −Infinity and NaN are taken for density 0. Deterministic. Throws `BudgetExceeded` only.
 */
export function locate(logDensity: LogDensity, interval: Interval, options: LocateOptions): Location {
  const whole = search(logDensity, interval, options);
  if (whole.singular.length === 0) return whole.location;
  // A density that is infinite somewhere has its bulk on either side of that point, at any order of magnitude.
  const ends = [interval.lower, ...whole.singular, interval.upper];
  const fromEnds: LogDensity = (x) => logDensity(x, x - interval.lower, interval.upper - x);
  let best = whole.location;
  const breakpoints = [...whole.location.breakpoints];
  for (let k = 0; k + 1 < ends.length; k += 1) {
    const side = { lower: ends[k] ?? interval.lower, upper: ends[k + 1] ?? interval.upper };
    const { location } = search(fromEnds, side, options);
    breakpoints.push(...location.breakpoints);
    if (location.found && (!best.found || location.logMass > best.logMass)) best = location;
  }
  return { ...best, breakpoints: distinct(breakpoints, interval, best.scale) };
}

interface Search {
  readonly location: Location;
  /** At most three points inside the interval where the density is infinite. */
  readonly singular: readonly number[];
}

function search(logDensity: LogDensity, interval: Interval, options: LocateOptions): Search {
  const chart = chartOf(interval, options.hints ?? [], options.sparse ?? false);
  const { budget } = options;
  /** ℓ plus the logarithm of the Jacobian, at y. */
  const height = (y: number): number => {
    budget.spend(1);
    const value = chart.evaluate(logDensity, y);
    return Number.isNaN(value) ? -Infinity : value;
  };
  const grid = chart.grid;
  const heights = grid.map(height);
  const highest = heights.reduce((a, b) => (b > a && b < Infinity ? b : a), -Infinity);
  const singular = distinct(
    grid.filter((_, k) => heights[k] === Infinity).map((y) => chart.toX(y)),
    interval,
    0,
  ).slice(0, 3);
  if (highest === -Infinity) return { location: { ...notFound(interval), breakpoints: singular }, singular };

  const modes = maxima(heights)
    .sort((a, b) => b.height - a.height || a.from - b.from)
    .slice(0, mostModes)
    .map(({ from, to }) => refine(chart, height, grid[from] ?? 0, grid[to] ?? 0));
  const edges: number[] = [];
  for (let k = 0; k + 1 < grid.length && edges.length < mostModes; k += 1) {
    const here = heights[k] ?? -Infinity;
    const next = heights[k + 1] ?? -Infinity;
    if ((here === -Infinity) === (next === -Infinity)) continue;
    if (Math.max(here, next) < highest - negligibleLogMass) continue;
    edges.push(edge(chart, height, grid[k] ?? 0, grid[k + 1] ?? 0, here === -Infinity));
  }
  const kept = distinctModes(modes);
  const main = kept[0];
  const cusps = kept.filter((mode) => mode.isCusp).map((mode) => mode.x);
  const several = kept.length > 1 ? kept.map((mode) => mode.x) : [];
  const breakpoints = distinct([...several, ...cusps, ...singular, ...edges], interval, main?.scale ?? 0);
  if (main === undefined) return { location: { ...notFound(interval), breakpoints }, singular };
  const { x: center, scale, height: logDensityThere, logMass } = main;
  return { location: { found: true, center, scale, breakpoints, logDensity: logDensityThere, logMass }, singular };
}

/** The modes by falling mass, without negligible ones and without those that lie within the width of a greater one. */
function distinctModes(modes: readonly Mode[]): Mode[] {
  const kept: Mode[] = [];
  for (const mode of [...modes].sort((a, b) => b.logMass - a.logMass || a.x - b.x)) {
    if (mode.logMass < (kept[0]?.logMass ?? -Infinity) - negligibleLogMass) break;
    const isRepeated = kept.some((other) => Math.abs(other.x - mode.x) < Math.min(other.scale, mode.scale));
    if (!isRepeated) kept.push(mode);
  }
  return kept;
}

function notFound(interval: Interval): Location {
  const { lower, upper } = interval;
  const isBounded = Number.isFinite(upper - lower);
  const center = isBounded ? lower / 2 + upper / 2 : lower > -Infinity ? lower + 1 : upper < Infinity ? upper - 1 : 0;
  return {
    found: false,
    center,
    scale: isBounded ? (upper - lower) / 2 : 1,
    breakpoints: [],
    logDensity: -Infinity,
    logMass: -Infinity,
  };
}

interface Bracket {
  /** Grid indices between which there is a maximum; both are lower than it. */
  readonly from: number;
  readonly to: number;
  readonly height: number;
}

/**
 * The local maxima that stand out from rounding. One at the first or last point is a density that grows towards an end and is
 * not listed, nor is a point where it is infinite.
 */
function maxima(heights: readonly number[]): Bracket[] {
  const found: Bracket[] = [];
  for (let k = 0; k < heights.length; k += 1) {
    const here = heights[k] ?? -Infinity;
    if (!Number.isFinite(here)) continue;
    const tolerance = 1e-10 * Math.max(1, Math.abs(here));
    const differs = (j: number): boolean => Math.abs((heights[j] ?? -Infinity) - here) > tolerance;
    let from = k - 1;
    while (from >= 0 && !differs(from)) from -= 1;
    let to = k + 1;
    while (to < heights.length && !differs(to)) to += 1;
    const isHigher = (heights[from] ?? Infinity) < here && (heights[to] ?? Infinity) < here;
    if (isHigher) found.push({ from, to, height: here });
    // The rest of a plateau belongs to the same maximum.
    if (to > k + 1) k = to - 1;
  }
  return found;
}

/** The mode between `from` and `to`, by golden-section search down to the resolution of the doubles. */
function refine(chart: Chart, height: (y: number) => number, from: number, to: number): Mode {
  let a = from;
  let b = to;
  let y1 = a + goldenShare * (b - a);
  let y2 = b - goldenShare * (b - a);
  let h1 = height(y1);
  let h2 = height(y2);
  for (let round = 0; round < 90; round += 1) {
    if (b - a <= 4 * Number.EPSILON * Math.max(Math.abs(a), Math.abs(b), 1e-300)) break;
    if (h1 >= h2) {
      b = y2;
      y2 = y1;
      h2 = h1;
      y1 = a + goldenShare * (b - a);
      h1 = height(y1);
    } else {
      a = y1;
      y1 = y2;
      h1 = h2;
      y2 = b - goldenShare * (b - a);
      h2 = height(y2);
    }
  }
  // The simplest number near enough, so that a cusp at 0 is not put at 1e-20.
  const zero = from < 0 && to > 0 ? height(0) : -Infinity;
  const useZero = zero >= Math.max(h1, h2);
  const y = useZero ? 0 : h1 >= h2 ? y1 : y2;
  const top = useZero ? zero : Math.max(h1, h2);
  const below = width(height, y, top, -1, chart.reach(y, -1));
  const above = width(height, y, top, 1, chart.reach(y, 1));
  const scale = Math.max(chart.scaleAt(y, below, above), Number.MIN_VALUE);
  return {
    x: chart.toX(y),
    scale,
    height: top - chart.logJacobian(y),
    logMass: top + Math.log(below + above),
    isCusp: isCusp(height, y, top, -1, below) || isCusp(height, y, top, 1, above),
  };
}

/** The distance δ from y at which the height has dropped by ½, or `reach` if it does not. */
function width(height: (y: number) => number, y: number, top: number, side: -1 | 1, reach: number): number {
  const drops = (delta: number): boolean => !(height(y + side * delta) > top - 0.5);
  let outer = Math.min(reach, Math.max(1e-3 * Math.abs(y), 1e-3));
  let inner = outer;
  if (drops(outer)) {
    const least = 2 * Number.EPSILON * Math.abs(y) + 1e-300;
    do {
      outer = inner;
      inner = outer / 16;
    } while (inner > least && drops(inner));
  } else {
    do {
      inner = outer;
      outer = Math.min(16 * inner, reach);
    } while (outer < reach && !drops(outer));
    if (outer >= reach && !drops(reach)) return reach;
  }
  // To some percent: more is of no use.
  for (let round = 0; round < 8; round += 1) {
    const middle = Math.sqrt(inner) * Math.sqrt(outer);
    if (drops(middle)) outer = middle;
    else inner = middle;
  }
  return outer;
}

/** Whether the height falls linearly and not quadratically from its maximum. */
function isCusp(height: (y: number) => number, y: number, top: number, side: -1 | 1, reach: number): boolean {
  return top - height(y + side * 1e-4 * reach) > 1e-6;
}

/** Where, between y = from and y = to, the density begins or ceases to be positive: bisection to the last digit. */
function edge(chart: Chart, height: (y: number) => number, from: number, to: number, isEmptyBelow: boolean): number {
  let a = from;
  let b = to;
  for (let round = 0; round < 80; round += 1) {
    const middle = a + 0.5 * (b - a);
    if (middle <= a || middle >= b) break;
    if ((height(middle) === -Infinity) === isEmptyBelow) a = middle;
    else b = middle;
  }
  // The side where it is positive, so that nothing between the point and the nodes next to it is empty.
  return chart.toX(isEmptyBelow ? b : a);
}

/** Sorted, inside the open interval, and no two closer than a hundred-millionth of the scale. */
function distinct(points: readonly number[], interval: Interval, scale: number): number[] {
  const sorted = points
    .filter((x) => x > interval.lower && x < interval.upper && Number.isFinite(x))
    .sort((a, b) => a - b);
  return sorted.filter((x, k) => k === 0 || x - (sorted[k - 1] ?? x) > 1e-8 * scale);
}
