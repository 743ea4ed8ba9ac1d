// Decides which repairs and commands are offered at a place: the fixes of findings, derivations, and the block's commands.
import { CodeActionKind } from 'vscode-languageserver-types';
import type { CodeAction, Diagnostic, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { contains } from '../engine/base/span.ts';
import type { DerivationReport, FixReport } from '../engine/report/blockAnalysis.ts';
import { blockFindings } from '../engine/report/blockFindings.ts';
import type { FindingPolicy } from '../engine/report/findingPolicy.ts';
import type { BlockSyntax } from '../engine/text/syntax.ts';
import { allowanceFix } from './allowanceFix.ts';
import { blockCommands } from './codeLens.ts';
import { bodyRange } from './convert.ts';
import { derivationEdit, derivationRegions } from './derivationRegion.ts';
import { analysisOf, blockAt } from './snapshot.ts';
import type { NoteSnapshot } from './snapshot.ts';

export interface CodeActionContext {
  /** The diagnostics that the client shows there. */
  readonly diagnostics: readonly Diagnostic[];
  /** The kinds that the client asks for; all of them where absent. */
  readonly only?: readonly string[] | undefined;
  /** Whether the client has the commands of a block. */
  readonly commands: boolean;
  /** What is told of what was found: there are no fixes for what is not shown. */
  readonly policy?: FindingPolicy;
}

/** Edits of exactly this version of the note: a client that has another one refuses them. */
export function versionedEdit(note: NoteSnapshot, edits: readonly TextEdit[]): WorkspaceEdit {
  return { documentChanges: [{ textDocument: { uri: note.uri, version: note.version }, edits: [...edits] }] };
}

function fixAction(
  note: NoteSnapshot,
  block: BlockSyntax,
  fix: FixReport,
  diagnostics: readonly Diagnostic[],
): CodeAction {
  const edits = fix.edits.map(({ span, replacement }) => ({
    range: bodyRange(note, block, span),
    newText: replacement,
  }));
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    isPreferred: fix.preferred,
    diagnostics: [...diagnostics],
    edit: versionedEdit(note, edits),
  };
}

function sameRange(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}

function fixes(
  note: NoteSnapshot,
  block: BlockSyntax,
  range: Range,
  { diagnostics, policy }: CodeActionContext,
): readonly CodeAction[] {
  const start = note.lines.offsetAt(range.start);
  const end = note.lines.offsetAt(range.end);
  return blockFindings(block, analysisOf(note, block), policy).flatMap((finding) => {
    const place = bodyRange(note, block, finding.span);
    if (note.lines.offsetAt(place.end) < start || note.lines.offsetAt(place.start) > end) return [];
    const mended = diagnostics.filter((d) => d.code === finding.code && sameRange(d.range, place));
    return [...finding.fixes, ...allowanceFix(block, finding)].map((fix) => fixAction(note, block, fix, mended));
  });
}

const derivationTitles: Readonly<Record<DerivationReport['id'], string>> = {
  information: 'Insert the derivation of the Fisher information',
  score: 'Insert the derivation of the score',
  bound: 'Insert the derivation of the bound',
};

/** The derivations that can be written for a block: those that stand in the note are updated, or offered no more. */
function derivationActions(note: NoteSnapshot, block: BlockSyntax): readonly CodeAction[] {
  // After a fence that is not closed everything is the block's own text.
  if (block.openFence) return [];
  const present = new Set(
    derivationRegions(note.text).flatMap((region) => (region.blockName === block.name ? [region.derivation] : [])),
  );
  return (analysisOf(note, block)?.derivations ?? []).flatMap((derivation) => {
    const edit = derivationEdit(note, block, derivation);
    if (edit === undefined) return [];
    const title = derivationTitles[derivation.id];
    return [
      {
        title: present.has(derivation.id) ? title.replace('Insert', 'Update') : title,
        kind: present.has(derivation.id) ? CodeActionKind.QuickFix : CodeActionKind.Source,
        edit: versionedEdit(note, [edit]),
      },
    ];
  });
}

/** The derivation at the offset that no longer follows from its model can be made anew from where it stands. */
function staleBlock(note: NoteSnapshot, offset: number): BlockSyntax | undefined {
  const region = derivationRegions(note.text).find((candidate) => contains(candidate.span, offset));
  return region && note.syntax.blocks.find((block) => block.name === region.blockName);
}

function isWanted(kind: string | undefined, only: readonly string[] | undefined): boolean {
  if (only === undefined) return true;
  return kind !== undefined && only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

/** The actions at a range, repairs first. They are computed from this version's text and analysis only. */
export function codeActionsAt(note: NoteSnapshot, range: Range, context: CodeActionContext): readonly CodeAction[] {
  const offset = note.lines.offsetAt(range.start);
  const block = blockAt(note, offset);
  if (block === undefined) {
    const stale = staleBlock(note, offset);
    const actions = stale === undefined ? [] : derivationActions(note, stale);
    return actions.filter(({ kind }) => kind === CodeActionKind.QuickFix && isWanted(kind, context.only));
  }
  const target = { uri: note.uri, blockName: block.name };
  const commands = context.commands
    ? blockCommands
        .filter(({ command }) => command !== 'fisherNotes.insertDerivation')
        .map(({ title, command }) => ({
          title,
          kind: CodeActionKind.Source,
          command: { title, command, arguments: [target] },
        }))
    : [];
  const actions = [...fixes(note, block, range, context), ...derivationActions(note, block), ...commands];
  return actions.filter(({ kind }) => isWanted(kind, context.only));
}
