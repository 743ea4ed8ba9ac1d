// What is said where an expression cannot be read: what was expected there, and the repair.
import type { Span } from '../base/span.ts';
import type { Token } from './lexer.ts';
import type { ExpressionSyntax } from './syntax.ts';
import { quoted } from './tokenReader.ts';
import type { TokenReader } from './tokenReader.ts';

/** Two operands side by side. */
export function failJuxtaposed(reader: TokenReader, before: ExpressionSyntax, token: Token): void {
  if (token.kind === 'symbol' && token.symbol === '{') {
    reader.fail(token.span, 'Formulas are grouped with round brackets.', { expected: ['('] });
    return;
  }
  const between = { start: before.span.end, end: token.span.start };
  reader.fail(token.span, `Expected an operator before ${quoted(token.text)}; a product is written with “*”.`, {
    expected: ['*', '+', '-', '/', '^'],
    suggestion: { replacement: '*', span: between },
  });
}

/** `a/b c`: both readings are offered. */
export function failAmbiguous(reader: TokenReader, quotient: ExpressionSyntax, factor: ExpressionSyntax): void {
  const written = (of: Span): string => reader.text.slice(of.start, of.end);
  const span = { start: quotient.span.start, end: factor.span.end };
  const readings =
    quotient.kind === 'binary' && span.end - span.start < 40
      ? `(${written(quotient.span)})*${written(factor.span)} or ${written(quotient.left.span)}/(${written(quotient.right.span)}*${written(factor.span)})`
      : '(a/b)*c or a/(b*c)';
  reader.fail(span, `This can be read in two ways; set a bracket: ${readings}.`, { expected: ['('] });
}

/** `**` for a power. */
export function failDoubleStar(reader: TokenReader, star: Span): void {
  const span = { start: star.start, end: reader.peek(1)?.span.end ?? star.end };
  reader.fail(span, 'A power is written with “^”.', { expected: ['^'], suggestion: { replacement: '^', span } });
  reader.advance();
}

/** `n!`. */
export function failFactorial(reader: TokenReader, argument: ExpressionSyntax, mark: Span): void {
  const span = { start: argument.span.start, end: mark.end };
  const written = reader.text.slice(argument.span.start, argument.span.end);
  const replacement =
    written.startsWith('(') && written.endsWith(')') ? `factorial${written}` : `factorial(${written})`;
  reader.fail(span, 'A factorial is written factorial(n).', { suggestion: { replacement, span } });
  reader.advance();
}

/** No operand where one was expected. */
export function failOperand(reader: TokenReader, token: Token | undefined): void {
  const symbol = token?.kind === 'symbol' ? token.symbol : undefined;
  if (token !== undefined && symbol === '{') {
    reader.fail(token.span, 'Formulas are grouped with round brackets.', { expected: ['('] });
  } else if (token !== undefined && symbol === '|') {
    reader.fail(token.span, 'An absolute value is written abs(x).', { expected: ['abs('] });
  } else {
    reader.failExpected(['expression'], 'a number, a name or a bracket');
  }
}
