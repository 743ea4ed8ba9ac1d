// Decides what is reported of one note: every block is analyzed here and now, and a crash in one of them stays its own.
import { analyzeBlock } from '../engine/analysis.ts';
import type { BlockAnalysis, Depth } from '../engine/report/blockAnalysis.ts';
import type { FindingPolicy } from '../engine/report/findingPolicy.ts';
import { furtherParts } from '../engine/report/furtherReport.ts';
import { noteReport } from '../engine/report/noteReport.ts';
import type { NoteReport } from '../engine/report/noteReport.ts';
import type { ReportPart } from '../engine/report/schema.ts';
import { parseNote } from '../engine/text/noteParser.ts';
import type { BlockSyntax } from '../engine/text/syntax.ts';
import { analysisKey, analysisRequest } from '../service/analysisKey.ts';
import { staleDerivations } from '../service/derivationRegion.ts';
import { failedAnalysis } from '../service/failedAnalysis.ts';
import { analysisOf, snapshotOf } from '../service/snapshot.ts';
import type { NoteFile } from './findNotes.ts';

function analyze(block: BlockSyntax, blocks: readonly BlockSyntax[], depth: Depth): BlockAnalysis {
  const request = { ...analysisRequest(block, blocks), depth };
  try {
    return analyzeBlock(request);
  } catch (error) {
    return failedAnalysis(request, { kind: 'failure', reason: error instanceof Error ? error.message : String(error) });
  }
}

/** The report of a note, with what the policy shows of its findings; only as deep as its parts ask for. */
export function checkNote(
  { path, text }: NoteFile,
  parts: readonly ReportPart[] | undefined,
  policy?: FindingPolicy,
): NoteReport {
  const syntax = parseNote(text);
  const depth = parts === undefined || parts.some((part) => furtherParts.has(part)) ? 'full' : 'findings';
  const analyses = new Map<string, BlockAnalysis>();
  for (const block of syntax.blocks) {
    const key = analysisKey(block, syntax.blocks);
    if (!analyses.has(key)) analyses.set(key, analyze(block, syntax.blocks, depth));
  }
  const note = snapshotOf(path, 0, text, syntax, (key) => analyses.get(key));
  return noteReport({
    path,
    lines: note.lines,
    syntax,
    analysisOf: (block) => analysisOf(note, block),
    noteFindings: staleDerivations(note),
    ...(parts === undefined ? {} : { parts }),
    ...(policy === undefined ? {} : { policy }),
  });
}
