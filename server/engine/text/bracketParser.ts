/** Decides how calls, sums over an index, `if`, lists, matrices and indicators are read. */

import type { Token } from './lexer.ts';
import type { ArgumentSyntax, CallSyntax, ExpressionSyntax, NameSyntax } from './syntax.ts';
import { hole, quoted, reservedWords } from './tokenReader.ts';
import type { TokenReader } from './tokenReader.ts';

type Parse = (reader: TokenReader) => ExpressionSyntax;

/** How what stands within brackets is read: expressions of any kind, and those that are no comparison. */
export interface ExpressionGrammar {
  readonly expression: Parse;
  readonly arithmetic: Parse;
}

type NameToken = Extract<Token, { kind: 'name' }>;

/** What stands between round brackets, separated by commas. */
export interface ArgumentList {
  readonly arguments: readonly ArgumentSyntax[];
  readonly argumentsSpan: { readonly start: number; readonly end: number };
  readonly closed: boolean;
}

/** Γ(x), with the letter, is the function; the word `Gamma` is not. */
function functionName(token: NameToken): string {
  return token.text === 'Γ' || token.text === '\\Gamma' ? 'gamma' : token.name;
}

/** Reads `name(…)`; the current token is the name, and a bracket follows. */
export function parseCall(reader: TokenReader, token: NameToken, grammar: ExpressionGrammar): ExpressionSyntax {
  if (token.name === 'if') return parseIf(reader, token, grammar);
  reader.advance();
  if (token.name === 'sum') return parseSum(reader, token, grammar);
  const list = parseArguments(reader, grammar.expression);
  const named = list.arguments.find((argument) => argument.nameSpan !== undefined);
  if (named?.nameSpan !== undefined) {
    const message = `Arguments have names in distributions only; in a condition, put the comparison in a bracket.`;
    reader.fail(named.nameSpan, message);
  }
  return {
    kind: 'call',
    name: functionName(token),
    nameSpan: token.span,
    ...list,
    span: reader.spanFrom(token.span.start),
  };
}

/** Reads `if(condition, then, otherwise)`; the current token is the `if`. */
export function parseIf(reader: TokenReader, token: NameToken, grammar: ExpressionGrammar): ExpressionSyntax {
  reader.advance();
  const elements: ExpressionSyntax[] = [];
  const purpose = 'after if: if(CONDITION, A, B)';
  if (reader.expectSymbol('(', purpose) !== undefined) {
    elements.push(grammar.expression(reader));
    while (elements.length < 3 && reader.takeSymbol(',') !== undefined) elements.push(grammar.expression(reader));
    if (elements.length < 3) reader.failExpected([','], '“,” and a further part: if(CONDITION, A, B)');
    else reader.expectSymbol(')', 'after the third part of if(CONDITION, A, B)');
  }
  const [condition = hole(reader), then = hole(reader), otherwise = hole(reader)] = elements;
  return { kind: 'if', condition, then, otherwise, span: reader.spanFrom(token.span.start) };
}

/** Reads arguments, with names where a name and `=` stand; the current token is the opening bracket. */
export function parseArguments(reader: TokenReader, parseValue: Parse): ArgumentList {
  reader.advance();
  const start = reader.previousEnd;
  const list: ArgumentSyntax[] = [];
  if (!reader.isSymbol(')')) {
    do list.push(parseArgument(reader, parseValue));
    while (reader.takeSymbol(',') !== undefined);
  }
  const end = reader.isSymbol(')') || reader.atEnd ? reader.start : reader.previousEnd;
  const closed = reader.expectSymbol(')', 'or “,” after the argument') !== undefined;
  return { arguments: list, argumentsSpan: { start, end }, closed };
}

function parseArgument(reader: TokenReader, parseValue: Parse): ArgumentSyntax {
  const token = reader.peek();
  const start = reader.start;
  if (token?.kind !== 'name' || !reader.isSymbol('=', 1) || reader.peek(1)?.text !== '=') {
    const value = parseValue(reader);
    return { name: undefined, nameSpan: undefined, value, span: reader.spanFrom(start) };
  }
  reader.advance();
  reader.advance();
  const value = parseValue(reader);
  return { name: token.name, nameSpan: token.span, value, span: reader.spanFrom(start) };
}

/** `sum(body, i in 1..n, …)`; without an index it is the call of a function on a list. */
function parseSum(reader: TokenReader, token: NameToken, grammar: ExpressionGrammar): ExpressionSyntax {
  reader.advance();
  const argumentsStart = reader.previousEnd;
  const body = reader.isSymbol(')') ? undefined : grammar.expression(reader);
  const ranges: { readonly index: NameSyntax; readonly from: ExpressionSyntax; readonly to: ExpressionSyntax }[] = [];
  while (reader.takeSymbol(',') !== undefined) ranges.push(parseRange(reader, grammar));
  const argumentsSpan = { start: argumentsStart, end: reader.isSymbol(')') ? reader.start : reader.previousEnd };
  const closed = reader.expectSymbol(
    ')',
    ranges.length === 0 ? 'or “,” and an index: sum(EXPR, i in 1..n)' : 'after the sum',
  );
  const span = reader.spanFrom(token.span.start);
  if (body === undefined || ranges.length === 0) {
    const list = body === undefined ? [] : [{ name: undefined, nameSpan: undefined, value: body, span: body.span }];
    const call: CallSyntax = {
      kind: 'call',
      name: token.name,
      nameSpan: token.span,
      arguments: list,
      argumentsSpan,
      closed: closed !== undefined,
      span,
    };
    return call;
  }
  return ranges.reduceRight<ExpressionSyntax>((inner, range) => ({ kind: 'sum', body: inner, ...range, span }), body);
}

function parseRange(
  reader: TokenReader,
  grammar: ExpressionGrammar,
): { index: NameSyntax; from: ExpressionSyntax; to: ExpressionSyntax } {
  const token = reader.peek();
  const start = reader.start;
  let index: NameSyntax = { kind: 'name', name: '', text: '', span: { start, end: start } };
  if (token?.kind === 'name' && !reservedWords.has(token.name)) {
    index = { kind: 'name', name: token.name, text: token.text, span: token.span };
    reader.advance();
    if (reader.takeWord('in') === undefined) reader.failExpected(['in'], '“in” after the index: sum(EXPR, i in 1..n)');
  } else {
    reader.failExpected(['name'], 'an index: sum(EXPR, i in 1..n)');
  }
  const from = grammar.arithmetic(reader);
  reader.expectSymbol('..', 'between the first and the last index');
  return { index, from, to: grammar.arithmetic(reader) };
}

/** Reads `[…]`: an indicator, a matrix or a list. The current token is the opening bracket. */
export function parseSquare(reader: TokenReader, grammar: ExpressionGrammar): ExpressionSyntax {
  const start = reader.start;
  reader.advance();
  const elements = [grammar.expression(reader)];
  while (reader.takeSymbol(',') !== undefined) elements.push(grammar.expression(reader));
  reader.expectSymbol(']', 'or “,” in the square bracket');
  const span = reader.spanFrom(start);
  const [only] = elements;
  if (elements.length === 1 && only !== undefined && isCondition(only))
    return { kind: 'indicator', condition: only, span };
  const rows = elements.flatMap((element) => (element.kind === 'list' ? [element] : []));
  if (rows.length < elements.length || rows.length === 0) return { kind: 'list', elements, span };
  const width = rows[0]?.elements.length;
  const ragged = rows.find((row) => row.elements.length !== width);
  if (ragged !== undefined) {
    const written = quoted(reader.text.slice(ragged.span.start, ragged.span.end));
    reader.fail(
      ragged.span,
      `The rows of a matrix are equally long: ${written} has ${ragged.elements.length}, the first ${width ?? 0}.`,
    );
    return { kind: 'list', elements, span };
  }
  return { kind: 'matrix', rows: rows.map((row) => row.elements), span };
}

function isCondition(expression: ExpressionSyntax): boolean {
  if (expression.kind === 'comparison' || expression.kind === 'not') return true;
  return expression.kind === 'binary' && (expression.operator === 'and' || expression.operator === 'or');
}
