// Draws a plot as SVG text, with no DOM.
//
// Colors are the page's: presentation attributes with var(--fn-ink), --fn-muted, --fn-grid, --fn-curve-1, --fn-curve-2, --fn-fill-1
// and --fn-background, each with a fallback for an image that stands alone. No style element, no style attribute, no script: the
// drawing obeys a strict content security policy. Series differ by dash pattern and marker as well as by color.
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { axisTicks, type Scale } from './axisTicks.ts';
import { clipToExtent } from './clip.ts';
import { placeLabels, type Box } from './placeLabels.ts';
import type { Axis, Mark, Panel, PlotSpec, Point, Series } from './plotSpec.ts';
import { coordinate, element, escapeXml, richText, textWidth } from './svgText.ts';

const [width, height] = [360, 240];
const margin = { top: 18, right: 12, bottom: 34, left: 48 };
/** Between panels, where the label of the lower one stands. */
const gap = 24;

const color = {
  ink: 'var(--fn-ink, #222)',
  muted: 'var(--fn-muted, #666)',
  grid: 'var(--fn-grid, #ddd)',
  background: 'var(--fn-background, #fff)',
  curve1: 'var(--fn-curve-1, #1a6fc4)',
  curve2: 'var(--fn-curve-2, #c4631a)',
  fill1: 'var(--fn-fill-1, #dce9f7)',
} as const;

const strokes: Readonly<Record<Series, { readonly stroke: string; readonly dash: string | undefined }>> = {
  1: { stroke: color.curve1, dash: undefined },
  2: { stroke: color.curve2, dash: '6 3' },
  3: { stroke: color.ink, dash: '2 2.5' },
  4: { stroke: color.muted, dash: '8 3 2 3' },
};

interface Frame {
  readonly box: Box;
  readonly x: Scale;
  readonly y: Scale;
  readonly extent: readonly [number, number];
}

/** The plot as an SVG element of 360 × 240 units that scales to its place. */
export function drawSvg(spec: PlotSpec): string {
  const shares = spec.panels.reduce((total, p) => total + p.share, 0);
  const free = height - margin.top - margin.bottom - gap * (spec.panels.length - 1);
  const x = scaleLinear()
    .domain(spec.x.extent)
    .range([margin.left, width - margin.right]);
  let top = margin.top;
  const panels = spec.panels.map((panel) => {
    const bottom = top + (free * panel.share) / shares;
    const box: Box = { left: margin.left, right: width - margin.right, top, bottom };
    top = bottom + gap;
    return drawPanel(panel, box, x);
  });
  const content = [
    element('title', {}, escapeXml(spec.title)),
    element('desc', {}, escapeXml(spec.description)),
    ...panels,
    bottomAxis(x, spec.x),
  ];
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${String(width)} ${String(height)}`,
      role: 'img',
      'font-family': 'var(--vscode-font-family, system-ui, sans-serif)',
      'font-size': '11',
      fill: 'none',
    },
    content.join(''),
  );
}

function bottomAxis(x: Scale, axis: Axis): string {
  const y = height - margin.bottom;
  const { values, format } = axisTicks(x, 6, width - margin.left - margin.right);
  // with few whole numbers the scale would tick at halves between them
  const ticks = values
    .filter((value) => axis.whole !== true || Number.isInteger(value))
    .map((value) => {
      const at = x(value);
      return (
        element('path', { d: `M${coordinate(at)} ${coordinate(y)}v4`, stroke: color.muted }) +
        element(
          'text',
          { x: at, y: y + 15, 'text-anchor': 'middle', fill: color.muted, 'font-size': '10' },
          axis.whole === true ? String(value).replace('-', '−') : format(value),
        )
      );
    });
  const middle = (margin.left + width - margin.right) / 2;
  return (
    ticks.join('') +
    element('text', { x: middle, y: height - 5, 'text-anchor': 'middle', fill: color.ink }, richText(axis.label))
  );
}

function drawPanel(panel: Panel, box: Box, x: Scale): string {
  const y = scaleLinear().domain(panel.y.extent).range([box.bottom, box.top]);
  const frame: Frame = { box, x, y, extent: panel.y.extent };
  const count = Math.max(2, Math.round((box.bottom - box.top) / 32));
  const hasEllipses = panel.marks.some((m) => m.kind === 'ellipse');
  const { values, format } = axisTicks(y, count);
  const ticks = values.map((value) => {
    const at = y(value);
    const rule = `M${coordinate(box.left)} ${coordinate(at)}H${coordinate(box.right)}`;
    return (
      element('path', { d: rule, stroke: color.grid, 'stroke-width': '0.75' }) +
      element(
        'text',
        { x: box.left - 6, y: at + 3.5, 'text-anchor': 'end', fill: color.muted, 'font-size': '10' },
        format(value),
      )
    );
  });
  const verticals = hasEllipses
    ? x.ticks(6).map((value) =>
        element('path', {
          d: `M${coordinate(x(value))} ${coordinate(box.top)}V${coordinate(box.bottom)}`,
          stroke: color.grid,
          'stroke-width': '0.75',
        }),
      )
    : [];
  const foot = element('path', {
    d: `M${coordinate(box.left)} ${coordinate(box.bottom)}H${coordinate(box.right)}`,
    stroke: color.muted,
  });
  const label = element('text', { x: 6, y: box.top - 7, fill: color.ink }, richText(panel.y.label));
  return [
    ...ticks,
    ...verticals,
    ...panel.marks.map((m) => drawMark(m, frame)),
    foot,
    label,
    labels(panel, frame),
  ].join('');
}

function drawMark(mark: Mark, frame: Frame): string {
  const { x, y, box, extent } = frame;
  switch (mark.kind) {
    case 'line': {
      const { stroke, dash } = strokes[mark.series];
      const draw = line<Point>(
        (p) => x(p[0]),
        (p) => y(p[1]),
      ).digits(1);
      const d = clipToExtent(mark.points, extent)
        .map((run) => draw(run))
        .join('');
      return element('path', {
        d,
        stroke,
        'stroke-width': '1.75',
        'stroke-linejoin': 'round',
        ...(dash === undefined ? {} : { 'stroke-dasharray': dash }),
      });
    }
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
    case 'level':
      return element('path', {
        d: `M${coordinate(box.left)} ${coordinate(y(mark.y))}H${coordinate(box.right)}`,
        stroke: color.muted,
      });
    case 'note': {
      const [cx, cy] = [x(mark.at[0]), y(mark.at[1])];
      const fits = cx + 10 + textWidth(mark.text) < box.right;
      const text = { x: cx + (fits ? 7 : -7), y: cy - 6, 'text-anchor': fits ? 'start' : 'end', fill: color.ink };
      return element('circle', { cx, cy, r: 3.5, fill: color.curve2 }) + element('text', text, richText(mark.text));
    }
  }
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
    ry: 1 / Math.sqrt(mean - spread),
    transform: `rotate(${coordinate(angle)} ${coordinate(cx)} ${coordinate(cy)})`,
  };
  const look = mark.emphasized
    ? { stroke: color.curve2, 'stroke-width': '2', fill: 'none' }
    : { stroke: color.curve1, 'stroke-width': '1.25', fill: color.fill1 };
  const dot = { cx, cy, r: mark.emphasized ? 2.2 : 1, fill: mark.emphasized ? color.curve2 : color.curve1 };
  return element('ellipse', { ...shape, ...look }) + element('circle', dot);
}

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

/** The labels of the curves, each on a halo of the background so that grid lines do not cross it. */
function labels(panel: Panel, { box, x, y, extent }: Frame): string {
  const curves = panel.marks.flatMap((mark) => {
    if ((mark.kind !== 'line' && mark.kind !== 'dots') || mark.label === undefined) return [];
    const runs =
      mark.kind === 'line'
        ? clipToExtent(mark.points, extent)
        : mark.points.filter((p) => p[1] >= extent[0] && p[1] <= extent[1]).map((p) => [p]);
    return [
      {
        label: mark.label,
        series: mark.series,
        width: textWidth(mark.label),
        points: runs.flatMap((run) => densely(run.map((p): Point => [x(p[0]), y(p[1])]))),
      },
    ];
  });
  const places = placeLabels(curves, box);
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
