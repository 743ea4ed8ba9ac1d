// Decides what of a plot's SVG may stand on the page: drawing elements and attributes, nothing that loads, links or runs.

const svgNamespace = 'http://www.w3.org/2000/svg';

const elements = new Set(
  'svg g path line polyline polygon rect circle ellipse text tspan title desc defs clipPath marker'.split(' '),
);

const attributes = new Set(
  (
    'id class role aria-hidden aria-label aria-labelledby aria-describedby viewBox width height preserveAspectRatio ' +
    'x y x1 x2 y1 y2 cx cy r rx ry d points dx dy transform fill fill-opacity fill-rule stroke stroke-width ' +
    'stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-miterlimit opacity clip-path clip-rule ' +
    'clipPathUnits text-anchor dominant-baseline alignment-baseline baseline-shift font-size font-style font-weight ' +
    'font-family letter-spacing vector-effect shape-rendering paint-order pointer-events textLength lengthAdjust refX refY ' +
    'markerWidth markerHeight markerUnits orient marker-end marker-start'
  ).split(' '),
);

/** `url(#name)` points into the same drawing; every other url loads something. */
const localReference = /^url\(#([\w-]+)\)$/;
const forbiddenValue = /url\s*\(|javascript:|expression\s*\(|@import|\\/i;
const references = new Set(['aria-labelledby', 'aria-describedby']);

/**
 * The drawing as a node of this document, or `null` where the text is no SVG. Names (`id`) get the prefix, so that two
 * drawings on a page do not meet.
 */
export function safeSvg(source: string, prefix: string): SVGSVGElement | null {
  const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
  const root = parsed.documentElement;
  if (root.namespaceURI !== svgNamespace || root.localName !== 'svg') return null;
  if (parsed.querySelector('parsererror') !== null) return null;
  const copy = safeCopy(root, prefix);
  return copy instanceof SVGSVGElement ? copy : null;
}

function safeCopy(source: Element, prefix: string): SVGElement | null {
  if (source.namespaceURI !== svgNamespace || !elements.has(source.localName)) return null;
  const copy = document.createElementNS(svgNamespace, source.localName);
  for (const { name, value } of source.attributes) {
    const safe = attributes.has(name) ? safeValue(name, value, prefix) : null;
    if (safe !== null) copy.setAttribute(name, safe);
  }
  for (const child of source.childNodes) {
    if (child instanceof Element) {
      const inner = safeCopy(child, prefix);
      if (inner !== null) copy.append(inner);
    } else if (child.nodeType === Node.TEXT_NODE) copy.append(child.textContent ?? '');
  }
  return copy;
}

function safeValue(name: string, value: string, prefix: string): string | null {
  if (name === 'id') return `${prefix}-${value}`;
  if (references.has(name))
    return value
      .trim()
      .split(/\s+/)
      .map((id) => `${prefix}-${id}`)
      .join(' ');
  const local = localReference.exec(value.trim())?.[1];
  if (local !== undefined) return `url(#${prefix}-${local})`;
  return forbiddenValue.test(value) ? null : value;
}
