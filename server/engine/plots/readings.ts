// The places of a drawing at which its values are read: each is an unseen shape with a row of the table as its title, which a
// browser shows on pointing at it, and the panel beneath the drawing.
import { formatNumber } from '../render/numbers.ts';
import { height, width, type Frame } from './frame.ts';
import type { PlotSpec } from './plotSpec.ts';
import { element, escapeXml } from './svgText.ts';

const radius = 6;

export function readings(spec: PlotSpec, frames: readonly Frame[]): string {
  const { columns, rows } = spec.table;
  const words = rows.map((row) => columns.map((name, i) => `${name}${entry(row[i], spec.reading)}`).join(', '));
  const shapes = placed(spec, frames);
  const all = shapes.flatMap((shape, i) =>
    shape === undefined
      ? []
      : [element(shape.name, { class: 'reading', ...shape.at }, element('title', {}, escapeXml(words[i] ?? '')))],
  );
  return element('g', { 'pointer-events': 'all' }, all.join(''));
}

function entry(value: number | string | undefined, reading: PlotSpec['reading']): string {
  const text = typeof value === 'string' ? value : formatNumber(value ?? NaN, 'unicode');
  return reading === 'name' || typeof value === 'string' ? `: ${text}` : ` = ${text}`;
}

type Shape = { readonly name: 'rect' | 'circle'; readonly at: Readonly<Record<string, number>> } | undefined;

function placed({ reading, table }: PlotSpec, frames: readonly Frame[]): readonly Shape[] {
  const [top, bottom] = [frames[0], frames.at(-1)];
  if (top === undefined || bottom === undefined) return [];
  const { box, x, y } = top;
  const within = (cx: number, cy: number): boolean =>
    cx >= box.left - 1 && cx <= box.right + 1 && cy >= box.top - 1 && cy <= bottom.box.bottom + 1;
  switch (reading) {
    case 'column': {
      // each value of x has what is nearer to it than to its neighbors
      const places = table.rows.map(([value]) => x(Number(value)));
      return places.map((at, i) => {
        if (!within(at, box.top)) return undefined;
        const [before, after] = [places[i - 1] ?? -Infinity, places[i + 1] ?? Infinity];
        const left = Math.max(box.left, (at + before) / 2);
        const right = Math.min(box.right, (at + after) / 2);
        return { name: 'rect', at: { x: left, y: box.top, width: right - left, height: bottom.box.bottom - box.top } };
      });
    }
    case 'point':
      return table.rows.map(([a, b]) => {
        const [cx, cy] = [x(Number(a)), y(Number(b))];
        return within(cx, cy) ? { name: 'circle', at: { cx, cy, r: radius } } : undefined;
      });
    case 'name': {
      const tall = y(2) - y(1);
      return table.rows.map((_, i) => ({
        name: 'rect',
        at: { x: 0, y: Math.max(0, y(i + 1) - tall / 2), width, height: Math.min(height, tall) },
      }));
    }
  }
}
