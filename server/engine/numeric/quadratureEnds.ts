/**
 * What happens at the two ends of a piece of integration: where the terms become negligible, how much is cut off, and
 * whether the integrand does not decay at all.
 *
 * At an end let u be the logarithm of the distance (increasing towards the end). An integrand f with |f|·distance ~ e^(−su)
 * is integrable there when s > 0, and what lies beyond a node is about |f|·distance/s.
 */

import type { Piece } from './doubleExponential.ts';

/** The coarsest sampling of a piece: node k stands at t = (first + k)·step, from the lower end to the upper. */
export interface CoarseSample {
  readonly first: number;
  readonly count: number;
  readonly components: number;
  /** count × components: integrand times x′(t); NaN or ±Infinity where the integrand is not finite. */
  readonly terms: Float64Array;
  /** x′(t) of each node. */
  readonly weights: Float64Array;
  readonly fromLower: Float64Array;
  readonly fromUpper: Float64Array;
}

/** What was found at one end for one component. */
export interface EndFinding {
  /** Index of the outermost node whose term is finite and not negligible; −1 if there is none. */
  readonly solid: number;
  /** A bound, or where it cannot be had Infinity, for what lies beyond the nodes. */
  readonly beyond: number;
  readonly diverges: boolean;
}

/** Terms below this part of the component's sum are left out. */
const negligible = 1e-18;
/** A slope s of |f|·distance at most this is taken for 0: 1/x has 0, and no power that a double can carry is nearer. */
const flatSlope = 1e-6;

/** |f|·distance, and the distance, somewhere between two nodes. */
export interface Probe {
  readonly moment: number;
  readonly distance: number;
}

/**
 * Examines component `i` at the lower (`side` = −1) or upper (`side` = +1) end; `total` is its integral of absolute values, and
 * `probe` evaluates it at any t, for the rare case that the nodes leave a doubt.
 */
export function examineEnd(
  piece: Piece,
  sample: CoarseSample,
  i: number,
  side: -1 | 1,
  total: number,
  step: number,
  probe: (t: number) => Probe,
): EndFinding {
  const { count } = sample;
  const outermost = side < 0 ? 0 : count - 1;
  const term = (k: number): number => sample.terms[k * sample.components + i] ?? 0;
  let solid = outermost;
  while (solid >= 0 && solid < count && !isSolid(term(solid), total)) solid -= side;
  if (solid < 0 || solid >= count) return { solid: -1, beyond: 0, diverges: false };

  const next = solid + side;
  const follows = next >= 0 && next < count ? term(next) : Number.NaN;
  // Near a breakpoint x is rounded to it: the slope is taken where it is not.
  let k = solid;
  while (k - 2 * side >= 0 && k - 2 * side < count && !isResolved(piece, sample, k, side)) k -= side;
  // A power law shows on the end's own half of the piece only.
  const isOuter = side * (sample.first + k - 2 * side) >= 0;
  const outer = isOuter ? slope(piece, sample, i, k, k - side, side) : Number.NaN;
  const inner = isOuter ? slope(piece, sample, i, k - side, k - 2 * side, side) : Number.NaN;
  const isFlat = isAtMost(outer, flatSlope) && isAtMost(inner, flatSlope);
  // A rise that is cut short by underflow is a peak between two nodes; a power law keeps its slope.
  const isSteady = Math.abs(outer - inner) <= 0.02 * (1 + Math.abs(outer));
  const isSeen = Number.isFinite(follows) && follows !== 0 && !isBreakpoint(piece, side);
  if (isFlat && isUnbounded(sample, i, solid, side)) return { solid, beyond: Infinity, diverges: true };
  // A power law that is suddenly 0 or no number has over- or underflowed on the way; or it has faded before the next node.
  const isPower = isSteady || Math.abs(outer - inner) < 0.25 * outer;
  if (isPower && !isSeen && next >= 0 && next < count && !isBreakpoint(piece, side)) {
    const last = lastSeen((sample.first + solid) * step, (sample.first + next) * step, probe);
    const growth = Math.log(last.distance) - Math.log(distance(sample, solid, side));
    const expected = moment(sample, i, solid, side) * Math.exp((isFiniteEnd(piece, side) ? growth : -growth) * outer);
    if (last.moment < 1e-3 * expected) {
      const rest = follows === 0 ? 0 : last.moment / Math.max(outer, 1);
      return { solid, beyond: 4 * step * negligible * total + rest, diverges: false };
    }
  }
  if (isFlat && isSteady && !isSeen) return { solid, beyond: Infinity, diverges: true };
  if (isBreakpoint(piece, side) && outer > flatSlope) {
    // Within some units in the last place of a breakpoint the integrand cannot be seen; what it has there follows from the slope.
    const unseen = 4 * Number.EPSILON * Math.abs(endOf(piece, side));
    const share = (unseen / distance(sample, k, side)) ** outer;
    return { solid, beyond: moment(sample, i, k, side) * share * (1 / outer + 1), diverges: false };
  }
  const isBroken = follows === 0 && Math.abs(outer - inner) < 0.25 * outer;
  if (Number.isFinite(follows) && !isBroken) {
    // The terms fall faster from node to node, so that the next two stand for all that follow.
    return { solid, beyond: 4 * step * negligible * total, diverges: false };
  }
  return { solid, beyond: tail(sample, i, solid, side, outer, inner), diverges: false };
}

/** The outermost point between two t at which the component is a positive number, by bisection. */
function lastSeen(seen: number, unseen: number, probe: (t: number) => Probe): Probe {
  let [a, b] = [seen, unseen];
  let last = probe(a);
  for (let round = 0; round < 24; round += 1) {
    const middle = 0.5 * (a + b);
    const here = probe(middle);
    if (here.moment > 0 && here.moment < Infinity) {
      a = middle;
      last = here;
    } else b = middle;
  }
  return last;
}

/** Whether there are only infinite terms, or none, between node k and the end. */
function isUnbounded(sample: CoarseSample, i: number, k: number, side: -1 | 1): boolean {
  for (let j = k + side; j >= 0 && j < sample.count; j += side) {
    if (Math.abs(sample.terms[j * sample.components + i] ?? 0) !== Infinity) return false;
  }
  return true;
}

function isAtMost(value: number, limit: number): boolean {
  return value <= limit && value > -Infinity;
}

/** A bound for the integral beyond node k, the outermost, from the slopes before it; Infinity if they prove no decay. */
function tail(sample: CoarseSample, i: number, k: number, side: -1 | 1, outer: number, inner: number): number {
  if (!(outer > flatSlope && outer < Infinity)) return Infinity;
  const last = moment(sample, i, k, side);
  if (outer > 0.95 * inner) return last / outer;
  // The slope itself falls, as for |f|·distance ~ u^(−p), whose integral beyond u is u^(1−p)/(p − 1).
  const u = Math.abs(Math.log(distance(sample, k, side)));
  const before = Math.abs(Math.log(distance(sample, k - side, side)));
  const power = (outer * (u - before)) / Math.log(u / before);
  return power > 1 ? (1.5 * last * u) / (power - 1) : Infinity;
}

function isSolid(term: number, total: number): boolean {
  return Number.isFinite(term) && Math.abs(term) > negligible * total;
}

function distance(sample: CoarseSample, k: number, side: -1 | 1): number {
  return (side < 0 ? sample.fromLower[k] : sample.fromUpper[k]) ?? Number.NaN;
}

/** |f|·distance at node k. */
function moment(sample: CoarseSample, i: number, k: number, side: -1 | 1): number {
  const weight = sample.weights[k] ?? Number.NaN;
  return (Math.abs(sample.terms[k * sample.components + i] ?? Number.NaN) / weight) * distance(sample, k, side);
}

/** The exponent s of |f|·distance ~ e^(−su) between an inner and an outer node; NaN if one of them is no positive number. */
function slope(piece: Piece, sample: CoarseSample, i: number, outer: number, inner: number, side: -1 | 1): number {
  const depth = Math.log(distance(sample, outer, side)) - Math.log(distance(sample, inner, side));
  const decay = Math.log(moment(sample, i, inner, side)) - Math.log(moment(sample, i, outer, side));
  return decay / (isFiniteEnd(piece, side) ? -depth : depth);
}

function endOf(piece: Piece, side: -1 | 1): number {
  return side < 0 ? piece.lower : piece.upper;
}

function isFiniteEnd(piece: Piece, side: -1 | 1): boolean {
  return Number.isFinite(endOf(piece, side));
}

/** Whether the end is one of the piece only: the integrand is told distances to the ends of the whole interval. */
function isBreakpoint(piece: Piece, side: -1 | 1): boolean {
  return isFiniteEnd(piece, side) && (side < 0 ? piece.beforeLower : piece.afterUpper) > 0;
}

/** Whether x at the node, where it stands for the distance, still has half of its digits. */
function isResolved(piece: Piece, sample: CoarseSample, k: number, side: -1 | 1): boolean {
  return !isBreakpoint(piece, side) || distance(sample, k, side) > 1e-8 * Math.abs(endOf(piece, side));
}
