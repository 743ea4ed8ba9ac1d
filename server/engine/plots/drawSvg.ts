// Draws a plot as SVG text, with no DOM.
//
// Colors are presentation attributes with the variables of `palette.ts`. No style element, no style attribute, no script: the
// drawing obeys a strict content security policy.
import { axisTicks, type Ticks } from './axisTicks.ts';
import { curveLabels } from './curveLabels.ts';
import { drawMark } from './drawMark.ts';
import { framesOf, height, width, type Frame } from './frame.ts';
import { color } from './palette.ts';
import type { Panel, PlotSpec } from './plotSpec.ts';
import { readings } from './readings.ts';
import { coordinate, element, escapeXml, richText } from './svgText.ts';

/** The plot as an SVG element of 360 × 240 units that scales to its place. */
export function drawSvg(spec: PlotSpec): string {
  const frames = framesOf(spec);
  const content = [
    element('title', {}, escapeXml(spec.title)),
    element('desc', {}, escapeXml(spec.description)),
    ...spec.panels.map((panel, i) => drawPanel(panel, frames[i] as Frame)),
    bottomAxis(spec, frames.at(-1) as Frame),
    readings(spec, frames),
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

function bottomAxis({ x: axis }: PlotSpec, { box, x }: Frame): string {
  const { values, format } = axisTicks(x, 6, box.right - box.left);
  // with few whole numbers the scale would tick at halves between them
  const ticks = values
    .filter((value) => axis.whole !== true || Number.isInteger(value))
    .map((value) => {
      const at = x(value);
      return (
        element('path', { d: `M${coordinate(at)} ${coordinate(box.bottom)}v4`, stroke: color.muted }) +
        element(
          'text',
          { x: at, y: box.bottom + 15, 'text-anchor': 'middle', fill: color.muted, 'font-size': '10' },
          axis.whole === true ? String(value).replace('-', '−') : format(value),
        )
      );
    });
  const middle = (box.left + box.right) / 2;
  return (
    ticks.join('') +
    element('text', { x: middle, y: height - 5, 'text-anchor': 'middle', fill: color.ink }, richText(axis.label))
  );
}

const inPlane = new Set(['ellipse', 'contour', 'rung']);

function drawPanel(panel: Panel, frame: Frame): string {
  const { box, x } = frame;
  const rules = panel.y.names === undefined ? numbered(frame) : named(panel.y.names, frame);
  const verticals = panel.marks.some((m) => inPlane.has(m.kind))
    ? axisTicks(x, 6, box.right - box.left).values.map((value) =>
        rule(`M${coordinate(x(value))} ${coordinate(box.top)}V${coordinate(box.bottom)}`),
      )
    : [];
  const foot = element('path', {
    d: `M${coordinate(box.left)} ${coordinate(box.bottom)}H${coordinate(box.right)}`,
    stroke: color.muted,
  });
  const label = element('text', { x: 6, y: box.top - 7, fill: color.ink }, richText(panel.y.label));
  // what is shaded lies under the rules
  const [under, over] = [panel.marks.filter((m) => m.kind === 'band'), panel.marks.filter((m) => m.kind !== 'band')];
  return [
    ...under.map((m) => drawMark(m, frame)),
    ...rules,
    ...verticals,
    ...over.map((m) => drawMark(m, frame)),
    foot,
    panel.y.label.length === 0 ? '' : label,
    curveLabels(panel, frame),
  ].join('');
}

const rule = (d: string): string => element('path', { d, stroke: color.grid, 'stroke-width': '0.75' });

/** Numbers at the left, each with a rule across the panel. */
function numbered({ box, y }: Frame): readonly string[] {
  const { values, format }: Ticks = axisTicks(y, Math.max(2, Math.round((box.bottom - box.top) / 32)));
  return values.map((value) => {
    const at = y(value);
    const text = { x: box.left - 6, y: at + 3.5, 'text-anchor': 'end', fill: color.muted, 'font-size': '10' };
    return (
      rule(`M${coordinate(box.left)} ${coordinate(at)}H${coordinate(box.right)}`) + element('text', text, format(value))
    );
  });
}

const named = (names: NonNullable<Panel['y']['names']>, { box, y }: Frame): readonly string[] =>
  names.map((name, i) =>
    element('text', { x: box.left - 6, y: y(i + 1) + 3.5, 'text-anchor': 'end', fill: color.ink }, richText(name)),
  );
