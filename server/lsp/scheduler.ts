// Decides which block is computed next, how deep, and who is told: findings of all blocks, and beside them a closer look at some.
import type { AnalysisRequest } from '../engine/analysis.ts';
import type { BlockAnalysis, Depth } from '../engine/report/blockAnalysis.ts';
import { failedAnalysis, withoutMore } from '../service/failedAnalysis.ts';
import type { AnalysisCache } from './analysisCache.ts';
import { Lane } from './lane.ts';
import type { Wanted } from './lane.ts';
import type { StatisticsAnswer } from './messages.ts';
import type { Outcome, WorkerHost } from './workerHost.ts';

export interface SchedulerOptions {
  /** The thread for findings: diagnostics never wait for anything else. */
  readonly findingsHost: WorkerHost;
  /** The thread for full analyses, each begun when the findings of its block are known. */
  readonly fullHost: WorkerHost;
  readonly cache: AnalysisCache;
  /** How long a computation whose text has changed may go on before its thread is killed. */
  readonly patienceMilliseconds: number;
  /** Called when a block's analysis is newly known in this depth, for every note that wants it. */
  readonly onKnown: (uri: string, key: string, depth: Depth) => void;
}

interface Waiter {
  readonly key: string;
  readonly depth: Depth;
  readonly resolve: (analysis: BlockAnalysis | undefined) => void;
}

/** The work queue. Every analysis that it gives belongs to exactly the key that was asked for. */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #notes = new Map<string, ReadonlyMap<string, Wanted>>();
  readonly #findings: Lane;
  readonly #full: Lane;
  #waiters: readonly Waiter[] = [];
  #computed = 0;
  #deepened = 0;
  #cached = 0;
  #superseded = 0;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    const { findingsHost, fullHost, patienceMilliseconds } = options;
    const isWanted = this.#isWanted;
    this.#findings = new Lane({
      host: findingsHost,
      depth: 'findings',
      patienceMilliseconds,
      isWanted,
      next: () => this.#nextOfFindings(),
      ended: (key, request, outcome) => this.#found(key, request, outcome),
    });
    this.#full = new Lane({
      host: fullHost,
      depth: 'full',
      patienceMilliseconds,
      isWanted,
      next: () => this.#nextToDeepen(),
      ended: (key, _request, outcome) => this.#deepen(key, outcome),
    });
  }

  get statistics(): StatisticsAnswer {
    const wanted = new Set([...this.#notes.values()].flatMap((blocks) => [...blocks.keys()]));
    const deepening = new Set(this.#waiters.filter(({ depth }) => depth === 'full').map(({ key }) => key));
    return {
      computed: this.#computed,
      deepened: this.#deepened,
      cached: this.#cached,
      superseded: this.#superseded,
      workerRestarts: this.#findings.restarts + this.#full.restarts,
      pending: [...wanted].filter(this.#isMissing).length,
      deepening: deepening.size,
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
   * The analysis of a key that a note holds, in this depth or a greater one, computed before those for which nobody waits;
   * undefined once no note holds it any more, for its text has changed then.
   */
  async analysis(key: string, depth: Depth): Promise<BlockAnalysis | undefined> {
    const known = this.#knownIn(depth, key);
    if (known !== undefined) return known;
    if (!this.#isWanted(key)) return undefined;
    if (depth === 'full') this.#options.fullHost.warmUp();
    return new Promise((resolve) => {
      this.#waiters = [...this.#waiters, { key, depth, resolve }];
      this.#pump();
    });
  }

  /** Whether the findings of any of the keys are still to be computed. */
  isPending(keys: Iterable<string>): boolean {
    for (const key of keys) if (this.#isMissing(key)) return true;
    return false;
  }

  dispose(): void {
    this.#notes.clear();
    this.#findings.dispose();
    this.#full.dispose();
    for (const waiter of this.#waiters) waiter.resolve(undefined);
    this.#waiters = [];
  }

  #knownIn(depth: Depth, key: string): BlockAnalysis | undefined {
    const known = this.#options.cache.get(key);
    return depth === 'findings' || known?.depth === 'full' ? known : undefined;
  }

  readonly #isMissing = (key: string): boolean => !this.#options.cache.has(key);

  readonly #isWanted = (key: string): boolean => this.#wanted(key) !== undefined;

  #wanted(key: string): Wanted | undefined {
    for (const wanted of this.#notes.values()) {
      const found = wanted.get(key);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #pump(): void {
    this.#findings.pump();
    this.#full.pump();
  }

  /** After a change of what is wanted: lets go of waiters whose text is gone. */
  #release(): void {
    const gone = this.#waiters.filter((waiter) => !this.#isWanted(waiter.key));
    if (gone.length > 0) this.#waiters = this.#waiters.filter((waiter) => !gone.includes(waiter));
    for (const waiter of gone) waiter.resolve(undefined);
    this.#findings.release();
    this.#full.release();
  }

  #nextOfFindings(): Wanted | undefined {
    const awaited = this.#waiters.find(({ key }) => this.#isMissing(key));
    if (awaited !== undefined) return this.#wanted(awaited.key);
    let best: Wanted | undefined;
    for (const wanted of this.#notes.values()) {
      for (const candidate of wanted.values()) {
        if ((best === undefined || candidate.priority < best.priority) && this.#isMissing(candidate.key))
          best = candidate;
      }
    }
    return best;
  }

  /** The block that was asked for last: that is the one that is looked at. */
  #nextToDeepen(): Wanted | undefined {
    const asked = this.#waiters.findLast(({ key, depth }) => depth === 'full' && !this.#isMissing(key));
    return asked === undefined ? undefined : this.#wanted(asked.key);
  }

  #found(key: string, request: AnalysisRequest, outcome: Outcome): void {
    if (outcome.kind === 'abandoned') {
      this.#superseded++;
      return;
    }
    this.#computed++;
    this.#store(key, outcome.kind === 'analysis' ? outcome.analysis : failedAnalysis(request, outcome), 'findings');
    this.#full.pump();
  }

  #deepen(key: string, outcome: Outcome): void {
    // What was dropped from the cache meanwhile is wanted by nobody.
    const findings = this.#options.cache.get(key);
    if (outcome.kind === 'abandoned' || findings === undefined) {
      this.#superseded++;
      return;
    }
    this.#deepened++;
    this.#store(key, outcome.kind === 'analysis' ? outcome.analysis : withoutMore(findings), 'full');
  }

  #store(key: string, analysis: BlockAnalysis, depth: Depth): void {
    if (!this.#isWanted(key)) this.#superseded++;
    this.#options.cache.set(key, analysis, this.#isWanted);
    const isAnswered = (waiter: Waiter): boolean =>
      waiter.key === key && (waiter.depth === 'findings' || analysis.depth === 'full');
    const answered = this.#waiters.filter(isAnswered);
    this.#waiters = this.#waiters.filter((waiter) => !isAnswered(waiter));
    for (const waiter of answered) waiter.resolve(analysis);
    for (const [uri, wanted] of this.#notes) if (wanted.has(key)) this.#options.onKnown(uri, key, depth);
  }
}
