/** Decides how a block's text falls into statements, so that a mistake in one line leaves the others alone. */

import { contentKey } from './key.ts';
import { parseExpression as readExpression } from './expressionParser.ts';
import { tokenize } from './lexer.ts';
import type { Token } from './lexer.ts';
import { parseStatement, statementWord } from './statementParser.ts';
import type { BlockBody, ExpressionSyntax, StatementSyntax, SyntaxIssue } from './syntax.ts';
import { TokenReader } from './tokenReader.ts';

/** The block whose text this is, read. Linear in the text; never fails: what can't be read is in `issues`. */
export function parseBlock(text: string): BlockBody {
  const { tokens, comments } = tokenize(text);
  const statements: StatementSyntax[] = [];
  const issues: SyntaxIssue[] = [];
  for (const line of splitStatements(tokens)) {
    const reader = new TokenReader(text, line, 0);
    statements.push(parseStatement(reader));
    if (reader.issue !== undefined) issues.push(reader.issue);
  }
  return { text, key: contentKey(text), statements, comments, issues };
}

/** One expression, such as a report prints, with the mistake in it, if any. Line ends and comments count as blank space. */
export function parseExpression(text: string): {
  readonly expression: ExpressionSyntax;
  readonly issues: readonly SyntaxIssue[];
} {
  const tokens = tokenize(text).tokens.filter((token) => token.kind !== 'newline');
  const reader = new TokenReader(text, tokens, 0);
  const expression = readExpression(reader);
  if (!reader.atEnd) reader.failExpected(['end of expression'], 'the end of the expression');
  return { expression, issues: reader.issue === undefined ? [] : [reader.issue] };
}

/** The tokens of each statement, without newlines: a line goes on while a bracket is open, unless the next begins a statement. */
function splitStatements(tokens: readonly Token[]): Token[][] {
  const statements: Token[][] = [];
  let current: Token[] = [];
  let depth = 0;
  tokens.forEach((token, index) => {
    if (token.kind === 'newline') {
      if (depth > 0 && !beginsStatement(tokens, index + 1)) return;
      if (current.length > 0) statements.push(current);
      current = [];
      depth = 0;
      return;
    }
    current.push(token);
    depth = Math.max(0, depth + bracketStep(token));
  });
  if (current.length > 0) statements.push(current);
  return statements;
}

function bracketStep(token: Token): -1 | 0 | 1 {
  if (token.kind !== 'symbol') return 0;
  if (token.symbol === '(' || token.symbol === '[' || token.symbol === '{') return 1;
  return token.symbol === ')' || token.symbol === ']' || token.symbol === '}' ? -1 : 0;
}

/**
 * Whether a line can only be a statement, also where a bracket is still open: a statement's word and a name or number
 * beside it, or a `~` after names, are nothing that an expression can contain.
 */
function beginsStatement(tokens: readonly Token[], start: number): boolean {
  const first = tokens[start];
  const second = tokens[start + 1];
  if (first?.kind === 'name' && statementWord(first.name) !== undefined) {
    if (second?.kind === 'name' || second?.kind === 'number') return true;
  }
  for (let at = start; ; at++) {
    const token = tokens[at];
    if (token?.kind === 'symbol' && token.symbol === '~') return at > start;
    const listed = token?.kind === 'name' || (token?.kind === 'symbol' && ['(', ')', ','].includes(token.symbol));
    if (!listed) return false;
  }
}
