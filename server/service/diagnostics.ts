// Decides what the editor marks in a note: what its reader found, and what is known of each block's present text.
import { DiagnosticTag } from 'vscode-languageserver-types';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Span } from '../engine/base/span.ts';
import type { FindingReport } from '../engine/report/blockAnalysis.ts';
import { blockFindings, issueFinding } from '../engine/report/blockFindings.ts';
import { underPolicy, usualPolicy, type FindingPolicy } from '../engine/report/findingPolicy.ts';
import type { BlockSyntax } from '../engine/text/syntax.ts';
import { toRange, toSeverity } from './convert.ts';
import { staleDerivations } from './derivationRegion.ts';
import { analysisOf, inNote } from './snapshot.ts';
import type { NoteSnapshot } from './snapshot.ts';

export interface DiagnosticOptions {
  /** The URI of the folder that holds a page for each code; no links without it. */
  readonly rulesBase?: string | undefined;
  /** Whether the client shows related places; else they are told in the message. */
  readonly relatedInformation: boolean;
  /** What is told of what was found; all that is usual where absent. */
  readonly policy?: FindingPolicy;
}

const unnecessary: ReadonlySet<string> = new Set(['unused-parameter', 'unused-definition']);

/** The page of a code, in the documentation that comes with the extension. */
export function rulePage(rulesBase: string, code: string): string {
  return `${rulesBase.replace(/\/+$/, '')}/${code}.md`;
}

function toDiagnostic(
  note: NoteSnapshot,
  finding: FindingReport,
  place: (span: Span) => Span,
  options: DiagnosticOptions,
): Diagnostic {
  const related = finding.related.map(({ span, message }) => ({ range: toRange(note.lines, place(span)), message }));
  const told = options.relatedInformation
    ? finding.message
    : [finding.message, ...related.map(({ range, message }) => `(line ${range.start.line + 1}: ${message})`)].join(' ');
  return {
    source: 'fisher-notes',
    code: finding.code,
    severity: toSeverity(finding.severity),
    message: told,
    range: toRange(note.lines, place(finding.span)),
    ...(options.rulesBase === undefined
      ? {}
      : { codeDescription: { href: rulePage(options.rulesBase, finding.code) } }),
    ...(options.relatedInformation && related.length > 0
      ? { relatedInformation: related.map(({ range, message }) => ({ location: { uri: note.uri, range }, message })) }
      : {}),
    ...(unnecessary.has(finding.code) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  };
}

/** What is told of one block. The analysis' findings are among them only where the analysis is of the present text. */
export function blockDiagnostics(
  note: NoteSnapshot,
  block: BlockSyntax,
  options: DiagnosticOptions,
): readonly Diagnostic[] {
  return blockFindings(block, analysisOf(note, block), options.policy).map((finding) =>
    toDiagnostic(note, finding, (span) => inNote(block, span), options),
  );
}

/** All that is told of a note now. Linear in its blocks and findings. */
export function noteDiagnostics(note: NoteSnapshot, options: DiagnosticOptions): readonly Diagnostic[] {
  const ofNote = [...note.syntax.issues.map(issueFinding), ...staleDerivations(note)];
  return [
    ...underPolicy(ofNote, options.policy ?? usualPolicy).map((finding) =>
      toDiagnostic(note, finding, (span) => span, options),
    ),
    ...note.syntax.blocks.flatMap((block) => blockDiagnostics(note, block, options)),
  ];
}
