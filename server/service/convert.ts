// Decides how the engine's spans and severities are written in the protocol.
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Range } from 'vscode-languageserver-types';
import type { LineMap, Span } from '../engine/base/span.ts';
import type { Severity } from '../engine/report/schema.ts';
import type { BlockSyntax } from '../engine/text/syntax.ts';
import { inNote } from './snapshot.ts';
import type { NoteSnapshot } from './snapshot.ts';

/** The range of a stretch of the note, in UTF-16 code units. */
export function toRange(lines: LineMap, covered: Span): Range {
  return { start: lines.positionAt(covered.start), end: lines.positionAt(covered.end) };
}

/** The range in the note of a stretch of a block's text. */
export function bodyRange(note: NoteSnapshot, block: BlockSyntax, inBody: Span): Range {
  return toRange(note.lines, inNote(block, inBody));
}

const severityNumbers: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toSeverity(severity: Severity): DiagnosticSeverity {
  return severityNumbers[severity];
}

const markdownSpecial = /[\\`*_{}[\]<>#|~$!&]/g;

/** Text that Markdown shows as it stands; the notes' names and messages are not Markdown. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(markdownSpecial, (character) => `\\${character}`);
}

/** Text as Markdown code, whatever backticks it holds. */
export function markdownCode(text: string): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), (run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}
