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
}

const height = 11;
const distance = 10;

/** A place for each label, in the order of the curves; undefined where a curve has no point in the box. */
export function placeLabels(curves: readonly LabelledCurve[], box: Box): readonly (PlacedLabel | undefined)[] {
  const placed: PlacedLabel[] = [];
  return curves.map((curve) => {
    let best: { readonly label: PlacedLabel; readonly merit: number } | undefined;
    for (const [x, y] of curve.points)
      for (const side of [-1, 1]) {
        const label = { x, y: y + side * distance };
        const merit = meritOf(label, curve, curves, placed, box);
        if (merit > -Infinity && (best === undefined || merit > best.merit + 1e-9)) best = { label, merit };
      }
    if (best !== undefined) placed.push(best.label);
    return best?.label;
  });
}

function meritOf(
  label: PlacedLabel,
  own: LabelledCurve,
  curves: readonly LabelledCurve[],
  placed: readonly PlacedLabel[],
  box: Box,
): number {
  const half = own.width / 2 + 2;
  if (label.x - half < box.left || label.x + half > box.right) return -Infinity;
  if (label.y - height / 2 < box.top || label.y + height / 2 > box.bottom) return -Infinity;
  const gap = (point: Point): number => {
    const [dx, dy] = [
      Math.max(0, Math.abs(point[0] - label.x) - half),
      Math.max(0, Math.abs(point[1] - label.y) - height / 2),
    ];
    return Math.hypot(dx, dy);
  };
  const nearest = (points: readonly Point[]): number => Math.min(40, ...points.map(gap));
  const others = curves.filter((c) => c !== own).map((c) => nearest(c.points));
  const labels = placed.map((p) => Math.min(60, Math.hypot(p.x - label.x, p.y - label.y)));
  // it must stand clear of its own curve too, where that is steep; and rather towards the right end
  const clearance = nearest(own.points);
  return (
    Math.min(40, ...others, ...labels) + (clearance < 3 ? -60 : 0) + (6 * (label.x - box.left)) / (box.right - box.left)
  );
}
