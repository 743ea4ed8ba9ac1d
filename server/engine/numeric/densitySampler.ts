// Draws from a density on an interval: the interval is cut into cells until the mass of each is had to 10⁻¹² of the whole, a cell is
// chosen by its mass, and a place in it by rejection. What the cells add up to differs from 1 by no more than the stated accuracy, and so
// does the probability of any event.
// Source: Devroye, Non-Uniform Random Variate Generation (1986), II.3 (rejection) and VIII.1 (cells).
import type { Budget } from '../base/budget.ts';
import type { Random } from './random.ts';

/** The density at x, with its distances from the ends of the interval. */
export type Density = (x: number, below: number, above: number) => number;

export interface DensityPlace {
  readonly lower: number;
  readonly upper: number;
  /** Where the bulk is, and how wide it is. */
  readonly center: number;
  readonly scale: number;
  /** Modes, kinks and jumps. */
  readonly breakpoints: readonly number[];
}

/** What the total probability may differ from 1. */
export const samplingAccuracy = 1e-9;
const firstWidth = 0.25;
const mostCells = 20_000;
const tolerance = 1e-12;
const deepest = 40;
/** A cell in which fewer are accepted is halved. */
const leastAccepted = 0.6;
/** Above the greatest value that was seen in a cell. */
const margin = 1.05;

/** Gauss's rule with five nodes on (−1, 1). */
const nodes = [-0.906179845938664, -0.5384693101056831, 0, 0.5384693101056831, 0.906179845938664] as const;
const weights = [
  0.2369268850561891, 0.4786286704993665, 0.5688888888888889, 0.4786286704993665, 0.2369268850561891,
] as const;

interface Chart {
  readonly range: readonly [number, number];
  readonly coordinate: (x: number) => number;
  /** The density times dx/dt. */
  readonly at: (t: number) => number;
  readonly place: (t: number) => number;
}

interface Cell {
  readonly from: number;
  readonly to: number;
  readonly mass: number;
  readonly greatest: number;
}

/** Undefined where the density does not add up to 1 to the accuracy. */
export function densitySampler(
  density: Density,
  place: DensityPlace,
  random: Random,
  budget: Budget,
): (() => number) | undefined {
  const chart = chartOf(density, place);
  const [first, last] = chart.range;
  const marks = place.breakpoints.map(chart.coordinate).filter((t) => t > first && t < last);
  const count = Math.ceil((last - first) / firstWidth);
  const grid = Array.from({ length: count + 1 }, (_, i) => first + (i * (last - first)) / count);
  const edges = [...new Set([...grid, ...marks])].sort((a, b) => a - b);
  const cells: Cell[] = [];
  const cut = (from: number, to: number, whole: Cell, depth: number): void => {
    const middle = 0.5 * (from + to);
    const [left, right] = [cellOf(chart, from, middle), cellOf(chart, middle, to)];
    budget.spend(2 * nodes.length);
    const mass = left.mass + right.mass;
    const greatest = Math.max(left.greatest, right.greatest, whole.greatest);
    const isExact = Math.abs(mass - whole.mass) <= tolerance;
    const isEven = mass < tolerance || mass >= leastAccepted * greatest * (to - from);
    if ((isExact && isEven) || depth >= deepest || cells.length >= mostCells) {
      if (mass > 0) cells.push({ from, to, mass, greatest: margin * greatest });
      return;
    }
    cut(from, middle, left, depth + 1);
    cut(middle, to, right, depth + 1);
  };
  for (const [i, to] of edges.entries()) {
    const from = edges[i - 1];
    if (from !== undefined) cut(from, to, cellOf(chart, from, to), 0);
  }
  let total = 0;
  const cumulated = cells.map((cell) => (total += cell.mass));
  if (!(Math.abs(total - 1) <= samplingAccuracy) || cells.length >= mostCells) return undefined;
  return () => {
    const u = random.uniform() * total;
    let [low, high] = [0, cells.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulated[middle] ?? 1) < u) low = middle + 1;
      else high = middle;
    }
    const cell = cells[low];
    if (cell === undefined) return NaN;
    for (;;) {
      const t = cell.from + random.uniform() * (cell.to - cell.from);
      if (random.uniform() * cell.greatest < chart.at(t)) return chart.place(t);
    }
  };
}

function cellOf({ at }: Chart, from: number, to: number): Cell {
  const half = 0.5 * (to - from);
  let [mass, greatest] = [0, Math.max(at(from + 1e-9 * half), at(to - 1e-9 * half))];
  nodes.forEach((node, i) => {
    const value = at(from + half * (1 + node));
    mass += (weights[i] ?? 0) * half * value;
    greatest = Math.max(greatest, value);
  });
  return { from, to, mass, greatest };
}

/** On the line x = c + s sinh t, on a half-line and an interval by the logarithm and the log-odds of the distances. */
function chartOf(density: Density, { lower, upper, center, scale }: DensityPlace): Chart {
  const finite = (value: number): number => (Number.isFinite(value) && value > 0 ? value : 0);
  const [hasLower, hasUpper] = [Number.isFinite(lower), Number.isFinite(upper)];
  if (hasLower && hasUpper) {
    const width = upper - lower;
    const below = (t: number): number => width / (1 + Math.exp(-t));
    return {
      range: [-80, 80],
      coordinate: (x) => Math.log((x - lower) / (upper - x)),
      at: (t) => {
        const [b, a] = [below(t), below(-t)];
        return finite((density(lower + b, b, a) * b * a) / width);
      },
      place: (t) => (t < 0 ? lower + below(t) : upper - below(-t)),
    };
  }
  if (hasLower || hasUpper) {
    const end = hasLower ? lower : upper;
    const sign = hasLower ? 1 : -1;
    const unit = Math.max(Math.abs(center - end), Number.MIN_VALUE);
    return {
      range: [-90, 60],
      coordinate: (x) => Math.log(Math.abs(x - end) / unit),
      at: (t) => {
        const distance = unit * Math.exp(t);
        const [b, a] = hasLower ? [distance, Infinity] : [Infinity, distance];
        return finite(density(end + sign * distance, b, a) * distance);
      },
      place: (t) => end + sign * unit * Math.exp(t),
    };
  }
  return {
    range: [-60, 60],
    coordinate: (x) => Math.asinh((x - center) / scale),
    at: (t) => finite(density(center + scale * Math.sinh(t), Infinity, Infinity) * scale * Math.cosh(t)),
    place: (t) => center + scale * Math.sinh(t),
  };
}
