// The colors of drawings: the page's variables, each with a fallback for an image that stands alone; and how series differ
// without color, by dash pattern and marker.
import type { Series } from './plotSpec.ts';

export const color = {
  ink: 'var(--fn-ink, #222)',
  muted: 'var(--fn-muted, #666)',
  grid: 'var(--fn-grid, #ddd)',
  background: 'var(--fn-background, #fff)',
  curve1: 'var(--fn-curve-1, #1a6fc4)',
  curve2: 'var(--fn-curve-2, #c4631a)',
  fill1: 'var(--fn-fill-1, #dce9f7)',
} as const;

export const strokes: Readonly<Record<Series, { readonly stroke: string; readonly dash: string | undefined }>> = {
  1: { stroke: color.curve1, dash: undefined },
  2: { stroke: color.curve2, dash: '6 3' },
  3: { stroke: color.ink, dash: '2 2.5' },
  4: { stroke: color.muted, dash: '8 3 2 3' },
};

/** The SVG attribute for a dash pattern; none for a solid line. */
export const dashed = (dash: string | undefined): Readonly<Record<string, string>> =>
  dash === undefined ? {} : { 'stroke-dasharray': dash };

/** A variable with its fallback, in which only the fallback stays. */
const variable = /var\(--[\w-]+, ([^()]*)\)/g;

/**
 * The drawing as a file of its own, which no page gives colors: black on white, readable in every theme and on paper, and without
 * variables, which many programs that read SVG do not know.
 */
export function standAlone(svg: string): string {
  const plain = svg.replace(variable, '$1');
  return plain.replace(/^<svg [^>]*>/, (opening) => `${opening}<rect width="100%" height="100%" fill="#fff"/>`);
}
