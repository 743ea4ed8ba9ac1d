// Decides how values are read off a drawing: pointing at it, or moving along it with the arrow keys, shows a row of its data.
import { element } from './dom.ts';

const hint = 'Point at the drawing, or use the arrow keys, to read its values.';

/** The line beneath the drawing that says the values; `null` where the drawing has none to read. */
export function plotReader(drawing: SVGSVGElement): HTMLElement | null {
  const places = [...drawing.querySelectorAll('.reading')].map((shape) => {
    const title = shape.querySelector('title');
    const words = title?.textContent ?? '';
    // the page says it itself: without the title, the browser does not say it once more
    title?.remove();
    return { shape, words };
  });
  if (places.length === 0) return null;
  const line = element('output', { class: 'note reader' }, hint);
  let at: number | null = null;
  const read = (next: number | null): void => {
    if (next === at) return;
    if (at !== null) places[at]?.shape.classList.remove('read');
    at = next;
    const place = next === null ? undefined : places[next];
    place?.shape.classList.add('read');
    line.textContent = place?.words ?? hint;
  };
  const steps: Readonly<Record<string, (from: number) => number>> = {
    ArrowRight: (from) => from + 1,
    ArrowDown: (from) => from + 1,
    ArrowLeft: (from) => from - 1,
    ArrowUp: (from) => from - 1,
    Home: () => 0,
    End: () => places.length - 1,
  };
  drawing.setAttribute('tabindex', '0');
  drawing.addEventListener('pointermove', ({ target }) => {
    const found = places.findIndex(({ shape }) => shape === target);
    if (found >= 0) read(found);
  });
  drawing.addEventListener('pointerleave', () => {
    read(null);
  });
  drawing.addEventListener('blur', () => {
    read(null);
  });
  drawing.addEventListener('keydown', (event) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    read(Math.min(places.length - 1, Math.max(0, step(at ?? -1))));
  });
  return line;
}
