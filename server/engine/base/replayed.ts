// Repeats what was computed before, at the price of computing it: who asks first and who asks again cannot tell.
import type { Budget } from './budget.ts';
import { charge, workLeft, workSpent } from './work.ts';

interface Result<V> {
  readonly value: V;
  readonly steps: number;
  readonly work: number;
}

/** Results by an object and a name. They are no part of an analysis: each time, the budget and the work pay for them in full. */
export class Replayed<K extends object, V> {
  readonly #known = new WeakMap<K, Map<string, Result<V>>>();
  /** Of one object the last so many are kept. */
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** `compute` is determined by key and name, and takes nothing that is `Remembered`, whose price is another the second time. */
  of(key: K, name: string, budget: Budget, compute: () => V): V {
    let named = this.#known.get(key);
    if (named === undefined) this.#known.set(key, (named = new Map<string, Result<V>>()));
    const known = named.get(name);
    // what is not paid for in full ends where computing would
    if (known !== undefined && known.steps <= budget.remaining && known.work <= workLeft()) {
      budget.spend(known.steps);
      charge(known.work);
      return known.value;
    }
    const [steps, work] = [budget.spent, workSpent()];
    const value = compute();
    const [oldest] = named.keys();
    if (named.size >= this.#most && oldest !== undefined) named.delete(oldest);
    named.set(name, { value, steps: budget.spent - steps, work: workSpent() - work });
    return value;
  }
}
