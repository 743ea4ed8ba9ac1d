// Decides how the engine's thread lives: started when it is first needed, killed when it hangs, replaced when it dies.
import { Worker } from 'node:worker_threads';
import type { AnalysisRequest } from '../engine/analysis.ts';
import type { BlockAnalysis } from '../engine/report/blockAnalysis.ts';
import type { AnalysisFailure } from '../service/failedAnalysis.ts';

export interface WorkerQuestion {
  readonly id: number;
  readonly request: AnalysisRequest;
}

export type WorkerAnswer =
  | { readonly id: number; readonly analysis: BlockAnalysis; readonly failure: null }
  | { readonly id: number; readonly analysis: null; readonly failure: string };

/** How a computation ended. */
export type Outcome =
  | { readonly kind: 'analysis'; readonly analysis: BlockAnalysis }
  | AnalysisFailure
  /** `abandon` or `dispose` ended it; nobody wants its answer. */
  | { readonly kind: 'abandoned' };

interface Job {
  readonly id: number;
  readonly settle: (outcome: Outcome) => void;
  readonly guard: NodeJS.Timeout;
}

/** One engine thread that computes one thing at a time. `run` never rejects. */
export class WorkerHost {
  readonly #source: URL;
  readonly #guardMilliseconds: number;
  #worker: Worker | undefined;
  #job: Job | undefined;
  #lastId = 0;
  #started = 0;

  /** `source`: the thread's module; `guardMilliseconds`: the wall-clock time that one computation may take. */
  constructor(source: URL, guardMilliseconds: number) {
    this.#source = source;
    this.#guardMilliseconds = guardMilliseconds;
  }

  get busy(): boolean {
    return this.#job !== undefined;
  }

  /** How often a thread had to be started after the first one. */
  get restarts(): number {
    return Math.max(0, this.#started - 1);
  }

  /** Starts the thread, so that the first computation need not wait for the engine to be read. */
  warmUp(): void {
    this.#worker ??= this.#start();
  }

  /** Computes. Only when not `busy`. */
  run(request: AnalysisRequest): Promise<Outcome> {
    if (this.#job !== undefined) throw new Error('The worker computes one block at a time.');
    const worker = (this.#worker ??= this.#start());
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      const guard = setTimeout(
        () => this.#end({ kind: 'overtime', milliseconds: this.#guardMilliseconds }),
        this.#guardMilliseconds,
      );
      this.#job = { id, guard, settle: resolve };
      worker.postMessage({ id, request } satisfies WorkerQuestion);
    });
  }

  /** Kills the computation that runs, if any, and starts a fresh thread. */
  abandon(): void {
    if (this.#job !== undefined) this.#end({ kind: 'abandoned' });
  }

  /** Ends the thread for good. */
  dispose(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#settle({ kind: 'abandoned' });
    if (worker !== undefined) void worker.terminate();
  }

  #start(): Worker {
    this.#started++;
    // The server's own standard input and output carry the protocol: the thread must not write there.
    const worker = new Worker(this.#source, { stdout: true, stderr: true });
    worker.on('message', (answer: WorkerAnswer) => {
      if (this.#worker !== worker || answer.id !== this.#job?.id) return;
      this.#settle(
        answer.failure === null
          ? { kind: 'analysis', analysis: answer.analysis }
          : { kind: 'failure', reason: answer.failure },
      );
    });
    const died = (reason: string) => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#settle({ kind: 'failure', reason });
    };
    worker.on('error', (error: unknown) => died(error instanceof Error ? error.message : String(error)));
    worker.on('messageerror', (error: unknown) => died(String(error)));
    worker.on('exit', (code) => died(`the engine's thread ended with code ${code}`));
    // A server whose connection is closed may end, whatever the engine is at.
    worker.unref();
    return worker;
  }

  /** Kills the thread; the next one is started at once, to be ready when it is needed. */
  #end(outcome: Outcome): void {
    const worker = this.#worker;
    this.#worker = this.#start();
    if (worker !== undefined) void worker.terminate();
    this.#settle(outcome);
  }

  #settle(outcome: Outcome): void {
    const job = this.#job;
    if (job === undefined) return;
    this.#job = undefined;
    clearTimeout(job.guard);
    job.settle(outcome);
  }
}
