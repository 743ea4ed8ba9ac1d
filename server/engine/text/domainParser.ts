/** Decides how supports and domains are read: `R^2`, `(0, inf)`, `{0..n}`, `{-1, 1}^3`, `R*{0, 1}`, `simplex(3)`. */

import { nearest } from '../base/suggest.ts';
import { parseBound, parseExponent } from './expressionParser.ts';
import type { Token } from './lexer.ts';
import type { DomainSyntax, ExpressionSyntax } from './syntax.ts';
import { quoted } from './tokenReader.ts';
import type { TokenReader } from './tokenReader.ts';

/** The domains that are written with a word. */
export const domainWords = ['R', 'simplex', 'posdef'] as const;

/** What completion may offer, and what a message shows, where a domain is expected. */
export const domainForms: readonly string[] = [
  'R',
  '(0, 1)',
  '(0, inf)',
  '[0, 1]',
  '{0, 1}',
  '{0..n}',
  '{0..}',
  'simplex(3)',
];
const description = 'a set, as R, (0, inf), [0, 1], {0, 1} or {0..n}';

/** Names that other notations have for these sets. */
const otherNames = new Map([
  ['N', '{0..}'],
  ['N0', '{0..}'],
  ['N_0', '{0..}'],
  ['ℕ', '{0..}'],
  ['Z', '{-inf..inf}'],
  ['ℤ', '{-inf..inf}'],
  ['reals', 'R'],
  ['real', 'R'],
  ['Reals', 'R'],
  ['positive', '(0, inf)'],
  ['R_+', '(0, inf)'],
]);

/** Reads a domain, with its powers and products. Where none can be read, reports it and answers an error. */
export function parseDomain(reader: TokenReader): DomainSyntax {
  const start = reader.start;
  const factors = [parsePowered(reader)];
  while (reader.takeSymbol('*') !== undefined) factors.push(parsePowered(reader));
  const [first] = factors;
  return first !== undefined && factors.length === 1
    ? first
    : { kind: 'product', factors, span: reader.spanFrom(start) };
}

function parsePowered(reader: TokenReader): DomainSyntax {
  const start = reader.start;
  const base = parseBase(reader);
  const exponent = base.kind === 'error' ? undefined : parsePowerOf(reader);
  return exponent === undefined ? base : { kind: 'power', base, exponent, span: reader.spanFrom(start) };
}

function parsePowerOf(reader: TokenReader): ExpressionSyntax | undefined {
  if (reader.takeSymbol('^') !== undefined) return parseExponent(reader);
  const token = reader.peek();
  if (token?.kind !== 'superscript') return undefined;
  reader.advance();
  return { kind: 'number', text: token.text, value: token.value, span: token.span };
}

function parseBase(reader: TokenReader): DomainSyntax {
  const token = reader.peek();
  if (token?.kind === 'name') return parseNamed(reader, token);
  if (token?.kind === 'symbol' && (token.symbol === '(' || token.symbol === '[')) return parseInterval(reader);
  if (token?.kind === 'symbol' && token.symbol === '{') return parseSet(reader);
  reader.failExpected(domainForms, description);
  return { kind: 'error', span: { start: reader.start, end: reader.start } };
}

function parseNamed(reader: TokenReader, token: Extract<Token, { kind: 'name' }>): DomainSyntax {
  if (token.name === 'R') {
    reader.advance();
    return { kind: 'reals', span: token.span };
  }
  const meant = otherNames.get(token.name) ?? nearest(token.name, domainWords);
  const word = domainWords.find((candidate) => candidate === meant);
  if (word !== token.name) {
    const suggestion = meant === undefined ? undefined : { replacement: meant, span: token.span };
    const hint = meant === undefined ? '' : ` Did you mean ${quoted(meant)}?`;
    reader.fail(token.span, `Expected ${description}, found ${quoted(token.text)}.${hint}`, {
      expected: domainForms,
      suggestion,
    });
  }
  if (word !== 'simplex' && word !== 'posdef') return { kind: 'error', span: token.span };
  reader.advance();
  if (reader.expectSymbol('(', `after ${word}: ${word}(k)`) === undefined) return { kind: 'error', span: token.span };
  const size = parseBound(reader);
  reader.expectSymbol(')', `after the size: ${word}(k)`);
  return { kind: word, size, span: reader.spanFrom(token.span.start) };
}

function parseInterval(reader: TokenReader): DomainSyntax {
  const start = reader.start;
  const lowerClosed = reader.isSymbol('[');
  reader.advance();
  const lower = parseBound(reader);
  reader.expectSymbol(',', 'between the ends of an interval');
  const upper = parseBound(reader);
  const upperClosed = reader.takeSymbol(']') !== undefined;
  if (!upperClosed && reader.takeSymbol(')') === undefined) {
    reader.failExpected([')', ']'], '“)” or “]” to close the interval');
  }
  return { kind: 'interval', lower, upper, lowerClosed, upperClosed, span: reader.spanFrom(start) };
}

function parseSet(reader: TokenReader): DomainSyntax {
  const start = reader.start;
  reader.advance();
  const first = parseBound(reader);
  if (reader.takeSymbol('..') !== undefined) {
    const to = reader.isSymbol('}') ? undefined : parseBound(reader);
    reader.expectSymbol('}', 'to close the set');
    return { kind: 'integers', from: first, to, span: reader.spanFrom(start) };
  }
  const elements = [first];
  while (reader.takeSymbol(',') !== undefined) {
    const ellipsis = reader.peek();
    if (ellipsis?.kind === 'symbol' && ellipsis.symbol === '..') {
      reader.fail(ellipsis.span, 'Whole numbers from a to b are written {a..b}.', { expected: ['{a..b}'] });
    }
    elements.push(parseBound(reader));
  }
  reader.expectSymbol('}', elements.length === 1 ? '“,” or “..” in the set' : 'or “,” in the set');
  return { kind: 'finite', elements, span: reader.spanFrom(start) };
}
