// Decides how the domain of a parameter is said next to its name: k > 0, 0 < p < 1, μ ∈ ℝ.
import { unicodeName } from '../engine/render/names.ts';
import { unicodeMath } from './unicodeMath.ts';

const interval = /^([[(])\s*(.+?)\s*,\s*([^,]+?)\s*([\])])$/;
const wholeNumbers = /^\{\s*(.+?)\s*\.\.\s*(.*?)\s*\}$/;

/** The statement that a name is in a domain, which is given in the model language, in Unicode. */
export function domainText(name: string, domain: string): string {
  const shown = unicodeName(name);
  const bounds = interval.exec(domain);
  if (bounds !== null && isBalanced(bounds[2] ?? '') && isBalanced(bounds[3] ?? '')) {
    const [, open, lower = '', upper = '', close] = bounds;
    const above = open === '(' ? '>' : '≥';
    const below = close === ')' ? '<' : '≤';
    const unboundedBelow = lower === '-inf';
    const unboundedAbove = upper === 'inf';
    if (unboundedBelow && unboundedAbove) return `${shown} ∈ ℝ`;
    if (unboundedBelow) return `${shown} ${below} ${unicodeMath(upper)}`;
    if (unboundedAbove) return `${shown} ${above} ${unicodeMath(lower)}`;
    const first = open === '(' ? '<' : '≤';
    return `${unicodeMath(lower)} ${first} ${shown} ${below} ${unicodeMath(upper)}`;
  }
  const whole = wholeNumbers.exec(domain);
  if (whole !== null) {
    const [, from = '', to = ''] = whole;
    return `${shown} ∈ ${wholeNumberText(from, to)}`;
  }
  const reals = /^R(?:\^(.+))?$/.exec(domain);
  if (reals !== null) return `${shown} ∈ ℝ${reals[1] === undefined ? '' : unicodeMath(`^${reals[1]}`)}`;
  return `${shown} ∈ ${unicodeMath(domain)}`;
}

function wholeNumberText(from: string, to: string): string {
  const second = /^\d+$/.test(from) ? `${Number(from) + 1}, ` : '';
  const last = to === '' || to === 'inf' ? '' : `, ${unicodeMath(to)}`;
  return `{${unicodeMath(from)}, ${second}…${last}}`;
}

/** A set, given in the model language, in Unicode: (0, ∞), {0, 1, …}, ℝ. */
export function setText(set: string): string {
  const whole = wholeNumbers.exec(set);
  if (whole !== null) return wholeNumberText(whole[1] ?? '', whole[2] ?? '');
  return unicodeMath(set).replace(/^R(?![\p{L}\p{Nd}(])/u, 'ℝ');
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character) && --depth < 0) return false;
  }
  return depth === 0;
}
