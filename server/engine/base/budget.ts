/** How much work a computation may do, counted in deterministic steps so that a note gives the same report on every machine. */

/** Thrown by `Budget.spend` when the steps asked for exceed what is left; whoever opened the budget turns it into a value. */
export class BudgetExceeded extends Error {
  readonly limit: number;

  constructor(limit: number) {
    super(`The step budget of ${limit} is exhausted.`);
    this.name = 'BudgetExceeded';
    this.limit = limit;
  }
}

/** A count of steps (one per integrand evaluation, series term, rewriting step, …) with an upper limit. */
export class Budget {
  readonly limit: number;
  #spent = 0;

  /** `limit`: the number of steps that may be spent; nonnegative, Infinity for no limit. */
  constructor(limit: number) {
    if (!(limit >= 0)) throw new RangeError(`A budget's limit must be nonnegative, not ${limit}.`);
    this.limit = limit;
  }

  /** The steps spent so far; never above `limit`. */
  get spent(): number {
    return this.#spent;
  }

  /** The steps that can still be spent. */
  get remaining(): number {
    return this.limit - this.#spent;
  }

  /** Takes `steps` from the budget. Throws `BudgetExceeded`, and leaves nothing, when fewer remain. */
  spend(steps: number): void {
    if (this.#spent + steps > this.limit) {
      this.#spent = this.limit;
      throw new BudgetExceeded(this.limit);
    }
    this.#spent += steps;
  }
}

/** The result of the computation; undefined where it spends its budget. */
export function unlessSpent<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return undefined;
  }
}

/** The result of a computation that may take a share of the steps that are left, and spends what it takes; undefined where they do not reach. */
export function withinShare<T>(budget: Budget, share: number, compute: (own: Budget) => T): T | undefined {
  const own = new Budget(Math.floor(budget.remaining * share));
  const result = unlessSpent(() => compute(own));
  budget.spend(own.spent);
  return result;
}
