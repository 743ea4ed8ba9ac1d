// Decides when a note's diagnostics are sent: together with the analyses where these come soon, else the reader's first.
import type { Diagnostic } from 'vscode-languageserver-types';
import type { NoteSnapshot } from '../service/snapshot.ts';

export interface PublisherOptions {
  /** How long the reader's findings wait for those of the analysis, so that marks do not flicker while one types. */
  readonly graceMilliseconds: number;
  /** How often a note is sent at most while its blocks are analyzed one after another. */
  readonly intervalMilliseconds: number;
  readonly note: (uri: string) => NoteSnapshot | undefined;
  readonly isPending: (uri: string) => boolean;
  readonly diagnostics: (note: NoteSnapshot) => readonly Diagnostic[];
  readonly send: (uri: string, version: number | undefined, diagnostics: Diagnostic[]) => void;
}

/** One timer a note. What is sent is computed when it is sent, from the newest version alone. */
export class Publisher {
  readonly #options: PublisherOptions;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  /** The note has a new text. */
  changed(uri: string): void {
    this.#cancel(uri);
    if (!this.#options.isPending(uri)) this.#send(uri);
    else this.#later(uri, this.#options.graceMilliseconds);
  }

  /** The analysis of one of the note's blocks has come. */
  analyzed(uri: string): void {
    if (!this.#options.isPending(uri)) {
      this.#cancel(uri);
      this.#send(uri);
    } else if (!this.#timers.has(uri)) this.#later(uri, this.#options.intervalMilliseconds);
  }

  /** The note is closed: its marks go. */
  closed(uri: string): void {
    this.#cancel(uri);
    this.#options.send(uri, undefined, []);
  }

  dispose(): void {
    for (const uri of [...this.#timers.keys()]) this.#cancel(uri);
  }

  #later(uri: string, milliseconds: number): void {
    this.#timers.set(
      uri,
      setTimeout(() => {
        this.#timers.delete(uri);
        this.#send(uri);
      }, milliseconds),
    );
  }

  #cancel(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
  }

  #send(uri: string): void {
    const note = this.#options.note(uri);
    if (note !== undefined) this.#options.send(uri, note.version, [...this.#options.diagnostics(note)]);
  }
}
