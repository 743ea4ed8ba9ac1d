/** Where an interval of integration is cut, and which change of variable each piece gets. */

import type { Piece, PieceKind } from './doubleExponential.ts';

/** An interval of the extended real line, lower < upper; ends may be ±Infinity. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

export interface PieceOptions {
  /** Where the bulk of the integrand lies. */
  readonly center?: number;
  /** How wide it is there, positive. */
  readonly scale?: number;
  /** Kinks, jumps, singularities and modes: no piece has one inside. */
  readonly breakpoints?: readonly number[];
}

/** A bulk narrower than this part of its distance to a finite end is cut at its center, so that nodes crowd there. */
const narrow = 0.25;

/** The pieces, from left to right. Breakpoints outside the open interval, and repeated ones, are dropped. */
export function piecesOf(interval: Interval, options: PieceOptions): Piece[] {
  const { lower, upper } = interval;
  const inside = (x: number): boolean => x > lower && x < upper && Number.isFinite(x);
  const center = options.center !== undefined && inside(options.center) ? options.center : undefined;
  const given = options.scale;
  const scale = given !== undefined && given > 0 && Number.isFinite(given) ? given : undefined;
  const cuts = (options.breakpoints ?? []).filter(inside);
  if (center !== undefined && scale !== undefined) {
    const room = Math.min(center - lower, upper - center);
    if (room < Infinity && scale < narrow * room) cuts.push(center);
  }
  const sorted = [...new Set(cuts)].sort((a, b) => a - b);
  const ends = [lower, ...sorted, upper];
  const pieces: Piece[] = [];
  for (let i = 0; i + 1 < ends.length; i += 1) {
    const from = ends[i] ?? lower;
    const to = ends[i + 1] ?? upper;
    const kind = kindOf(from, to);
    pieces.push({
      kind,
      lower: from,
      upper: to,
      center: center ?? 0,
      scale: unitOf(kind, from, to, center, scale),
      beforeLower: from === lower ? (lower === -Infinity ? Infinity : 0) : from - lower,
      afterUpper: to === upper ? (upper === Infinity ? Infinity : 0) : upper - to,
    });
  }
  return pieces;
}

function kindOf(lower: number, upper: number): PieceKind {
  if (lower === -Infinity) return upper === Infinity ? 'line' : 'left';
  return upper === Infinity ? 'right' : 'bounded';
}

/**
 * The relative error that the rounding of x to a double causes in an integrand that varies over the scale of the piece:
 * what is left, after averaging over the nodes, of ½·eps·|x|/scale.
 */
export function positionError(piece: Piece, scale: number | undefined): number {
  const { kind, lower, upper, center } = piece;
  const length = kind === 'bounded' ? upper - lower : piece.scale;
  const size = Math.max(
    kind === 'line' ? Math.abs(center) : 0,
    Number.isFinite(lower) ? Math.abs(lower) : 0,
    Number.isFinite(upper) ? Math.abs(upper) : 0,
  );
  return (0.2 * Number.EPSILON * size) / Math.min(length, scale ?? length);
}

/** The unit of length of an unbounded piece: how far from its end the bulk lies or reaches. */
function unitOf(
  kind: PieceKind,
  lower: number,
  upper: number,
  center: number | undefined,
  scale: number | undefined,
): number {
  if (kind === 'line' || kind === 'bounded') return scale ?? 1;
  const end = kind === 'right' ? lower : upper;
  const reach = center === undefined ? 0 : kind === 'right' ? center - end : end - center;
  return Math.max(scale ?? 0, reach) || 1;
}
