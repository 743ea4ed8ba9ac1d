/** Decides whether a code fence holds a model, and under which name. */

import type { Span } from '../base/span.ts';

/** What a model's info string says. Offsets count from the info string's start. */
export interface ModelInfo {
  readonly name: string | undefined;
  readonly nameSpan: Span | undefined;
  /** Words after the name, which a name can't have. */
  readonly surplus: Span | undefined;
}

const model = 'model';
const attributes = /^\{([^}]*)\}?/;
const words = /[^\s,]+/g;

/**
 * The model that an info string declares; `undefined` where it declares none. The forms are `model`, `model name`,
 * `model {#name}`, `{.model #name}` (Pandoc) and `{model name}` (Quarto).
 */
export function readInfoString(info: string): ModelInfo | undefined {
  if (info.startsWith('{')) return readAttributes(info);
  const first = /^[^\s{]*/.exec(info)?.[0] ?? '';
  if (first !== model) return undefined;
  const rest = info.slice(model.length);
  const start = model.length + (rest.length - rest.trimStart().length);
  if (info[start] === '{') return named(identifierIn(info, start));
  const [name, ...others] = wordsIn(info, start, info.length);
  if (name === undefined) return named(undefined);
  const following = others[0];
  const last = others.at(-1);
  const isPlain = following === undefined || last === undefined || textAt(info, following).startsWith('{');
  return { ...named({ info, span: name }), surplus: isPlain ? undefined : { start: following.start, end: last.end } };
}

interface Found {
  readonly info: string;
  readonly span: Span;
}

function named(found: Found | undefined): ModelInfo {
  if (found === undefined) return { name: undefined, nameSpan: undefined, surplus: undefined };
  return { name: textAt(found.info, found.span), nameSpan: found.span, surplus: undefined };
}

/** `{.model #name …}` in any order, or `{model name …}`, where the language stands first. */
function readAttributes(info: string): ModelInfo | undefined {
  const inside = attributes.exec(info)?.[1] ?? '';
  const [first, second] = wordsIn(info, 1, 1 + inside.length);
  if (first === undefined) return undefined;
  const classes = wordsIn(info, 1, 1 + inside.length).map((word) => textAt(info, word));
  if (classes.includes(`.${model}`)) return named(identifierIn(info, 0));
  if (textAt(info, first) !== model) return undefined;
  const identifier = identifierIn(info, 0);
  if (identifier !== undefined || second === undefined) return named(identifier);
  return /[=.#]/.test(textAt(info, second)) ? named(undefined) : named({ info, span: second });
}

/** The `#name` among the attributes that begin at `start`. */
function identifierIn(info: string, start: number): Found | undefined {
  const inside = attributes.exec(info.slice(start))?.[1] ?? '';
  const word = wordsIn(info, start + 1, start + 1 + inside.length).find(
    (candidate) => info[candidate.start] === '#' && candidate.end > candidate.start + 1,
  );
  return word === undefined ? undefined : { info, span: { start: word.start + 1, end: word.end } };
}

function wordsIn(info: string, start: number, end: number): Span[] {
  return Array.from(info.slice(start, end).matchAll(words), (match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}

function textAt(info: string, span: Span): string {
  return info.slice(span.start, span.end);
}
