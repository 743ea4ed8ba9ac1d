// Decides which analyses are kept: all that an open note shows, and of the others those used last.
import type { BlockAnalysis } from '../engine/report/blockAnalysis.ts';

/** Analyses by key. What is wanted is never dropped, so that a large note does not compute its own blocks again and again. */
export class AnalysisCache {
  readonly #entries = new Map<string, BlockAnalysis>();
  readonly #spare: number;

  /** `spare`: how many analyses are kept that no open note shows (after an undo they are wanted again). */
  constructor(spare = 200) {
    this.#spare = spare;
  }

  get(key: string): BlockAnalysis | undefined {
    return this.#entries.get(key);
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  /** Marks as used last; a Map keeps the order of insertion. */
  touch(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
  }

  set(key: string, analysis: BlockAnalysis, isWanted: (key: string) => boolean): void {
    this.#entries.delete(key);
    this.#entries.set(key, analysis);
    // Looked through only now and then: `isWanted` asks all open notes.
    if (this.#entries.size % 64 !== 0 || this.#entries.size <= this.#spare) return;
    const unwanted = [...this.#entries.keys()].filter((candidate) => !isWanted(candidate));
    for (const old of unwanted.slice(0, Math.max(0, unwanted.length - this.#spare))) this.#entries.delete(old);
  }
}
