// Where a panel stands in its drawing, and how its values become places.
import { scaleLinear, scaleLog } from 'd3-scale';
import type { Scale } from './axisTicks.ts';
import type { Box } from './placeLabels.ts';
import type { Axis, PlotSpec } from './plotSpec.ts';
import { textWidth } from './svgText.ts';

export const [width, height] = [360, 240] as const;
/** Between panels, where the label of the lower one stands. */
const gap = 24;
/** Fonts differ in width: there is room for a wide one. */
const widestNames = 180;

export interface Frame {
  readonly box: Box;
  readonly x: Scale;
  readonly y: Scale;
  readonly extent: readonly [number, number];
}

function scaleOf({ extent, logarithmic }: Axis, range: readonly [number, number]): Scale {
  return (logarithmic === true ? scaleLog() : scaleLinear()).domain(extent).range(range);
}

/** A frame for each panel, from the top. */
export function framesOf(spec: PlotSpec): readonly Frame[] {
  const names = spec.panels.flatMap(({ y }) => y.names ?? []);
  const left = names.length === 0 ? 48 : Math.min(widestNames, 14 + 1.12 * Math.max(...names.map(textWidth)));
  const hasLabel = spec.panels.some(({ y }) => y.label.length > 0);
  const margin = { top: hasLabel ? 18 : 8, right: 12, bottom: 34, left };
  const shares = spec.panels.reduce((total, p) => total + p.share, 0);
  const free = height - margin.top - margin.bottom - gap * (spec.panels.length - 1);
  const right = width - margin.right;
  const x = scaleOf(spec.x, [left, right]);
  let top: number = margin.top;
  return spec.panels.map((panel) => {
    const bottom = top + (free * panel.share) / shares;
    const box: Box = { left, right, top, bottom };
    top = bottom + gap;
    // names are read from the top
    const y = scaleOf(panel.y, panel.y.names === undefined ? [bottom, box.top] : [box.top, bottom]);
    return { box, x, y, extent: panel.y.extent };
  });
}
