// Decides which block is computed next, when a computation is given up, and who is told: at most one block at a time.
import type { AnalysisRequest } from '../engine/analysis.ts';
import type { BlockAnalysis } from '../engine/report/blockAnalysis.ts';
import { failedAnalysis } from '../service/failedAnalysis.ts';
import type { AnalysisCache } from './analysisCache.ts';
import type { StatisticsAnswer } from './messages.ts';
import type { WorkerHost } from './workerHost.ts';

/** A block that an open note holds. */
export interface Wanted {
  readonly key: string;
  readonly request: () => AnalysisRequest;
  /** Smaller is sooner; among equals the order in the note. */
  readonly priority: number;
}

export interface SchedulerOptions {
  readonly host: WorkerHost;
  readonly cache: AnalysisCache;
  /** How long a computation whose text has changed may go on before its thread is killed. */
  readonly patienceMilliseconds: number;
  /** Called when a block's analysis is newly known, for every note that wants it. */
  readonly onKnown: (uri: string, key: string) => void;
}

interface Waiter {
  readonly key: string;
  readonly resolve: (analysis: BlockAnalysis | undefined) => void;
}

/** The work queue. Every analysis that it gives belongs to exactly the key that was asked for. */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #notes = new Map<string, ReadonlyMap<string, Wanted>>();
  #waiters: readonly Waiter[] = [];
  #running: string | undefined;
  #patience: NodeJS.Timeout | undefined;
  #computed = 0;
  #cached = 0;
  #superseded = 0;
  #disposed = false;

  constructor(options: SchedulerOptions) {
    this.#options = options;
  }

  get statistics(): StatisticsAnswer {
    const pending = new Set([...this.#notes.values()].flatMap((wanted) => [...wanted.keys()]).filter(this.#isMissing));
    return {
      computed: this.#computed,
      cached: this.#cached,
      superseded: this.#superseded,
      workerRestarts: this.#options.host.restarts,
      pending: pending.size,
    };
  }

  /** The blocks that a note now holds. What it no longer holds is not computed for it any more. */
  want(uri: string, blocks: readonly Wanted[]): void {
    const before = this.#notes.get(uri);
    const wanted = new Map<string, Wanted>();
    for (const block of blocks) {
      const same = wanted.get(block.key);
      if (same === undefined || block.priority < same.priority) wanted.set(block.key, block);
      if (before?.has(block.key) !== true && this.#options.cache.has(block.key)) {
        this.#cached++;
        this.#options.cache.touch(block.key);
      }
    }
    this.#notes.set(uri, wanted);
    this.#release();
  }

  /** The note is closed. */
  drop(uri: string): void {
    this.#notes.delete(uri);
    this.#release();
  }

  /**
   * The analysis of a key that a note holds, computed before all others; undefined once no note holds it any more,
   * for its text has changed then.
   */
  async analysis(key: string): Promise<BlockAnalysis | undefined> {
    const known = this.#options.cache.get(key);
    if (known !== undefined) return known;
    if (!this.#isWanted(key)) return undefined;
    return new Promise((resolve) => {
      this.#waiters = [...this.#waiters, { key, resolve }];
      this.#pump();
    });
  }

  /** Whether any of the keys is still to be computed. */
  isPending(keys: Iterable<string>): boolean {
    for (const key of keys) if (this.#isMissing(key)) return true;
    return false;
  }

  dispose(): void {
    this.#disposed = true;
    this.#notes.clear();
    clearTimeout(this.#patience);
    this.#options.host.dispose();
    for (const waiter of this.#waiters) waiter.resolve(undefined);
    this.#waiters = [];
  }

  readonly #isMissing = (key: string): boolean => !this.#options.cache.has(key);

  readonly #isWanted = (key: string): boolean => {
    for (const wanted of this.#notes.values()) if (wanted.has(key)) return true;
    return false;
  };

  /** After a change of what is wanted: lets go of waiters and of a computation whose text is gone, and goes on. */
  #release(): void {
    const gone = this.#waiters.filter((waiter) => !this.#isWanted(waiter.key));
    if (gone.length > 0) this.#waiters = this.#waiters.filter((waiter) => !gone.includes(waiter));
    for (const waiter of gone) waiter.resolve(undefined);
    const running = this.#running;
    if (running !== undefined && !this.#isWanted(running)) {
      // Most computations end sooner than a new thread starts, so the old one is given a little time.
      this.#patience ??= setTimeout(() => this.#options.host.abandon(), this.#options.patienceMilliseconds);
    } else {
      clearTimeout(this.#patience);
      this.#patience = undefined;
    }
    this.#pump();
  }

  #next(): Wanted | undefined {
    for (const { key } of this.#waiters) {
      for (const wanted of this.#notes.values()) {
        const found = wanted.get(key);
        if (found !== undefined) return found;
      }
    }
    let best: Wanted | undefined;
    for (const wanted of this.#notes.values()) {
      for (const candidate of wanted.values()) {
        if ((best === undefined || candidate.priority < best.priority) && this.#isMissing(candidate.key))
          best = candidate;
      }
    }
    return best;
  }

  #pump(): void {
    if (this.#disposed || this.#running !== undefined) return;
    const next = this.#next();
    if (next === undefined) return;
    this.#running = next.key;
    void this.#compute(next.key, next.request());
  }

  async #compute(key: string, request: AnalysisRequest): Promise<void> {
    const { host, cache } = this.#options;
    const outcome = await host.run(request);
    clearTimeout(this.#patience);
    this.#patience = undefined;
    this.#running = undefined;
    if (this.#disposed) return;
    if (outcome.kind === 'abandoned') this.#superseded++;
    else {
      this.#computed++;
      const analysis = outcome.kind === 'analysis' ? outcome.analysis : failedAnalysis(request, outcome);
      if (!this.#isWanted(key)) this.#superseded++;
      cache.set(key, analysis, this.#isWanted);
      const answered = this.#waiters.filter((waiter) => waiter.key === key);
      this.#waiters = this.#waiters.filter((waiter) => waiter.key !== key);
      for (const waiter of answered) waiter.resolve(analysis);
      for (const [uri, wanted] of this.#notes) if (wanted.has(key)) this.#options.onKnown(uri, key);
    }
    this.#pump();
  }
}
