// Decides what `fisher-notes check` prints, and its exit code.
import { setImmediate } from 'node:timers/promises';
import type { NoteReport } from '../engine/report/noteReport.ts';
import { severities } from '../engine/report/schema.ts';
import type { Report, Severity } from '../engine/report/schema.ts';
import { isRegular, regularityVerdict } from '../service/warrant.ts';
import { checkArguments } from './checkArguments.ts';
import { checkNote } from './checkNote.ts';
import { diagnosticText } from './diagnosticText.ts';
import { findNotes } from './findNotes.ts';
import type { NoteFile } from './findNotes.ts';
import { modelText } from './modelText.ts';

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function severityCounts(report: Report): readonly string[] {
  const all = report.notes.flatMap((note) => note.diagnostics);
  return severities.flatMap((severity) => {
    const count = all.filter((diagnostic) => diagnostic.severity === severity).length;
    const many = severity === 'information' ? 'informations' : `${severity}s`;
    return count === 0 ? [] : [counted(count, severity, many)];
  });
}

/** 4 notes, 9 models: 8 regular, 1 not; 1 warning. */
export function summary(report: Report): string {
  const models = report.notes.flatMap((note) => note.models);
  const verdicts = models.filter((model) => model.regularity !== undefined).map(regularityVerdict);
  const count = (wanted: string) => verdicts.filter((verdict) => verdict === wanted).length;
  const told = [
    ...(verdicts.some(isRegular) ? [`${verdicts.filter(isRegular).length} regular`] : []),
    ...(count('not regular') > 0 ? [`${count('not regular')} not`] : []),
    ...(count('regularity not decided') > 0 ? [`${count('regularity not decided')} not decided`] : []),
  ];
  const found = severityCounts(report);
  const counts = `${counted(report.notes.length, 'note')}, ${counted(models.length, 'model')}`;
  return `${counts}${told.length > 0 ? `: ${told.join(', ')}` : ''}${found.length > 0 ? `; ${found.join(', ')}` : ''}`;
}

/** The report for reading: each model, then what was found in its note. */
export function reportText(report: Report, files: readonly NoteFile[]): string {
  const parts = report.notes.flatMap((note) => {
    const text = files.find((file) => file.path === note.path)?.text ?? '';
    return [
      ...note.models.map((model) => modelText(note.path, model)),
      ...note.diagnostics.map((diagnostic) => diagnosticText(note.path, text, diagnostic)),
    ];
  });
  return [...parts, summary(report)].join('\n\n') + '\n';
}

function isAtLeast(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(least);
}

/** Checks the notes and prints; the exit code is 0 or 1. Throws `UnusableArguments`. */
export async function check(args: readonly string[], out: (text: string) => void): Promise<number> {
  const { notes, format, only, failOn, policy } = checkArguments(args);
  const files = await findNotes(notes);
  const reports: NoteReport[] = [];
  for (const file of files) {
    reports.push(checkNote(file, only, policy));
    // What is looked up by weak references is freed between turns only.
    await setImmediate();
  }
  const report: Report = { version: 1, notes: reports };
  out(format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : reportText(report, files));
  const found = report.notes.some((note) => note.diagnostics.some(({ severity }) => isAtLeast(severity, failOn)));
  return found ? 1 : 0;
}
