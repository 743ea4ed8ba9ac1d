// What there is to tell a writer about a block, and how grave each code is.
import type { Span } from '../base/span.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Every diagnostic code with its usual severity; each has a page in docs/rules. */
export const diagnosticSeverities = {
  syntax: 'error',
  'unknown-distribution': 'error',
  'unknown-function': 'error',
  'undefined-symbol': 'error',
  'duplicate-name': 'error',
  'duplicate-statement': 'error',
  'argument-count': 'error',
  'argument-name': 'error',
  'type-mismatch': 'error',
  'missing-file': 'error',
  'bad-data': 'error',
  'data-outside-support': 'error',
  'outside-domain': 'error',
  'parameter-on-boundary': 'warning',
  'support-depends-on-parameter': 'warning',
  'moving-support': 'information',
  'not-differentiable': 'warning',
  'score-mean-nonzero': 'warning',
  'infinite-information': 'warning',
  'singular-information': 'warning',
  unidentifiable: 'warning',
  'ill-conditioned': 'information',
  'not-normalised': 'error',
  'negative-density': 'error',
  'improper-kernel': 'error',
  'unused-parameter': 'warning',
  'unused-definition': 'warning',
  'shadowed-name': 'warning',
  'domain-too-wide': 'error',
  'bound-not-attained': 'hint',
  'claim-false': 'error',
  'claim-undecided': 'information',
  'stale-derivation': 'warning',
  'budget-exceeded': 'information',
  'not-computed': 'information',
  'internal-error': 'error',
  'integer-parameter': 'information',
  'recognized-family': 'hint',
  'likely-meant': 'hint',
  'unused-allowance': 'information',
  'unstated-domain': 'hint',
  'unstated-sample-size': 'hint',
} as const satisfies Readonly<Record<string, Severity>>;

export type DiagnosticCode = keyof typeof diagnosticSeverities;

/** Those that are told only to who asks for them. */
export const pedanticCodes: ReadonlySet<string> = new Set<DiagnosticCode>(['unstated-domain', 'unstated-sample-size']);

/** A replacement in the block's own text. */
export interface Edit {
  readonly span: Span;
  readonly replacement: string;
}
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Whether it is the one repair that most likely was meant. */
  readonly preferred: boolean;
}
export interface Related {
  readonly span: Span;
  readonly message: string;
}

/** Something to tell the writer; spans are offsets in the block's own text. */
export interface ModelIssue {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

export interface IssueDetails {
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

export function makeIssue(code: DiagnosticCode, span: Span, message: string, details: IssueDetails = {}): ModelIssue {
  return {
    code,
    severity: details.severity ?? diagnosticSeverities[code],
    message,
    span,
    // the place itself is no other place
    related: (details.related ?? []).filter((r) => r.span.start !== span.start || r.span.end !== span.end),
    fixes: details.fixes ?? [],
  };
}

/** Puts `replacement` in place of the span. */
export function replaceFix(span: Span, replacement: string, title = `Write “${replacement}”`): Fix {
  return { title, edits: [{ span, replacement }], preferred: true };
}

/** Where issues are gathered; one mistake told twice at one place counts once. */
export class IssueList {
  private readonly list: ModelIssue[] = [];
  private readonly seen = new Set<string>();

  get issues(): readonly ModelIssue[] {
    return this.list;
  }

  /** Whether something that keeps the block from being computed was reported. */
  get hasErrors(): boolean {
    return this.list.some((issue) => issue.severity === 'error');
  }

  report(code: DiagnosticCode, span: Span, message: string, details: IssueDetails = {}): void {
    const key = `${code}@${span.start}-${span.end}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.list.push(makeIssue(code, span, message, details));
  }
}

/** “a”, “b” and “c”. */
export function listed(parts: readonly string[], conjunction = 'and'): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${conjunction} ${parts[parts.length - 1] ?? ''}`;
}
