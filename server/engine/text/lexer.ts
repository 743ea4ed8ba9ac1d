/** Decides how a block's text falls into tokens; every character belongs to a token, a comment or blank space. */

import type { Span } from '../base/span.ts';
import { readNumber } from './numberLiteral.ts';
import { canonicalName, greekName } from './names.ts';
import type { CommentSyntax, ExactNumber } from './syntax.ts';

interface TokenPlace {
  readonly span: Span;
  /** As written. */
  readonly text: string;
}

export type Token =
  | (TokenPlace & { readonly kind: 'number'; readonly value: ExactNumber })
  /** `name` is canonical. Reserved words are names too: their place decides. */
  | (TokenPlace & { readonly kind: 'name'; readonly name: string })
  /** `²`, `⁻¹`: a whole-number power. */
  | (TokenPlace & { readonly kind: 'superscript'; readonly value: ExactNumber })
  /** `symbol` is the ASCII spelling: `<=` for `≤`. */
  | (TokenPlace & { readonly kind: 'symbol'; readonly symbol: string })
  /** `content` is what stands between the quotes. */
  | (TokenPlace & { readonly kind: 'string'; readonly content: string; readonly closed: boolean })
  | (TokenPlace & { readonly kind: 'newline' })
  /** What the language has no use for; `message` says what to write, where that is known. */
  | (TokenPlace & { readonly kind: 'unknown'; readonly message: string; readonly replacement: string | undefined });

export interface Tokens {
  readonly tokens: readonly Token[];
  readonly comments: readonly CommentSyntax[];
}

const symbols = ['<=', '>=', '==', '!=', '..', '+', '-', '*', '/', '^', '(', ')', '[', ']', '{', '}'].concat([
  ',',
  ':',
  '~',
  '=',
  '<',
  '>',
  ';',
  '|',
  '!',
  '&',
  '%',
  '?',
  '@',
  '$',
  '.',
]);
const firstCharacters = new Set(symbols.map((symbol) => symbol[0]));

/** Spellings outside ASCII that say the same as a symbol or a word of the language. */
const unicodeSymbols = new Map([
  ['−', '-'],
  ['–', '-'],
  ['·', '*'],
  ['⋅', '*'],
  ['∙', '*'],
  ['×', '*'],
  ['∗', '*'],
  ['÷', '/'],
  ['∕', '/'],
  ['≤', '<='],
  ['⩽', '<='],
  ['≥', '>='],
  ['⩾', '>='],
  ['≠', '!='],
  ['∼', '~'],
  ['～', '~'],
  ['…', '..'],
  ['‥', '..'],
]);
const unicodeWords = new Map([
  ['∞', 'inf'],
  ['∈', 'in'],
  ['ℝ', 'R'],
  ['∧', 'and'],
  ['∨', 'or'],
  ['¬', 'not'],
]);
const latexSymbols = new Map([
  ['cdot', '*'],
  ['times', '*'],
  ['le', '<='],
  ['leq', '<='],
  ['ge', '>='],
  ['geq', '>='],
  ['ne', '!='],
  ['neq', '!='],
  ['sim', '~'],
]);
const latexWords = new Map([
  ['infty', 'inf'],
  ['in', 'in'],
]);
const unknownCharacters = new Map([
  ['√', 'A square root is written sqrt(x).'],
  ['∑', 'A sum is written sum(EXPR, i in 1..n).'],
  ['∏', 'A product over an index is written exp(sum(log(EXPR), i in 1..n)).'],
  ['∫', 'Integrals are not part of the language.'],
  ['±', 'Write the two values apart.'],
  ['```', 'A fence within a block: the block is perhaps not closed above it.'],
]);

const blank = /[^\S\r\n]|[\u200B\u2060\uFEFF]/y;
const name = /[\p{L}_][\p{L}\p{M}\p{Nd}\u2080-\u2089_]*['′″]*/uy;
const latexCommand = /\\([A-Za-z]+)((?:[\d_\u2080-\u2089][\p{L}\p{M}\p{Nd}\u2080-\u2089_]*)?['′″]*)/uy;
const superscript = /[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/uy;
const superscriptCharacters = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const string = /"[^"\r\n]*("?)|[“”„][^“”\r\n]*([“”]?)/uy;
const anyCharacter = /`+|[^]/uy;

/** The tokens of a text, from left to right, with its comments apart. Linear in the text; never fails. */
export function tokenize(text: string): Tokens {
  const tokens: Token[] = [];
  const comments: CommentSyntax[] = [];
  let at = 0;
  while (at < text.length) {
    const blankEnd = matchEnd(blank, text, at);
    if (blankEnd !== undefined) {
      at = blankEnd;
    } else if (text[at] === '#') {
      let end = at;
      while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
      comments.push({ span: { start: at, end }, text: text.slice(at + 1, end).trim() });
      at = end;
    } else {
      const token = tokenAt(text, at);
      tokens.push(token);
      at = token.span.end;
    }
  }
  return { tokens, comments };
}

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function tokenAt(text: string, start: number): Token {
  const place = (end: number): TokenPlace => ({ span: { start, end }, text: text.slice(start, end) });
  const character = text[start] ?? '';
  if (character === '\n' || character === '\r') {
    return { kind: 'newline', ...place(start + (text.startsWith('\r\n', start) ? 2 : 1)) };
  }
  const number = readNumber(text, start);
  if (number !== undefined) {
    return number.value === undefined
      ? { kind: 'unknown', ...place(number.end), message: number.message, replacement: undefined }
      : { kind: 'number', ...place(number.end), value: number.value };
  }
  if (firstCharacters.has(character)) {
    const found = symbols.find((symbol) => text.startsWith(symbol, start));
    if (found !== undefined)
      return { kind: 'symbol', ...place(start + found.length), symbol: found === '==' ? '=' : found };
  }
  const unicodeSymbol = unicodeSymbols.get(character);
  if (unicodeSymbol !== undefined) return { kind: 'symbol', ...place(start + 1), symbol: unicodeSymbol };
  const unicodeWord = unicodeWords.get(character);
  if (unicodeWord !== undefined) return { kind: 'name', ...place(start + 1), name: unicodeWord };
  if (character === '\\') return latexToken(text, start, place);
  const nameEnd = matchEnd(name, text, start);
  if (nameEnd !== undefined) {
    const named = place(nameEnd);
    return { kind: 'name', ...named, name: canonicalName(named.text) };
  }
  const superscriptEnd = matchEnd(superscript, text, start);
  if (superscriptEnd !== undefined) return superscriptToken(place(superscriptEnd));
  const stringEnd = matchEnd(string, text, start);
  if (stringEnd !== undefined) {
    const quoted = place(stringEnd);
    const closed = quoted.text.length > 1 && /["“”]$/u.test(quoted.text);
    return { kind: 'string', ...quoted, content: quoted.text.slice(1, closed ? -1 : undefined), closed };
  }
  const unknown = place(matchEnd(anyCharacter, text, start) ?? start + 1);
  const message = unknownCharacters.get(unknown.text) ?? `The character ${shown(unknown.text)} has no meaning here.`;
  return { kind: 'unknown', ...unknown, message, replacement: undefined };
}

function latexToken(text: string, start: number, place: (end: number) => TokenPlace): Token {
  latexCommand.lastIndex = start;
  const match = latexCommand.exec(text);
  const command = match?.[1];
  if (match === null || command === undefined) {
    return {
      kind: 'unknown',
      ...place(start + 1),
      message: 'A backslash begins a Greek letter, as in \\mu.',
      replacement: undefined,
    };
  }
  const commandEnd = start + 1 + command.length;
  const symbol = latexSymbols.get(command);
  if (symbol !== undefined) return { kind: 'symbol', ...place(commandEnd), symbol };
  const word = latexWords.get(command);
  if (word !== undefined) return { kind: 'name', ...place(commandEnd), name: word };
  const letter = greekName(command);
  if (letter !== undefined) {
    const named = place(start + match[0].length);
    return { kind: 'name', ...named, name: canonicalName(letter + (match[2] ?? '')) };
  }
  const message = `${shown(`\\${command}`)} is LaTeX; a model block is plain text, with a backslash before Greek letters only.`;
  return { kind: 'unknown', ...place(commandEnd), message, replacement: command };
}

function superscriptToken(place: TokenPlace): Token {
  const negative = place.text.startsWith('⁻');
  const digits = Array.from(place.text, (digit) => superscriptCharacters.indexOf(digit)).filter((digit) => digit >= 0);
  const magnitude = BigInt(digits.slice(0, 400).join(''));
  const value = { numerator: negative ? -magnitude : magnitude, denominator: 1n };
  return { kind: 'superscript', ...place, value };
}

function shown(text: string): string {
  return `“${text}”`;
}
