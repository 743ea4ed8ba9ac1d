// Decides what the server knows of each open note: its text by the protocol's edits, read anew only where it changed.
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DidChangeTextDocumentParams, DidOpenTextDocumentParams, Range } from 'vscode-languageserver';
import type { BlockAnalysis } from '../engine/report/blockAnalysis.ts';
import { editNote, openNote } from '../engine/text/noteParser.ts';
import type { ParsedNote } from '../engine/text/noteParser.ts';
import type { BlockSyntax } from '../engine/text/syntax.ts';
import { analysisKey, analysisRequest } from '../service/analysisKey.ts';
import { snapshotOf } from '../service/snapshot.ts';
import type { KnownAnalyses, NoteSnapshot } from '../service/snapshot.ts';
import type { Wanted } from './lane.ts';

/** One open note. `snapshot` is replaced at each change, never altered. */
interface OpenNote {
  document: TextDocument;
  parsed: ParsedNote;
  snapshot: NoteSnapshot;
  keys: ReadonlySet<string>;
  /** The keys that the last change brought: the blocks that the writer is at. */
  fresh: ReadonlySet<string>;
  visible: readonly Range[];
  /** By the block's name, what was last known of it: shown as stale while its present text is computed. */
  readonly previous: Map<string, BlockAnalysis>;
}

/** The open notes. */
export class Notes {
  readonly #notes = new Map<string, OpenNote>();
  readonly #known: KnownAnalyses;

  constructor(known: KnownAnalyses) {
    this.#known = known;
  }

  open({ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams): NoteSnapshot {
    const document = TextDocument.create(uri, languageId, version, text);
    const parsed = openNote(text);
    const snapshot = snapshotOf(uri, version, text, parsed.syntax, this.#known);
    const keys = keysOf(snapshot);
    this.#notes.set(uri, { document, parsed, snapshot, keys, fresh: new Set(), visible: [], previous: new Map() });
    return snapshot;
  }

  /** The note after an edit; undefined for a note that is not open. */
  change({ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams): NoteSnapshot | undefined {
    const note = this.#notes.get(uri);
    if (note === undefined) return undefined;
    this.#remember(note);
    note.document = TextDocument.update(note.document, contentChanges, version);
    const text = note.document.getText();
    note.parsed = editNote(note.parsed, text);
    note.snapshot = snapshotOf(uri, version, text, note.parsed.syntax, this.#known);
    const keys = keysOf(note.snapshot);
    const fresh = new Set([...keys].filter((key) => !note.keys.has(key)));
    // An edit of prose leaves the block that was being typed in the one to be computed first.
    if (fresh.size > 0) note.fresh = fresh;
    note.keys = keys;
    return note.snapshot;
  }

  close(uri: string): void {
    this.#notes.delete(uri);
  }

  get(uri: string): NoteSnapshot | undefined {
    return this.#notes.get(uri)?.snapshot;
  }

  all(): readonly NoteSnapshot[] {
    return [...this.#notes.values()].map(({ snapshot }) => snapshot);
  }

  see(uri: string, visible: readonly Range[]): void {
    const note = this.#notes.get(uri);
    if (note !== undefined) note.visible = visible;
  }

  /** What was known of a block before its present text. */
  previous(uri: string, blockName: string): BlockAnalysis | undefined {
    return this.#notes.get(uri)?.previous.get(blockName);
  }

  /** The note's blocks for the scheduler: those just edited first, then those in sight, then the others. */
  wanted(uri: string): readonly Wanted[] {
    const note = this.#notes.get(uri);
    if (note === undefined) return [];
    const { snapshot, fresh, visible } = note;
    const { blocks } = snapshot.syntax;
    return blocks.map((block) => {
      const key = analysisKey(block, blocks);
      const priority = fresh.has(key) ? 0 : this.#known(key) === undefined && isSeen(snapshot, block, visible) ? 1 : 2;
      return { key, request: () => analysisRequest(block, blocks), priority };
    });
  }

  /** The keys of the note's present blocks. */
  keys(uri: string): ReadonlySet<string> {
    return this.#notes.get(uri)?.keys ?? new Set();
  }

  #remember({ snapshot, previous }: OpenNote): void {
    for (const block of snapshot.syntax.blocks) {
      const analysis = this.#known(analysisKey(block, snapshot.syntax.blocks));
      if (analysis !== undefined) previous.set(block.name, analysis);
    }
  }
}

function isSeen({ lines }: NoteSnapshot, block: BlockSyntax, visible: readonly Range[]): boolean {
  if (visible.length === 0) return false;
  const first = lines.positionAt(block.span.start).line;
  const last = lines.positionAt(block.span.end).line;
  return visible.some((range) => range.start.line <= last && first <= range.end.line);
}

function keysOf({ syntax: { blocks } }: NoteSnapshot): ReadonlySet<string> {
  return new Set(blocks.map((block) => analysisKey(block, blocks)));
}
