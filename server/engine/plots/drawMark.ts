// Draws one mark of a panel: lines, areas, stems, dots, ellipses, contours, bands, rungs, notes.
import { area, curveCatmullRom, curveCatmullRomClosed, line } from 'd3-shape';
import { clipToExtent } from './clip.ts';
import type { Frame } from './frame.ts';
import { color, dashed, strokes } from './palette.ts';
import type { PlacedLabel } from './placeLabels.ts';
import type { Mark, Point, RichText, Series } from './plotSpec.ts';
import { coordinate, element, richText, textWidth } from './svgText.ts';

export function drawMark(mark: Mark, frame: Frame): string {
  const { x, y, box, extent } = frame;
  switch (mark.kind) {
    case 'line':
      return drawLine(mark, frame);
    case 'area': {
      const cut = mark.points.map((p): Point => [p[0], Math.min(p[1], extent[1])]);
      const draw = area<Point>(
        (p) => x(p[0]),
        y(0),
        (p) => y(p[1]),
      )
        .digits(1)
        .defined((p) => !Number.isNaN(p[1]));
      return element('path', { d: draw(cut) ?? '', fill: color.fill1 });
    }
    case 'stems': {
      const d = mark.points.map((p) => `M${coordinate(x(p[0]))} ${coordinate(y(0))}V${coordinate(y(p[1]))}`).join('');
      return element('path', { d, stroke: color.curve1, 'stroke-width': mark.points.length > 45 ? '1' : '1.75' });
    }
    case 'dots':
      return dots(
        mark.series,
        mark.points.filter((p) => p[1] >= extent[0] && p[1] <= extent[1]),
        frame,
      );
    case 'ellipse':
      return drawEllipse(mark, frame);
    case 'contour':
      return drawContour(mark, frame);
    case 'band': {
      const [left, right] = [Math.max(box.left, x(mark.from)), Math.min(box.right, x(mark.to))];
      const shape = { x: left, y: box.top, width: right - left, height: box.bottom - box.top, fill: color.fill1 };
      const words = {
        x: (left + right) / 2,
        y: box.top + 11,
        'text-anchor': 'middle',
        fill: color.muted,
        'font-size': '10',
      };
      const fits = mark.label !== undefined && textWidth(mark.label) < right - left;
      return element('rect', shape) + (fits ? element('text', words, richText(mark.label)) : '');
    }
    case 'rung': {
      const { stroke, dash } = strokes[mark.series];
      const [cx, cy] = [x(mark.at[0]), y(mark.at[1])];
      const bar = element('path', {
        d: `M${coordinate(box.left)} ${coordinate(cy)}H${coordinate(cx)}`,
        stroke,
        'stroke-width': '1.75',
        ...dashed(dash),
      });
      return bar + dots(mark.series, [mark.at], frame) + written(beside(mark.text, cx, cy + 3.5, cy - 6, box.right));
    }
    case 'level':
      return element('path', {
        d: `M${coordinate(box.left)} ${coordinate(y(mark.y))}H${coordinate(box.right)}`,
        stroke: color.muted,
      });
    case 'note':
      return (
        element('circle', { cx: x(mark.at[0]), cy: y(mark.at[1]), r: 3.5, fill: color.curve2 }) +
        written(noteWords(mark, frame))
      );
  }
}

interface Words {
  readonly text: RichText;
  /** Where they begin, or, at the left of their place, where they end. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/** Words at the right of a place, or, where they would leave the panel, at its left at another height; never under a line. */
function beside(text: RichText, cx: number, right: number, left: number, end: number): Words {
  const fits = cx + 10 + textWidth(text) < end;
  return { text, x: cx + (fits ? 7 : -7), y: fits ? right : left, anchor: fits ? 'start' : 'end' };
}

function written({ text, x, y, anchor }: Words): string {
  if (text.length === 0) return '';
  const halo = { stroke: color.background, 'stroke-width': '3', 'stroke-linejoin': 'round', 'paint-order': 'stroke' };
  return element('text', { x, y, 'text-anchor': anchor, fill: color.ink, ...halo }, richText(text));
}

const noteWords = ({ at, text }: Mark & { readonly kind: 'note' }, { x, y, box }: Frame): Words =>
  beside(text, x(at[0]), y(at[1]) - 6, y(at[1]) - 6, box.right);

/** What a note takes of the room for the names of curves: its dot and its words. */
export function noteRoom(mark: Mark & { readonly kind: 'note' }, frame: Frame): readonly PlacedLabel[] {
  const { text, x, y, anchor } = noteWords(mark, frame);
  const width = textWidth(text);
  return [
    { x: frame.x(mark.at[0]), y: frame.y(mark.at[1]), width: 8 },
    { x: anchor === 'start' ? x + width / 2 : x - width / 2, y: y - 3.5, width },
  ];
}

function drawLine(mark: Mark & { readonly kind: 'line' }, { x, y, extent }: Frame): string {
  const { stroke, dash } = strokes[mark.series];
  const draw = line<Point>(
    (p) => x(p[0]),
    (p) => y(p[1]),
  ).digits(1);
  const d = clipToExtent(mark.points, extent)
    .map((run) => draw(run))
    .join('');
  return element('path', { d, stroke, 'stroke-width': '1.75', 'stroke-linejoin': 'round', ...dashed(dash) });
}

function drawContour(mark: Mark & { readonly kind: 'contour' }, { x, y, extent }: Frame): string {
  const [low = 0, high = 1] = x.domain();
  const isInside = ([a, b]: Point): boolean => a >= low && a <= high && b >= extent[0] && b <= extent[1];
  const draw = line<Point>(
    (p) => x(p[0]),
    (p) => y(p[1]),
  ).digits(1);
  const runs = mark.points.every(isInside) ? [mark.points] : cutToBox(mark.points, [low, high], extent);
  const curve = mark.points.every(isInside) ? curveCatmullRomClosed : curveCatmullRom;
  const d = runs.map((run) => draw.curve(curve)(run)).join('');
  if (mark.look === 'faint') return element('path', { d, stroke: color.muted, 'stroke-width': '0.75', opacity: '0.6' });
  const { stroke, dash } = strokes[mark.series];
  const thin = mark.look === 'thin';
  const look = { 'stroke-width': thin ? '1.1' : '1.75', ...dashed(thin && dash !== undefined ? '3 2' : dash) };
  return element('path', { d, stroke, ...look });
}

/** The runs of the closed curve that lie in the box. */
function cutToBox(points: readonly Point[], xs: Frame['extent'], ys: Frame['extent']): readonly (readonly Point[])[] {
  const turned = (run: readonly Point[]): readonly Point[] => run.map(([a, b]): Point => [b, a]);
  return clipToExtent([...points, ...points.slice(0, 1)], ys).flatMap((run) =>
    clipToExtent(turned(run), xs).map(turned),
  );
}

/** Disks, squares, triangles, crosses: told apart without color. One path for all points of a series. */
function dots(series: Series, points: readonly Point[], { x, y }: Frame): string {
  const size = points.length > 45 ? 1.5 : 2.4;
  const s = coordinate(size);
  const twice = coordinate(2 * size);
  const shapes: Readonly<Record<Series, string>> = {
    1: `m-${s} 0a${s} ${s} 0 1 0 ${twice} 0a${s} ${s} 0 1 0-${twice} 0z`,
    2: `m-${s}-${s}h${twice}v${twice}h-${twice}z`,
    3: `m0-${twice}l${s} ${twice}h-${twice}z`,
    4: `m-${s}-${s}l${twice} ${twice}m0-${twice}l-${twice} ${twice}`,
  };
  const d = points.map((p) => `M${coordinate(x(p[0]))} ${coordinate(y(p[1]))}${shapes[series]}`).join('');
  const { stroke } = strokes[series];
  return element('path', series === 4 ? { d, stroke } : { d, fill: stroke });
}

const looks = {
  ball: { line: { stroke: color.curve1, 'stroke-width': '1.25', fill: color.fill1 }, dot: 1, ink: color.curve1 },
  emphasized: { line: { stroke: color.curve2, 'stroke-width': '2', fill: 'none' }, dot: 2.2, ink: color.curve2 },
  faint: { line: { stroke: color.grid, 'stroke-width': '1.1', fill: 'none' }, dot: 0, ink: color.grid },
} as const;

/** In drawing units the ellipse δᵀ·shape·δ = 1 has as half-axes the inverse square roots of the eigenvalues of its form. */
function drawEllipse(mark: Mark & { readonly kind: 'ellipse' }, { x, y }: Frame): string {
  const [unitX, unitY] = [x(1) - x(0), y(1) - y(0)];
  const [a, b, c] = [mark.shape[0] / unitX ** 2, mark.shape[1] / (unitX * unitY), mark.shape[2] / unitY ** 2];
  const [mean, spread] = [(a + c) / 2, Math.hypot((a - c) / 2, b)];
  const angle = (Math.atan2(2 * b, a - c) / 2) * (180 / Math.PI);
  const [cx, cy] = [x(mark.center[0]), y(mark.center[1])];
  const shape = {
    cx,
    cy,
    rx: 1 / Math.sqrt(mean + spread),
    // the smaller eigenvalue from the determinant, where its difference would lose digits
    ry: Math.sqrt((mean + spread) / (a * c - b * b)),
    transform: `rotate(${coordinate(angle)} ${coordinate(cx)} ${coordinate(cy)})`,
  };
  const { line: stroke, dot, ink } = looks[mark.look];
  return (
    element('ellipse', { ...shape, ...stroke }) + (dot === 0 ? '' : element('circle', { cx, cy, r: dot, fill: ink }))
  );
}
