/**
 * Decides the shape of what a note says, before any meaning: blocks, statements, laws, domains, expressions.
 *
 * Two systems of offsets, told apart by where a span stands:
 * - in a `NoteSyntax`, a `FormulaSpan` and in a block's placement (`span`, `fenceSpan`, `bodySpan`, `nameSpan`):
 *   offsets in the NOTE's text;
 * - in a `BlockBody` (`statements`, `comments`, `issues`, and every node beneath them): offsets in `body.text`, the
 *   block's own text, from which the prefixes of quotes and lists are removed and whose lines end in \n.
 * `noteSpan(block, span)` of `placement.ts` leads from the second to the first. So a body depends on its text alone, and
 * an analysis kept by `key` stays valid, spans included, when the block is moved, quoted or indented.
 */

import type { Span } from '../base/span.ts';
import type { StatementSyntax } from './statementSyntax.ts';
import type { SyntaxIssue } from './syntaxIssue.ts';

export type * from './expressionSyntax.ts';
export type * from './statementSyntax.ts';
export type * from './syntaxIssue.ts';

export interface CommentSyntax {
  readonly span: Span;
  /** Without the `#`, trimmed. */
  readonly text: string;
}

/** What stands between the fences, read. Spans are offsets in `text`. */
export interface BlockBody {
  readonly text: string;
  /** The same for the same text as far as it is read, and (but for a collision of 64 bits) for no other. */
  readonly key: string;
  readonly statements: readonly StatementSyntax[];
  readonly comments: readonly CommentSyntax[];
  readonly issues: readonly SyntaxIssue[];
}

/** Where a line of a body stands: its first code unit, in the body and in the note (relative to the block's `span.start`). */
export interface BodyLine {
  readonly body: number;
  readonly note: number;
}

/** A model block in its place. `span`, `fenceSpan`, `bodySpan`, `nameSpan` are offsets in the note, all else in `text`. */
export interface BlockSyntax extends BlockBody {
  /** As declared, else `model-1`, `model-2` … by its place among the note's model blocks. */
  readonly name: string;
  /** Where the name is declared; undefined for a block that declares none. */
  readonly nameSpan: Span | undefined;
  /** From the opening fence to the end of the closing one. */
  readonly span: Span;
  /** The opening line, from its first fence character to its end. */
  readonly fenceSpan: Span;
  /** From the start of the first line after the opening fence to the end of the last line before the closing fence. */
  readonly bodySpan: Span;
  /** Whether the closing fence is missing. */
  readonly openFence: boolean;
  readonly lines: readonly BodyLine[];
}

/** How a formula is delimited. */
export type MathDelimiter = '$' | '$$' | '\\(' | '\\[' | '\\\\(' | '\\\\[' | '$`' | 'fence';

/** A piece of mathematics in prose. Spans are offsets in the note. */
export interface FormulaSpan {
  readonly span: Span;
  readonly delimiter: MathDelimiter;
  readonly display: boolean;
  /** Between the delimiters. Lines of a quoted formula carry their prefixes in here; `text` does not. */
  readonly contentSpan: Span;
  /** The LaTeX, with the prefixes of quotes and lists removed. */
  readonly text: string;
  /** From offsets in `text` to the note, relative to `span.start`, as for a block. */
  readonly lines: readonly BodyLine[];
}

/** A note, read. All spans are offsets in the note. */
export interface NoteSyntax {
  readonly length: number;
  readonly blocks: readonly BlockSyntax[];
  readonly formulas: readonly FormulaSpan[];
  /** The YAML between the `---` lines, these included. */
  readonly frontMatter: Span | undefined;
  /** Of the note itself (names used twice, fences not closed); the issues in a block stand in the block. */
  readonly issues: readonly SyntaxIssue[];
}
