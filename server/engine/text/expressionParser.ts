/** Decides how an expression is read: precedence as in mathematics, and a question wherever mathematicians would disagree. */

import type { Span } from '../base/span.ts';
import { parseCall, parseIf, parseSquare } from './bracketParser.ts';
import type { ExpressionGrammar } from './bracketParser.ts';
import { failAmbiguous, failDoubleStar, failFactorial, failJuxtaposed, failOperand } from './expressionFailures.ts';
import type { Token } from './lexer.ts';
import type { BinaryOperator, ComparisonLink, ComparisonOperator, ErrorSyntax, ExpressionSyntax } from './syntax.ts';
import { hole, reservedWords } from './tokenReader.ts';
import type { TokenReader } from './tokenReader.ts';
import { isAtMostAsHighAs } from './walk.ts';

/** A chain of operators leans to the left, one level of the tree for each; walkers recurse. */
const chainLimit = 400;

/** Chains within brackets within chains: the height of the whole tree. */
const heightLimit = 500;

const grammar: ExpressionGrammar = { expression: nestedExpression, arithmetic: parseArithmetic };

/** Reads an expression of any kind. Where none can be read, reports it and answers a hole of no length. */
export function parseExpression(reader: TokenReader): ExpressionSyntax {
  return ofBoundedHeight(reader, nestedExpression(reader));
}

/** Reads an expression that is no comparison: what may stand where `=`, `<` or `in` has another meaning. */
export function parseBound(reader: TokenReader): ExpressionSyntax {
  return ofBoundedHeight(reader, parseArithmetic(reader));
}

/** Reads an exponent: a number, a name, a bracket or a power, with its sign. */
export function parseExponent(reader: TokenReader): ExpressionSyntax {
  return ofBoundedHeight(reader, parseSigned(reader));
}

/** Reads a target of an assignment or the like: a name, or a component such as `p[1]`. */
export function parseTarget(reader: TokenReader): ExpressionSyntax {
  return ofBoundedHeight(reader, parsePostfix(reader));
}

function ofBoundedHeight(reader: TokenReader, expression: ExpressionSyntax): ExpressionSyntax {
  if (reader.tokens.length <= heightLimit || isAtMostAsHighAs(expression, heightLimit)) return expression;
  return tooLong(reader, expression.span);
}

function nestedExpression(reader: TokenReader): ExpressionSyntax {
  return reader.nested(
    () => parseOr(reader),
    () => hole(reader),
  );
}

/** Whether the token can begin an operand, so that one operand stands beside another. */
function startsOperand(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'name') return !reservedWords.has(token.name) || token.name === 'not';
  return token.kind === 'number' || (token.kind === 'symbol' && ['(', '[', '{'].includes(token.symbol));
}

type Operand = (reader: TokenReader) => ExpressionSyntax;

function parseOr(reader: TokenReader): ExpressionSyntax {
  return parseChain(reader, parseAnd, (token) => (token.kind === 'name' && token.name === 'or' ? 'or' : undefined));
}

function parseAnd(reader: TokenReader): ExpressionSyntax {
  return parseChain(reader, parseNot, (token) => (token.kind === 'name' && token.name === 'and' ? 'and' : undefined));
}

function parseNot(reader: TokenReader): ExpressionSyntax {
  const start = reader.start;
  if (reader.takeWord('not') === undefined) return parseComparison(reader);
  const operand = reader.nested(
    () => parseNot(reader),
    () => hole(reader),
  );
  return { kind: 'not', operand, span: reader.spanFrom(start) };
}

const comparisonOperators: readonly ComparisonOperator[] = ['<', '<=', '>', '>=', '=', '!='];

function parseComparison(reader: TokenReader): ExpressionSyntax {
  const start = reader.start;
  const first = parseArithmetic(reader);
  const rest: ComparisonLink[] = [];
  for (;;) {
    const token = reader.peek();
    const operator = comparisonOperators.find((candidate) => token?.kind === 'symbol' && token.symbol === candidate);
    if (token === undefined || operator === undefined) break;
    reader.advance();
    rest.push({ operator, operatorSpan: token.span, operand: parseArithmetic(reader) });
  }
  return rest.length === 0 ? first : { kind: 'comparison', first, rest, span: reader.spanFrom(start) };
}

function parseArithmetic(reader: TokenReader): ExpressionSyntax {
  return parseChain(reader, parseProduct, (token) =>
    token.kind === 'symbol' && (token.symbol === '+' || token.symbol === '-') ? token.symbol : undefined,
  );
}

/** Operands joined by operators of one precedence, from the left. */
function parseChain(
  reader: TokenReader,
  parseOperand: Operand,
  operatorOf: (token: Token) => BinaryOperator | undefined,
): ExpressionSyntax {
  const start = reader.start;
  let left = parseOperand(reader);
  for (let length = 1; ; length++) {
    const token = reader.peek();
    const operator = token === undefined ? undefined : operatorOf(token);
    if (token === undefined || operator === undefined) return left;
    if (length >= chainLimit) return tooLong(reader, token.span);
    reader.advance();
    const right = parseOperand(reader);
    left = { kind: 'binary', operator, operatorSpan: token.span, left, right, span: reader.spanFrom(start) };
  }
}

function tooLong(reader: TokenReader, span: Span): ErrorSyntax {
  reader.fail(span, `This is too long for one expression (${chainLimit} terms or factors); name parts of it with let.`);
  reader.skipToEnd();
  return { kind: 'error', span };
}

function parseProduct(reader: TokenReader): ExpressionSyntax {
  const start = reader.start;
  let left = parseSigned(reader);
  let last = left;
  let divided = false;
  for (let length = 1; ; length++) {
    const token = reader.peek();
    if (token === undefined) return left;
    if (length >= chainLimit) return tooLong(reader, token.span);
    const operator =
      token.kind === 'symbol' && (token.symbol === '*' || token.symbol === '/') ? token.symbol : undefined;
    if (operator !== undefined) {
      if (reader.isSymbol('*', 1) && token.text === '*') failDoubleStar(reader, token.span);
      reader.advance();
      last = parseSigned(reader);
      left = { kind: 'binary', operator, operatorSpan: token.span, left, right: last, span: reader.spanFrom(start) };
      divided = operator === '/';
    } else if (startsOperand(token) && last.kind !== 'error') {
      const place = { start: reader.previousEnd, end: reader.previousEnd };
      const implied = multiplies(last, token);
      if (!implied && !divided) failJuxtaposed(reader, last, token);
      last = parsePower(reader);
      if (divided) failAmbiguous(reader, left, last);
      left = { kind: 'binary', operator: '*', operatorSpan: place, left, right: last, span: reader.spanFrom(start) };
    } else {
      return left;
    }
  }
}

/** Whether the operand before the token multiplies it with no sign between: only a number does, before a name or a bracket. */
function multiplies(before: ExpressionSyntax, token: Token): boolean {
  const factor = before.kind === 'negate' ? before.operand : before;
  return factor.kind === 'number' && (token.kind === 'name' || (token.kind === 'symbol' && token.symbol !== '{'));
}

function parseSigned(reader: TokenReader): ExpressionSyntax {
  const start = reader.start;
  const signed = (): ExpressionSyntax =>
    reader.nested(
      () => parseSigned(reader),
      () => hole(reader),
    );
  if (reader.takeSymbol('-') !== undefined) {
    const operand = signed();
    return { kind: 'negate', operand, span: reader.spanFrom(start) };
  }
  return reader.takeSymbol('+') === undefined ? parsePower(reader) : signed();
}

/** `x`, `x^2`, `p[1]`, `f(x)`: powers group from the right, and their exponents may have a sign. */
function parsePower(reader: TokenReader): ExpressionSyntax {
  const start = reader.start;
  const base = parsePostfix(reader);
  const operatorSpan = reader.takeSymbol('^');
  if (operatorSpan === undefined) return base;
  const right = reader.nested(
    () => parseSigned(reader),
    () => hole(reader),
  );
  return { kind: 'binary', operator: '^', operatorSpan, left: base, right, span: reader.spanFrom(start) };
}

function parsePostfix(reader: TokenReader): ExpressionSyntax {
  const start = reader.start;
  let target = parsePrimary(reader);
  for (let length = 1; ; length++) {
    const token = reader.peek();
    if (token === undefined || target.kind === 'error') return target;
    if (length >= chainLimit) return tooLong(reader, token.span);
    if (token.kind === 'symbol' && token.symbol === '[' && target.kind !== 'number') {
      target = parseIndex(reader, target, start);
    } else if (token.kind === 'superscript') {
      reader.advance();
      const right: ExpressionSyntax = { kind: 'number', text: token.text, value: token.value, span: token.span };
      const span = reader.spanFrom(start);
      target = { kind: 'binary', operator: '^', operatorSpan: token.span, left: target, right, span };
    } else if (token.kind === 'symbol' && token.symbol === '!') {
      failFactorial(reader, target, token.span);
      return target;
    } else {
      return target;
    }
  }
}

function parseIndex(reader: TokenReader, target: ExpressionSyntax, start: number): ExpressionSyntax {
  const bracket = reader.start;
  const inside = parseSquare(reader, grammar);
  if (inside.kind === 'indicator') {
    const message = 'A product with an indicator is written with “*”; without it, the bracket is an index.';
    const suggestion = { replacement: '*', span: { start: target.span.end, end: bracket } };
    reader.fail({ start: bracket, end: reader.previousEnd }, message, { expected: ['*'], suggestion });
  }
  const indices = inside.kind === 'list' ? inside.elements : [inside];
  return { kind: 'index', target, indices, span: reader.spanFrom(start) };
}

function parsePrimary(reader: TokenReader): ExpressionSyntax {
  const token = reader.peek();
  if (token?.kind === 'number') {
    reader.advance();
    return { kind: 'number', text: token.text, value: token.value, span: token.span };
  }
  if (token?.kind === 'name' && !reservedWords.has(token.name)) {
    if (reader.isSymbol('(', 1)) return parseCall(reader, token, grammar);
    if (token.name === 'if') return parseIf(reader, token, grammar);
    reader.advance();
    return { kind: 'name', name: token.name, text: token.text, span: token.span };
  }
  if (token?.kind === 'symbol' && token.symbol === '(') return parseGroup(reader);
  if (token?.kind === 'symbol' && token.symbol === '[') return parseSquare(reader, grammar);
  failOperand(reader, token);
  return hole(reader);
}

/** `(expression)`: the brackets belong to the operand's span, so that what encloses it starts with them. */
function parseGroup(reader: TokenReader): ExpressionSyntax {
  const start = reader.start;
  reader.advance();
  const inside = nestedExpression(reader);
  if (reader.isSymbol(',')) {
    reader.failExpected([')'], 'a closing bracket (a list is written [a, b])');
    reader.skipToEnd();
  } else {
    reader.expectSymbol(')', 'to close the bracket');
  }
  return { ...inside, span: reader.spanFrom(start) };
}
