// Writes the names of curves beside them, on a halo of the background so that grid lines do not cross them.
import { clipToExtent } from './clip.ts';
import { noteRoom } from './drawMark.ts';
import type { Frame } from './frame.ts';
import { color, strokes } from './palette.ts';
import { placeLabels, type PlacedLabel } from './placeLabels.ts';
import type { Panel, Point } from './plotSpec.ts';
import { element, richText, textWidth } from './svgText.ts';

/** The polyline with points between its points, so that none of its stretches is long. */
function densely(points: readonly Point[]): readonly Point[] {
  return points.flatMap((point, i) => {
    const next = points[i + 1];
    if (next === undefined) return [point];
    const pieces = Math.max(1, Math.ceil(Math.hypot(next[0] - point[0], next[1] - point[1]) / 4));
    return Array.from({ length: pieces }, (_, k): Point => [
      point[0] + ((next[0] - point[0]) * k) / pieces,
      point[1] + ((next[1] - point[1]) * k) / pieces,
    ]);
  });
}

/** The labels of the panel's curves; a curve without a place for one has none. */
export function curveLabels(panel: Panel, frame: Frame): string {
  const { box, x, y, extent } = frame;
  const inside = (p: Point): boolean => p[1] >= extent[0] && p[1] <= extent[1];
  const curves = panel.marks.flatMap((mark) => {
    if ((mark.kind !== 'line' && mark.kind !== 'dots' && mark.kind !== 'contour') || mark.label === undefined)
      return [];
    const closed = mark.kind === 'contour' ? [...mark.points, ...mark.points.slice(0, 1)] : mark.points;
    const runs = mark.kind === 'dots' ? mark.points.filter(inside).map((p) => [p]) : clipToExtent(closed, extent);
    return [
      {
        label: mark.label,
        series: mark.series,
        width: textWidth(mark.label),
        points: runs.flatMap((run) => densely(run.map((p): Point => [x(p[0]), y(p[1])]))),
      },
    ];
  });
  const notes = panel.marks.flatMap((mark) => (mark.kind === 'note' ? noteRoom(mark, frame) : []));
  const places: readonly (PlacedLabel | undefined)[] = placeLabels(curves, box, notes);
  return curves
    .map((curve, i) => {
      const place = places[i];
      if (place === undefined) return '';
      const halo = {
        stroke: color.background,
        'stroke-width': '3',
        'stroke-linejoin': 'round',
        'paint-order': 'stroke',
      };
      const text = {
        x: place.x,
        y: place.y + 3.5,
        'text-anchor': 'middle',
        'font-size': '12',
        fill: strokes[curve.series].stroke,
      };
      return element('text', { ...text, ...halo }, richText(curve.label));
    })
    .join('');
}
