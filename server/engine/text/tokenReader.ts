/** Decides how a statement's tokens are walked, and that only the first mistake in a statement is reported. */

import type { Span } from '../base/span.ts';
import type { Token } from './lexer.ts';
import type { ErrorSyntax, SyntaxIssue } from './syntax.ts';

/** Brackets within brackets, and operators within operators, beyond these exhaust the stack of whoever walks the tree. */
const nestingLimit = 100;

/** What an issue says besides its message and place. */
interface IssueDetails {
  readonly expected?: readonly string[];
  readonly suggestion?: { readonly replacement: string; readonly span: Span } | undefined;
}

/** An issue with the code `syntax`. */
export function syntaxIssue(span: Span, message: string, details: IssueDetails = {}): SyntaxIssue {
  const { expected = [], suggestion } = details;
  return { code: 'syntax', span, message, expected, suggestion, related: [] };
}

/** A place in the tokens of one statement (which hold no newlines), and the first mistake found there. */
export class TokenReader {
  readonly tokens: readonly Token[];
  readonly text: string;
  private index = 0;
  private depth = 0;
  private firstIssue: SyntaxIssue | undefined;
  private readonly startOffset: number;

  /** `startOffset` is where an empty list of tokens would stand. */
  constructor(text: string, tokens: readonly Token[], startOffset: number) {
    this.text = text;
    this.tokens = tokens;
    this.startOffset = startOffset;
  }

  /** The first mistake, or `undefined` while all is well. */
  get issue(): SyntaxIssue | undefined {
    return this.firstIssue;
  }

  get atEnd(): boolean {
    return this.index >= this.tokens.length;
  }

  /** The token `ahead` of the current one; `undefined` past the end. */
  peek(ahead = 0): Token | undefined {
    return this.tokens[this.index + ahead];
  }

  /** Moves past the current token. */
  advance(): void {
    if (!this.atEnd) this.index++;
  }

  /** Moves past all tokens. */
  skipToEnd(): void {
    this.index = this.tokens.length;
  }

  /** Where the current token starts; past the end, where the last one ends. */
  get start(): number {
    return this.peek()?.span.start ?? this.previousEnd;
  }

  /** Where the token before the current one ends. */
  get previousEnd(): number {
    return this.tokens[this.index - 1]?.span.end ?? this.startOffset;
  }

  /** From `start` to the end of the last token read; empty where none was. */
  spanFrom(start: number): Span {
    return { start, end: Math.max(start, this.previousEnd) };
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token?.kind === 'symbol' && token.symbol === symbol;
  }

  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token?.kind === 'name' && token.name === word;
  }

  /** Moves past the symbol if it is the current token. */
  takeSymbol(symbol: string): Span | undefined {
    const token = this.peek();
    if (token?.kind !== 'symbol' || token.symbol !== symbol) return undefined;
    this.advance();
    return token.span;
  }

  /** Moves past the word if it is the current token. */
  takeWord(word: string): Span | undefined {
    const token = this.peek();
    if (token?.kind !== 'name' || token.name !== word) return undefined;
    this.advance();
    return token.span;
  }

  /** Moves past the symbol, or reports that it is missing and stays. */
  expectSymbol(symbol: string, purpose: string): Span | undefined {
    const taken = this.takeSymbol(symbol);
    if (taken === undefined) this.failExpected([symbol], `${quoted(symbol)} ${purpose}`);
    return taken;
  }

  /** Reports a mistake, unless one was reported before: what follows from the first would only be noise. */
  fail(span: Span, message: string, details: IssueDetails = {}): void {
    this.firstIssue ??= syntaxIssue(span, message, details);
  }

  /** Reports that something else was expected at the current token; at the end the place is empty, after the last token. */
  failExpected(expected: readonly string[], description: string, details: IssueDetails = {}): void {
    const token = this.peek();
    if (token?.kind === 'unknown') {
      const suggestion =
        token.replacement === undefined ? undefined : { replacement: token.replacement, span: token.span };
      this.fail(token.span, token.message, { expected, suggestion });
    } else if (token === undefined) {
      this.fail(this.spanAtEnd, `Expected ${description}.`, { expected, ...details });
    } else {
      this.fail(token.span, `Expected ${description}, found ${quoted(token.text)}.`, { expected, ...details });
    }
  }

  private get spanAtEnd(): Span {
    return { start: this.previousEnd, end: this.previousEnd };
  }

  /** Reads something nested, unless it is nested too deeply: then the rest is skipped and `otherwise` is the answer. */
  nested<T>(read: () => T, otherwise: () => T): T {
    if (this.depth >= nestingLimit) {
      const token = this.peek();
      this.fail(
        token?.span ?? this.spanAtEnd,
        `Brackets and signs can be nested ${nestingLimit} deep; name a part with let.`,
      );
      this.skipToEnd();
      return otherwise();
    }
    this.depth++;
    const result = read();
    this.depth--;
    return result;
  }
}

/** A piece of the language in a message. */
export function quoted(text: string): string {
  return text.length > 40 ? `“${text.slice(0, 40)}…”` : `“${text}”`;
}

/** A choice in a message: `a, b or c`. */
export function oneOf(choices: readonly string[]): string {
  const head = choices.slice(0, -1).join(', ');
  const last = choices.at(-1) ?? '';
  return head === '' ? last : `${head} or ${last}`;
}

/** Words that end an expression or join two; no name in a formula is spelled so. */
export const reservedWords: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in', 'on']);

/** The hole at the current place: what stands for an expression that could not be read. */
export function hole(reader: TokenReader): ErrorSyntax {
  return { kind: 'error', span: { start: reader.start, end: reader.start } };
}
