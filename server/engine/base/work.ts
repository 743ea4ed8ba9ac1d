// How much work of any kind a part of an analysis may do, counted where expressions are built, terms multiplied and programs
// run: one count for all of it, so that a note stops at the same place on every machine.

/** Thrown by `charge` when the part that is under way has no steps left; `within` alone turns it into a value. */
export class WorkExceeded extends Error {
  constructor() {
    super('The steps of this part are exhausted.');
    this.name = 'WorkExceeded';
  }
}

let spent = 0;
let ceiling = Infinity;

/** Takes steps, about 10 ns each, from the part that is under way; throws `WorkExceeded` where they are not left. `steps` is whole. */
export function charge(steps: number): void {
  spent += steps;
  if (spent > ceiling) throw new WorkExceeded();
}

/** The steps taken so far: what it is later, less what it is now, is the price of what comes between. */
export const workSpent = (): number => spent;

/** The steps that are left to the part that is under way. */
export const workLeft = (): number => ceiling - spent;

/**
 * The result of the computation, or of `otherwise` where it takes more than `limit` steps. Where it is what surrounds it that has
 * no more left, that ends as well: so a result never depends on how much others left.
 */
export function within<T>(limit: number, compute: () => T, otherwise: () => T): T {
  const outer = { ceiling, record };
  const own = spent + limit;
  ceiling = Math.min(own, ceiling);
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof WorkExceeded) || own > outer.ceiling) throw error;
  } finally {
    spent = Math.min(spent, ceiling);
    ({ ceiling, record } = outer);
  }
  return otherwise();
}

/** What a computation was charged, in order, and which remembered computations it asked for. */
interface Bill {
  readonly items: (number | Bill)[];
  /** What its result belongs to: held, so that no result is forgotten and paid for again. */
  readonly key: object;
  /** The analysis in which it was paid last. */
  paidIn: number;
}

interface Open {
  readonly bill: Bill;
  /** What was spent when its last item was put down. */
  since: number;
}

let record: Open | undefined;
let analysis = 0;
/** What was paid for in this analysis, held as long as it lasts. */
let paid: Bill[] = [];
/** The parts of this analysis that took too long. */
let tooLong: string[] = [];

export interface Counted<T> {
  readonly value: T;
  readonly steps: number;
  /** The names of the parts that were given up. */
  readonly givenUp: readonly string[];
}

/**
 * An analysis of its own, whose parts take at most `limit` steps together. What it finds remembered from others it pays for as if
 * it had computed it, so that what was computed before changes its count only by what other caches keep, well below
 * 1 %: an answer depends on that only where a part ends within as little of its limit.
 */
export function countWork<T>(limit: number, compute: () => T): Counted<T> {
  const outer = { spent, ceiling, record, paid, tooLong };
  const givenUp: string[] = [];
  analysis++;
  [spent, ceiling, record, paid, tooLong] = [0, limit, undefined, [], givenUp];
  try {
    const value = compute();
    return { value, steps: spent, givenUp };
  } finally {
    ({ spent, ceiling, record, paid, tooLong } = outer);
    analysis++;
  }
}

/** The parts that were given up so far. */
export const givenUpParts = (): readonly string[] => [...new Set(tooLong)];

/** A computation that may take a share of the steps that are left. What is remembered beyond an analysis has no shares. */
export const inShare = <T>(share: number, compute: () => T, otherwise: () => T): T =>
  record !== undefined || ceiling === Infinity ? compute() : within(Math.floor(share * workLeft()), compute, otherwise);

/**
 * A part of an analysis: it may take a share of the steps that are left to what it is a part of. Where these do not suffice it is
 * given up, by its name, and the rest goes on.
 */
export const part = <T>(name: string, compute: () => T, otherwise: () => T, share = 1 / 3): T =>
  inShare(share, compute, () => {
    tooLong.push(name);
    return otherwise();
  });

/** The computation without any charge: for results that are kept elsewhere than in `Remembered`, and cost little. */
export function withoutCharge<T>(compute: () => T): T {
  const outer = { spent, ceiling, record };
  [ceiling, record] = [Infinity, undefined];
  try {
    return compute();
  } finally {
    ({ spent, ceiling, record } = outer);
  }
}

const stepsOfLookup = 10;

interface Result<V> {
  readonly value: V;
  readonly bill: Bill;
}

/** Results by the object, and the name, that they belong to: each is computed once. */
export class Remembered<K extends object, V> {
  readonly #known = new WeakMap<K, Map<string, Result<V>>>();
  /** Those that were set and not computed: each counts in the analyses in which what set it was computed, or paid for. */
  readonly #set = new WeakMap<K, Result<V>>();

  of(key: K, compute: () => V, name = ''): V {
    charge(stepsOfLookup);
    const set = name === '' ? this.#set.get(key) : undefined;
    if (set?.bill.paidIn === analysis) return set.value;
    let named = this.#known.get(key);
    if (named === undefined) this.#known.set(key, (named = new Map<string, Result<V>>()));
    let known = named.get(name);
    if (record !== undefined) putDown(record);
    if (known === undefined) {
      known = billed(key, compute);
      named.set(name, known);
    } else if (known.bill.paidIn !== analysis) pay(known.bill);
    if (record !== undefined) {
      record.bill.items.push(known.bill);
      record.since = spent;
    }
    return known.value;
  }

  /** Sets a result that this analysis knows without computation. */
  set(key: K, value: V): void {
    const set = this.#set.get(key);
    const bill: Bill = set?.value === value ? set.bill : { items: [], key, paidIn: -1 };
    settle(bill);
    this.#set.set(key, { value, bill });
    record?.bill.items.push(bill);
  }

  /** The result, where it is known. */
  known(key: K): V | undefined {
    const found = [this.#set.get(key), this.#known.get(key)?.get('')];
    return found.find((result) => result?.bill.paidIn === analysis)?.value;
  }
}

/** Puts down what was charged since the last item. */
function putDown(open: Open): void {
  if (spent > open.since) open.bill.items.push(spent - open.since);
  open.since = spent;
}

function billed<V>(key: object, compute: () => V): { readonly value: V; readonly bill: Bill } {
  const outer = record;
  const own: Open = { bill: { items: [], key, paidIn: -1 }, since: spent };
  record = own;
  try {
    const value = compute();
    putDown(own);
    settle(own.bill);
    return { value, bill: own.bill };
  } catch (error) {
    // whoever goes on without the result has paid for the attempt, and for what was asked for in it
    putDown(own);
    settle(own.bill);
    outer?.bill.items.push(own.bill);
    if (outer !== undefined) outer.since = spent;
    throw error;
  } finally {
    record = outer;
  }
}

/** Charges what a remembered result was charged, but for what this analysis has paid already. */
function pay(bill: Bill): void {
  for (const item of bill.items) {
    if (typeof item === 'number') charge(item);
    else if (item.paidIn !== analysis) pay(item);
  }
  settle(bill);
}

function settle(bill: Bill): void {
  bill.paidIn = analysis;
  paid.push(bill);
}
