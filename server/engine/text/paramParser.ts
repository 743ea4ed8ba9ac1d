/** Decides how a `param` line states a domain: `sigma > 0`, `theta in (0, 1)`, `0 < p < 1`. */

import { parseName } from './clauseParser.ts';
import { parseDomain } from './domainParser.ts';
import { parseBound } from './expressionParser.ts';
import type { DomainSyntax, ExpressionSyntax, NameSyntax } from './syntax.ts';
import type { TokenReader } from './tokenReader.ts';

interface Param {
  readonly name: NameSyntax;
  readonly domain: DomainSyntax;
}

type InequalityOperator = Extract<DomainSyntax, { kind: 'inequality' }>['operator'];
const inequalityOperators: readonly InequalityOperator[] = ['<', '<=', '>', '>='];
const description = '“in” and a set, or an inequality: param NAME in (0, 1), param NAME > 0';
const expected = ['in', '>', '>=', '<', '<='];

/** Reads what follows `param`. */
export function parseParam(reader: TokenReader): Param {
  const start = reader.start;
  if (beginsWithBound(reader)) return parseBetween(reader, start);
  const name = parseName(reader, 'a parameter’s name');
  const domainStart = reader.start;
  if (reader.takeWord('in') !== undefined) return { name, domain: parseDomain(reader) };
  const operator = takeInequality(reader);
  if (operator === undefined) {
    failMissing(reader);
    return { name, domain: { kind: 'error', span: { start: reader.start, end: reader.start } } };
  }
  const bound = parseBound(reader);
  if (reader.isSymbol(',')) failSeveral(reader);
  return { name, domain: { kind: 'inequality', operator, bound, span: reader.spanFrom(domainStart) } };
}

function beginsWithBound(reader: TokenReader): boolean {
  const token = reader.peek();
  return token?.kind === 'number' || (token?.kind === 'symbol' && (token.symbol === '-' || token.symbol === '('));
}

function takeInequality(reader: TokenReader): InequalityOperator | undefined {
  const operator = inequalityOperators.find((candidate) => reader.isSymbol(candidate));
  if (operator !== undefined) reader.advance();
  return operator;
}

function failMissing(reader: TokenReader): void {
  if (reader.isSymbol('=')) {
    const message = 'A param line states a domain; a known value is a “const”, the point for numbers an “at”.';
    const token = reader.peek();
    if (token !== undefined) reader.fail(token.span, message, { expected });
  } else if (reader.isSymbol(',')) {
    failSeveral(reader);
  } else {
    reader.failExpected(expected, description);
  }
}

function failSeveral(reader: TokenReader): void {
  const token = reader.peek();
  if (token !== undefined)
    reader.fail(token.span, 'Each parameter has a param line of its own.', { expected: ['end of line'] });
}

/** `0 < p < 1`, also with one bound only: `0 < p`. */
function parseBetween(reader: TokenReader, start: number): Param {
  const lower = parseBound(reader);
  const first = takeInequality(reader);
  if (first === undefined) reader.failExpected(expected, 'an inequality: param 0 < NAME < 1');
  const name = parseName(reader, 'a parameter’s name');
  const second = takeInequality(reader);
  const upper = second === undefined ? undefined : parseBound(reader);
  const span = reader.spanFrom(start);
  if (first === undefined) return { name, domain: { kind: 'error', span } };
  if (second === undefined || upper === undefined) {
    return { name, domain: { kind: 'inequality', operator: mirrored(first), bound: lower, span } };
  }
  if (first.startsWith('<') !== second.startsWith('<')) {
    reader.fail(span, 'The two inequalities point in opposite directions.');
    return { name, domain: { kind: 'error', span } };
  }
  const [from, to] = first.startsWith('<')
    ? [bound(lower, first), bound(upper, second)]
    : [bound(upper, second), bound(lower, first)];
  return {
    name,
    domain: {
      kind: 'interval',
      lower: from.end,
      upper: to.end,
      lowerClosed: from.closed,
      upperClosed: to.closed,
      span,
    },
  };
}

function bound(end: ExpressionSyntax, operator: InequalityOperator): { end: ExpressionSyntax; closed: boolean } {
  return { end, closed: operator.endsWith('=') };
}

function mirrored(operator: InequalityOperator): InequalityOperator {
  switch (operator) {
    case '<':
      return '>';
    case '<=':
      return '>=';
    case '>':
      return '<';
    case '>=':
      return '<=';
  }
}
