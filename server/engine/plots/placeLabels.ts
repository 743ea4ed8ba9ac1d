// Decides where the label of each curve stands: beside the curve, where it is farthest from the others and from the edges.
import type { Point } from './plotSpec.ts';

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A curve in drawing coordinates, with the width of its label. */
export interface LabelledCurve {
  readonly points: readonly Point[];
  readonly width: number;
}

export interface PlacedLabel {
  /** The middle of the label. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const height = 11;
/** How far the middle of a label stands above or below its curve. */
const distances = [-10, 10, -15, 15];
/** How far its end stands beside a steep one. */
const aside = 6;
/** Places along a curve that are tried, at most. */
const mostPlaces = 40;
/** A label this near to another curve, or nearer to it than to its own, would be taken for the other's. */
const leastGap = 8;

/** A place for each label, in the order of the curves, clear of what is taken; undefined where there is none. */
export function placeLabels(
  curves: readonly LabelledCurve[],
  box: Box,
  taken: readonly PlacedLabel[] = [],
): readonly (PlacedLabel | undefined)[] {
  const placed = [...taken];
  return curves.map((curve) => {
    let best: { readonly label: PlacedLabel; readonly merit: number } | undefined;
    const stride = Math.max(1, Math.floor(curve.points.length / mostPlaces));
    for (let i = 0; i < curve.points.length; i += stride) {
      for (const label of candidates(curve.points[i] as Point, curve.width)) {
        if (!isFree(label, placed, box)) continue;
        const merit = meritOf(label, curve, curves, placed, box);
        if (best === undefined || merit > best.merit + 1e-9) best = { label, merit };
      }
    }
    if (best !== undefined) placed.push(best.label);
    return best?.label;
  });
}

function candidates([x, y]: Point, width: number): readonly PlacedLabel[] {
  const shift = width / 2 + aside;
  return [...distances.map((d) => ({ x, y: y + d, width })), { x: x - shift, y, width }, { x: x + shift, y, width }];
}

function isFree(label: PlacedLabel, placed: readonly PlacedLabel[], box: Box): boolean {
  const half = label.width / 2 + 2;
  if (label.x - half < box.left || label.x + half > box.right) return false;
  if (label.y - height / 2 < box.top || label.y + height / 2 > box.bottom) return false;
  return !placed.some(
    (p) => Math.abs(p.x - label.x) < (p.width + label.width) / 2 + 4 && Math.abs(p.y - label.y) < height + 2,
  );
}

function meritOf(
  label: PlacedLabel,
  own: LabelledCurve,
  curves: readonly LabelledCurve[],
  placed: readonly PlacedLabel[],
  box: Box,
): number {
  const half = label.width / 2 + 2;
  const nearest = (points: readonly Point[]): number => {
    let least = 40 ** 2;
    for (const point of points) {
      const dx = Math.max(0, Math.abs(point[0] - label.x) - half);
      const dy = Math.max(0, Math.abs(point[1] - label.y) - height / 2);
      const square = dx * dx + dy * dy;
      if (square < least) least = square;
    }
    return Math.sqrt(least);
  };
  // it must stand clear of its own curve too, where that is steep; and rather towards the right end
  const clearance = nearest(own.points);
  const others = Math.min(40, ...curves.filter((c) => c !== own).map((c) => nearest(c.points)));
  const labels = Math.min(40, ...placed.map((p) => Math.hypot(p.x - label.x, p.y - label.y)));
  const isMistaken = others < Math.max(leastGap, clearance + 1);
  return (
    Math.min(others, labels) +
    (clearance < 3 ? -60 : -clearance) +
    (isMistaken ? -20 : 0) +
    (6 * (label.x - box.left)) / (box.right - box.left)
  );
}
