// Assembles the report of a note from the analyses of its blocks: names, places, and the parts that were asked for.
import type { LineMap, Span } from '../base/span.ts';
import { noteSpan } from '../text/placement.ts';
import type { BlockSyntax, NoteSyntax } from '../text/syntax.ts';
import type { BlockAnalysis, FindingReport } from './blockAnalysis.ts';
import { blockFindings, issueFinding } from './blockFindings.ts';
import { underPolicy, usualPolicy, type FindingPolicy } from './findingPolicy.ts';
import { reportParts } from './schema.ts';
import type { DiagnosticReport, ModelReport, Report, ReportPart } from './schema.ts';

export type NoteReport = Report['notes'][number];

export interface NoteReportRequest {
  /** As the reader of the report knows the note. */
  readonly path: string;
  readonly lines: LineMap;
  readonly syntax: NoteSyntax;
  /** The analysis of each block's present text; a block without one has its reader's findings only. */
  readonly analysisOf: (block: BlockSyntax) => BlockAnalysis | undefined;
  /** Findings about the note itself, with spans in the note. */
  readonly noteFindings?: readonly FindingReport[];
  /** The parts that each model has; all of them where absent. */
  readonly parts?: readonly ReportPart[];
  /** What is told of what was found; all that is usual where absent. */
  readonly policy?: FindingPolicy;
}

/** The report of one note: its models in their order, its diagnostics in the order of the text. */
export function noteReport(request: NoteReportRequest): NoteReport {
  const { lines, syntax, policy = usualPolicy } = request;
  const range = ({ start, end }: Span) => ({ start: lines.positionAt(start), end: lines.positionAt(end) });
  const diagnostics: DiagnosticReport[] = [];
  const tell = ({ code, severity, message }: FindingReport, place: Span, model: string | null) => {
    diagnostics.push({ code, severity, message, range: range(place), model });
  };
  const models: ModelReport[] = [];
  const ofNote = [...syntax.issues.map(issueFinding), ...(request.noteFindings ?? [])];
  for (const finding of underPolicy(ofNote, policy)) tell(finding, finding.span, null);
  for (const block of syntax.blocks) {
    const analysis = request.analysisOf(block);
    for (const finding of blockFindings(block, analysis, policy))
      tell(finding, noteSpan(block, finding.span), block.name);
    if (analysis?.model === undefined || analysis.model === null) continue;
    const model = { name: block.name, origin: 'block' as const, range: range(block.span), ...analysis.model };
    models.push(request.parts === undefined ? model : onlyParts(model, request.parts));
  }
  diagnostics.sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
  return { path: request.path, models, diagnostics };
}

function onlyParts(model: ModelReport, parts: readonly ReportPart[]): ModelReport {
  const dropped: ReadonlySet<string> = new Set(reportParts.filter((part) => !parts.includes(part)));
  // What is dropped is optional in a model, so what is left is one.
  return Object.fromEntries(Object.entries(model).filter(([name]) => !dropped.has(name))) as unknown as ModelReport;
}
