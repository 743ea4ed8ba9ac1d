// What reading a note can find wrong in it.
import type { Span } from '../base/span.ts';

/** The diagnostic codes that reading a note can give. */
export type SyntaxIssueCode = 'syntax' | 'duplicate-name';

export interface SyntaxIssue {
  readonly code: SyntaxIssueCode;
  readonly span: Span;
  readonly message: string;
  /** What could have stood there, for completion and tests. */
  readonly expected: readonly string[];
  /** A repair: put `replacement` in place of `span`. */
  readonly suggestion: { readonly replacement: string; readonly span: Span } | undefined;
  readonly related: readonly { readonly span: Span; readonly message: string }[];
}
