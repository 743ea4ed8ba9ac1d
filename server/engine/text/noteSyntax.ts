// The shape of a note and of a block in its place; see syntax.ts for the two systems of offsets.
import type { Span } from '../base/span.ts';
import type { BlockBody } from './syntax.ts';
import type { SyntaxIssue } from './syntaxIssue.ts';

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
