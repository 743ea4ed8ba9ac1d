// Decides how an expression in the model language's ASCII spelling is shown where only text can stand: σ², ψ₁(k), √x.
import { functionSigns } from '../engine/render/functionSigns.ts';
import { subscriptText, unicodeName } from '../engine/render/names.ts';

const superscripts: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('0123456789-ni', (character, at) => [character, Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿⁱ')[at] ?? character]),
);

/** Euler's constant is γ, unless a name in the text is. */
function constantSign(name: string, text: string): string | undefined {
  if (name === 'inf') return '∞';
  if (name !== 'eulerGamma') return undefined;
  return /(?<![\p{L}\p{N}_])gamma(?![\p{L}\p{N}_(])/u.test(text) ? 'γₑ' : 'γ';
}

/** The text in superscript signs; undefined where one of them is missing. */
function superscript(text: string): string | undefined {
  const signs = Array.from(text, (character) => superscripts[character]);
  return signs.length === 0 || signs.includes(undefined) ? undefined : signs.join('');
}

/** The sign of a function that is written before its brackets; its own name where it has no other. */
function functionSign(name: string): string {
  const sign = functionSigns[name];
  return sign?.kind === 'operator' || sign?.kind === 'bracketed' ? sign.unicode : name;
}

/** Where the bracket that opens at `open` closes; the text's end where it does not. */
function closingBracket(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if ('([{'.includes(text.charAt(at))) depth++;
    else if (')]}'.includes(text.charAt(at)) && --depth === 0) return at;
  }
  return text.length;
}

const token = /\s+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[\p{L}_][\p{L}\p{N}_]*(?:\[[\d, ]+\])?'*|\^|<=|>=|!=|\.\.|[^\s]/gu;

/** The exponent after a `^`, as superscripts where Unicode has them, with where it ends. */
function exponent(text: string, at: number): { readonly shown: string; readonly end: number } | undefined {
  const plain = /^-?\d+|^[ni](?![\p{L}\p{N}_(])/u.exec(text.slice(at));
  const next = plain === null ? undefined : text.charAt(at + plain[0].length);
  if (plain !== null && next !== '.') {
    const shown = superscript(plain[0]);
    return shown === undefined ? undefined : { shown, end: at + plain[0].length };
  }
  if (text.charAt(at) !== '(') return undefined;
  const close = closingBracket(text, at);
  const shown = superscript(text.slice(at + 1, close).trim());
  return shown === undefined ? undefined : { shown, end: close + 1 };
}

/**
 * The expression in Unicode: Greek letters, minus signs, superscripts and subscripts where they exist, ψ for digamma,
 * ψₖ for polygamma(k, ·), bars for abs. What has no such sign stays as it is, so nothing is lost. Linear in the text but for brackets.
 */
export function unicodeMath(text: string): string {
  let result = '';
  token.lastIndex = 0;
  let at = 0;
  while (at < text.length) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (found === null) break;
    const word = found[0];
    at = found.index + word.length;
    if (word === '^') {
      const raised = exponent(text, at);
      if (raised === undefined) result += '^';
      else {
        result += raised.shown;
        at = raised.end;
      }
    } else if (word === '*') {
      // 2σ but λ/2·x: a number at the start of a product needs no sign, one beneath a fraction bar does.
      const coefficient = /(?:^|[(,[+−] *)\d+(?:\.\d+)?$/.test(result) && /^[\p{L}(]/u.test(text.slice(at));
      if (!coefficient) result += '·';
    } else if (word === '-') result += '−';
    else if (word === '<=') result += '≤';
    else if (word === '>=') result += '≥';
    else if (word === '!=') result += '≠';
    else if (word === '..') result += '…';
    else if (/^[\p{L}_]/u.test(word)) {
      if (text.charAt(at) !== '(') {
        result += constantSign(word, text) ?? unicodeName(word);
        continue;
      }
      const sign = functionSigns[word];
      const close = closingBracket(text, at);
      const first = sign?.kind === 'subscripted' ? /^\(\s*(\d+)\s*,\s*/.exec(text.slice(at)) : null;
      if (sign?.kind === 'subscripted' && first !== null) {
        result += `${sign.unicode}${subscriptText(first[1] ?? '') ?? ''}(`;
        at += first[0].length;
      } else if (word === 'sqrt') {
        const inner = unicodeMath(text.slice(at + 1, close));
        result += /^[\p{L}\p{N}₀-₉]+$/u.test(inner) ? `√${inner}` : `√(${inner})`;
        at = Math.min(close + 1, text.length);
      } else if (sign?.kind === 'around') {
        result += sign.unicode[0] + unicodeMath(text.slice(at + 1, close)) + sign.unicode[1];
        at = Math.min(close + 1, text.length);
      } else result += functionSign(word);
    } else result += word;
  }
  return result;
}

/** The matrix on one line: a 1×1 matrix as its entry, others as rows: [[a, b], [c, d]]. A missing entry is `?`. */
export function inlineMatrix(rows: readonly (readonly (string | null)[])[]): string {
  const single = rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : undefined;
  if (single !== undefined) return single ?? '?';
  return `[${rows.map((row) => `[${row.map((entry) => entry ?? '?').join(', ')}]`).join(', ')}]`;
}

/** A number for reading: four significant digits, a true minus sign, no needless zeros; 1e-13 as 1e−13. */
export function shownNumber(value: number, digits = 4): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value).replace('-', '−');
  const magnitude = Math.abs(value);
  const text =
    magnitude >= 1e-4 && magnitude < 1e6
      ? String(Number(value.toPrecision(digits)))
      : value
          .toExponential(Math.max(0, digits - 1))
          .replace(/\.?0+e/, 'e')
          .replace('e+', 'e');
  return text.replaceAll('-', '−');
}
