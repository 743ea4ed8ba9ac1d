// Decides how notes, analyses and what is sent to the client hang together: the one place that holds the server's state.
import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { BlockAnalysis, Depth } from '../engine/report/blockAnalysis.ts';
import type { BlockSyntax } from '../engine/text/syntax.ts';
import { analysisKey } from '../service/analysisKey.ts';
import { noteDiagnostics } from '../service/diagnostics.ts';
import type { NoteSnapshot } from '../service/snapshot.ts';
import { AnalysisCache } from './analysisCache.ts';
import { assertCurrent, contentModifiedError, within } from './answers.ts';
import type { Client } from './client.ts';
import type { ServerNotifications } from './messages.ts';
import { Notes } from './notes.ts';
import { Publisher } from './publisher.ts';
import { Scheduler } from './scheduler.ts';
import { WorkerHost } from './workerHost.ts';

export interface SessionOptions {
  /** The module of the engine's thread. */
  readonly workerSource: URL;
  /** The wall-clock time that one block's analysis may take before its thread is killed. */
  readonly guardMilliseconds: number;
  /** How long an analysis whose text has changed may go on before its thread is killed. */
  readonly patienceMilliseconds: number;
}

const graceMilliseconds = 60;
const intervalMilliseconds = 100;

/** A running server, from the client's first word to its last. */
export class Session {
  readonly client: Client;
  readonly notes: Notes;
  readonly scheduler: Scheduler;
  readonly findingsHost: WorkerHost;
  readonly #connection: Connection;
  readonly #publisher: Publisher;
  /** Notes whose hints were answered before all of their blocks were analyzed. */
  readonly #owedHints = new Set<string>();
  /** Analyses that are known, but of which the client has not been told. */
  readonly #untold = new Map<string, { readonly keys: Set<string>; timer: NodeJS.Timeout | undefined }>();

  constructor(connection: Connection, client: Client, options: SessionOptions) {
    const cache = new AnalysisCache();
    this.client = client;
    this.#connection = connection;
    this.notes = new Notes((key) => cache.get(key));
    this.findingsHost = new WorkerHost(options.workerSource, options.guardMilliseconds);
    this.scheduler = new Scheduler({
      findingsHost: this.findingsHost,
      fullHost: new WorkerHost(options.workerSource, options.guardMilliseconds),
      cache,
      patienceMilliseconds: options.patienceMilliseconds,
      onKnown: (uri, key, depth) => this.#known(uri, key, depth),
    });
    this.#publisher = new Publisher({
      graceMilliseconds,
      intervalMilliseconds,
      note: (uri) => this.notes.get(uri),
      isPending: (uri) => this.scheduler.isPending(this.notes.keys(uri)),
      diagnostics: (note) => noteDiagnostics(note, client.diagnosticOptions),
      send: (uri, version, diagnostics) => {
        void connection.sendDiagnostics({ uri, ...(version === undefined ? {} : { version }), diagnostics });
      },
    });
  }

  /** A note has been opened or edited. */
  changed(note: NoteSnapshot): void {
    // The engine begins first; what is done here is done beside it.
    this.scheduler.want(note.uri, this.notes.wanted(note.uri));
    this.#publisher.changed(note.uri);
  }

  closed(uri: string): void {
    this.notes.close(uri);
    this.#owedHints.delete(uri);
    this.scheduler.drop(uri);
    this.#publisher.closed(uri);
  }

  /** The note of a request; throws ContentModified where it is not open (any more). */
  note(uri: string): NoteSnapshot {
    const note = this.notes.get(uri);
    if (note === undefined) throw contentModifiedError();
    return note;
  }

  /** Throws unless the note is still the one that the request asked about. */
  assertCurrent(note: NoteSnapshot, token: CancellationToken): void {
    assertCurrent(token, note.version, this.notes.get(note.uri)?.version);
  }

  /**
   * Waits until the blocks of this version are analyzed in this depth, these before all others. False when the time is over first;
   * throws when the request is cancelled, or the note is another by then.
   */
  async analyzed(
    note: NoteSnapshot,
    blocks: readonly BlockSyntax[],
    milliseconds: number,
    token: CancellationToken,
    depth: Depth = 'findings',
  ): Promise<boolean> {
    const keys = blocks.map((block) => analysisKey(block, note.syntax.blocks));
    const all = Promise.all(keys.map((key) => this.scheduler.analysis(key, depth)));
    const analyses = await within(all, milliseconds, token);
    this.assertCurrent(note, token);
    return analyses !== undefined;
  }

  /** The analysis of a block of this version, however long it takes; throws as `analyzed` does. */
  async analysis(
    note: NoteSnapshot,
    block: BlockSyntax,
    token: CancellationToken,
    depth: Depth = 'findings',
  ): Promise<BlockAnalysis> {
    const key = analysisKey(block, note.syntax.blocks);
    const analysis = await within(this.scheduler.analysis(key, depth), 2 ** 30, token);
    this.assertCurrent(note, token);
    if (analysis === undefined) throw contentModifiedError();
    return analysis;
  }

  /** The hints that were given of a note are not all: the client is asked to ask again when the rest is known. */
  oweHints(uri: string): void {
    this.#owedHints.add(uri);
  }

  /** What is shown follows the client's settings: marks are sent anew, and the client asks for hints and lenses again. */
  refresh(): void {
    for (const note of this.notes.all()) this.#publisher.changed(note.uri);
    this.#refreshHints();
    if (this.client.refreshesCodeLenses) {
      this.#connection.sendRequest('workspace/codeLens/refresh').catch(() => undefined);
    }
  }

  dispose(): void {
    for (const { timer } of this.#untold.values()) clearTimeout(timer);
    this.#publisher.dispose();
    this.scheduler.dispose();
  }

  /** While many blocks are computed one after another the client is told of them together. */
  #known(uri: string, key: string, depth: Depth): void {
    const told = this.#untold.get(uri) ?? { keys: new Set<string>(), timer: undefined };
    this.#untold.set(uri, told);
    told.keys.add(key);
    if (depth === 'full') {
      // Nothing that is marked in the text has changed.
      this.#tell(uri);
      return;
    }
    this.#publisher.analyzed(uri);
    if (this.scheduler.isPending(this.notes.keys(uri))) {
      told.timer ??= setTimeout(() => this.#tell(uri), intervalMilliseconds);
      return;
    }
    this.#tell(uri);
    if (this.#owedHints.delete(uri)) this.#refreshHints();
  }

  #tell(uri: string): void {
    const told = this.#untold.get(uri);
    this.#untold.delete(uri);
    clearTimeout(told?.timer);
    const note = this.notes.get(uri);
    if (note === undefined || told === undefined) return;
    const { blocks } = note.syntax;
    const keys = blocks.filter((block) => told.keys.has(analysisKey(block, blocks))).map((block) => block.key);
    if (keys.length === 0) return;
    const changed: ServerNotifications['fisherNotes/analysisChanged'] = { uri, version: note.version, keys };
    void this.#connection.sendNotification('fisherNotes/analysisChanged', changed);
  }

  #refreshHints(): void {
    if (this.client.refreshesInlayHints) this.#connection.languages.inlayHint.refresh().catch(() => undefined);
  }
}
