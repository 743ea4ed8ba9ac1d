// Decides what stretch of the observation a plot of a density shows: where the density is above about a hundredth of its peak.
import { Budget } from '../base/budget.ts';
import { locate } from '../numeric/locate.ts';

export interface DensityWindow {
  readonly lower: number;
  readonly upper: number;
  /** The log-density at the mode that carries most of the mass. */
  readonly peak: number;
}

/** The density falls to e^(−4.5) of its peak: three standard deviations of a normal law. */
const usualDrop = 4.5;
const steps = 20_000;

/** The window of a density on an interval with possibly infinite ends; undefined where its bulk is not found. */
export function densityWindow(
  logDensity: (x: number) => number,
  lower: number,
  upper: number,
  drop = usualDrop,
): DensityWindow | undefined {
  const located = locate((x) => logDensity(x), { lower, upper }, { budget: new Budget(steps) });
  if (!located.found) return undefined;
  const { center, scale, logDensity: peak } = located;
  const modes = located.breakpoints.filter((x) => x > lower && x < upper && logDensity(x) > peak - drop);
  const starts = [center, ...modes];
  const left = outermost(logDensity, Math.min(...starts), -scale, peak - drop, lower);
  const right = outermost(logDensity, Math.max(...starts), scale, peak - drop, upper);
  if (!(right > left)) return undefined;
  // an end of the support near the window is part of the picture
  const width = right - left;
  return {
    lower: Number.isFinite(lower) && left - lower < 0.35 * width ? lower : left,
    upper: Number.isFinite(upper) && upper - right < 0.35 * width ? upper : right,
    peak,
  };
}

/** Going from the start by growing steps, the place where the log-density falls below the level, or the end of the support. */
function outermost(
  logDensity: (x: number) => number,
  start: number,
  firstStep: number,
  level: number,
  end: number,
): number {
  let inside = start;
  let step = firstStep / 4;
  for (let i = 0; i < 200; i++) {
    const next = inside + step;
    if (step > 0 ? next >= end : next <= end) return end;
    if (!(logDensity(next) >= level)) return bisect(logDensity, inside, next, level);
    inside = next;
    step *= 1.3;
  }
  return inside;
}

function bisect(logDensity: (x: number) => number, inside: number, outside: number, level: number): number {
  let [a, b] = [inside, outside];
  for (let i = 0; i < 30; i++) {
    const middle = (a + b) / 2;
    if (logDensity(middle) >= level) a = middle;
    else b = middle;
  }
  return b;
}

/** The most points of a discrete law that are drawn. */
const mostPoints = 90;

/** The whole numbers around the mode of a discrete law where its mass is above about a hundredth of the peak; none where it is not found. */
export function massWindow(
  logMass: (x: number) => number,
  lower: number,
  upper: number,
  drop = usualDrop,
): readonly number[] {
  const origin = Number.isFinite(lower) ? lower : Number.isFinite(upper) ? upper : 0;
  const candidates = [origin];
  for (let i = 0; i < 48; i++) candidates.push(origin + 2 ** i, origin - 2 ** i);
  const inSupport = candidates.filter((x) => x >= lower && x <= upper && Number.isFinite(logMass(x)));
  if (inSupport.length === 0) return [];
  const best = inSupport.reduce((a, b) => (logMass(b) > logMass(a) ? b : a));
  const mode = climb(logMass, best, lower, upper);
  const level = logMass(mode) - drop;
  // a margin of one point on either side shows that the mass falls off
  const first = Math.max(lower, farthestAbove(logMass, mode, -1, level, lower) - 1);
  const last = Math.min(upper, farthestAbove(logMass, mode, 1, level, upper) + 1);
  const stride = Math.ceil((last - first + 1) / mostPoints);
  // the mode is among the points that are drawn
  const start = mode - Math.floor((mode - first) / stride) * stride;
  const points: number[] = [];
  for (let x = start; x <= last; x += stride) if (Number.isFinite(logMass(x))) points.push(x);
  return points;
}

/** The last whole number in the direction before the logarithm of the mass falls below the level, for a mass that falls off once. */
function farthestAbove(
  logMass: (x: number) => number,
  mode: number,
  direction: 1 | -1,
  level: number,
  end: number,
): number {
  const isAbove = (distance: number): boolean => {
    const x = mode + direction * distance;
    return (direction > 0 ? x <= end : x >= end) && logMass(x) >= level;
  };
  let above = 0;
  let below = 1;
  while (isAbove(below) && below < 2 ** 48) [above, below] = [below, 2 * below];
  while (below - above > 1) {
    const middle = Math.floor((above + below) / 2);
    if (isAbove(middle)) above = middle;
    else below = middle;
  }
  return mode + direction * above;
}

const longestClimb = 1000;

/** The local maximum reached from the start by halving steps. */
function climb(logMass: (x: number) => number, start: number, lower: number, upper: number): number {
  let at = start;
  for (let step = 2 ** Math.max(0, Math.ceil(Math.log2(Math.abs(start) + 1))); step >= 1; step = Math.floor(step / 2)) {
    for (const next of [at - step, at + step])
      if (next >= lower && next <= upper && logMass(next) > logMass(at)) at = next;
  }
  // a mass that grows without end has no mode to be reached
  let left = longestClimb;
  for (let moved = true; moved && left > 0; left--) {
    moved = false;
    for (const next of [at - 1, at + 1])
      if (!moved && next >= lower && next <= upper && logMass(next) > logMass(at)) [at, moved] = [next, true];
  }
  return at;
}
