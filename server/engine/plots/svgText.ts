// Writes SVG elements as text: numbers to a tenth of a unit, everything escaped.
import type { RichText } from './plotSpec.ts';

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A coordinate to a tenth of a unit. */
export const coordinate = (value: number): string => String(Math.round(value * 10) / 10);

type Attributes = Readonly<Record<string, string | number>>;

/** The element; without content it is closed at once. */
export function element(name: string, attributes: Attributes, content?: string): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? coordinate(value) : escapeXml(value)}"`)
    .join('');
  return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** Italic runs, with subscripts upright as they are Unicode signs. */
export const richText = (text: RichText): string =>
  text
    .map((run) =>
      typeof run === 'string' ? escapeXml(run) : element('tspan', { 'font-style': 'italic' }, escapeXml(run.italic)),
    )
    .join('');

/** About how wide the text is, at 11 units of height. */
export const textWidth = (text: RichText): number =>
  text.reduce((total, run) => total + Array.from(typeof run === 'string' ? run : run.italic).length * 6.2, 0);
