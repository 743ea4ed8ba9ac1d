// Decides how one engine thread works off what it is given: one block at a time, given up when nobody wants it any more.
import type { AnalysisRequest } from '../engine/analysis.ts';
import type { Depth } from '../engine/report/blockAnalysis.ts';
import type { Outcome, WorkerHost } from './workerHost.ts';

/** A block that an open note holds. */
export interface Wanted {
  readonly key: string;
  readonly request: () => AnalysisRequest;
  /** Smaller is sooner; among equals the order in the note. */
  readonly priority: number;
}

export interface LaneOptions {
  readonly host: WorkerHost;
  readonly depth: Depth;
  /** How long a computation whose text has changed may go on before its thread is killed. */
  readonly patienceMilliseconds: number;
  readonly isWanted: (key: string) => boolean;
  readonly next: () => Wanted | undefined;
  readonly ended: (key: string, request: AnalysisRequest, outcome: Outcome) => void;
}

export class Lane {
  readonly #options: LaneOptions;
  #running: string | undefined;
  #patience: NodeJS.Timeout | undefined;
  #disposed = false;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  get restarts(): number {
    return this.#options.host.restarts;
  }

  /** Begins the next computation, unless one runs or there is none. */
  pump(): void {
    if (this.#disposed || this.#running !== undefined) return;
    const next = this.#options.next();
    if (next === undefined) return;
    this.#running = next.key;
    void this.#compute(next.key, { ...next.request(), depth: this.#options.depth });
  }

  /** After a change of what is wanted: lets go of a computation whose text is gone, and goes on. */
  release(): void {
    const { host, isWanted, patienceMilliseconds } = this.#options;
    if (this.#running !== undefined && !isWanted(this.#running)) {
      // Most computations end sooner than a new thread starts, so the old one is given a little time.
      this.#patience ??= setTimeout(() => host.abandon(), patienceMilliseconds);
    } else this.#keep();
    this.pump();
  }

  dispose(): void {
    this.#disposed = true;
    this.#keep();
    this.#options.host.dispose();
  }

  #keep(): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
  }

  async #compute(key: string, request: AnalysisRequest): Promise<void> {
    const outcome = await this.#options.host.run(request);
    this.#keep();
    this.#running = undefined;
    if (this.#disposed) return;
    this.#options.ended(key, request, outcome);
    this.pump();
  }
}
