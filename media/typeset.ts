// Decides how a formula is set: by KaTeX with MathML kept for screen readers; what it refuses is shown as plain text.
import katex from 'katex';
import type { ExpressionReport } from '../server/engine/report/schema.ts';
import { element } from './dom.ts';

/** Cost of an answer is bounded: a formula that expands or grows past these is shown as text. */
const maxExpand = 1000;
const maxSize = 20;
const maxKept = 2000;

const kept = new Map<string, HTMLElement>();

/** A formula, inline or on a line of its own. Set formulas are kept and cloned: an update sets only what is new. */
export function typeset(expression: ExpressionReport, display = false): HTMLElement {
  const key = `${display ? 'd' : 'i'}${expression.latex}`;
  const known = kept.get(key);
  const made = known ?? setFormula(expression, display);
  if (known === undefined) {
    if (kept.size >= maxKept) kept.clear();
    kept.set(key, made);
  }
  return made.cloneNode(true) as HTMLElement;
}

/** A formula on its own line in a box that scrolls sideways when it is wider than the page. */
export function displayed(expression: ExpressionReport): HTMLElement {
  return scrollBox(typeset(expression, true), 'Formula');
}

/** A box that scrolls sideways inside the page, reached by keyboard once its content is wider than it. */
export function scrollBox(content: Node, label: string): HTMLElement {
  return element('div', { class: 'scroll', role: 'group', 'aria-label': label }, content);
}

/**
 * Makes those boxes under `root` that overflow reachable by the Tab key, so that the arrow keys can scroll them. What is
 * folded away is not laid out, and must not be for this: its boxes are measured once it is opened.
 */
export function markScrollable(root: ParentNode): void {
  for (const box of root.querySelectorAll<HTMLElement>('.scroll:not(details:not([open]) *)')) {
    if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }
}

function setFormula(expression: ExpressionReport, displayMode: boolean): HTMLElement {
  const host = element('span', { class: 'formula' });
  try {
    katex.render(expression.latex, host, {
      displayMode,
      output: 'htmlAndMathml',
      throwOnError: true,
      strict: 'error',
      trust: false,
      maxExpand,
      maxSize,
    });
  } catch {
    host.replaceChildren(element('code', { class: 'plain-formula' }, expression.text));
  }
  return host;
}
