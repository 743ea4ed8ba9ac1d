// What is found again costs what it cost, in both counts, and what cannot be paid for ends where computing would.
import { describe, expect, it } from 'vitest';
import { Budget, BudgetExceeded } from '../../../server/engine/base/budget.ts';
import { Replayed } from '../../../server/engine/base/replayed.ts';
import { charge, countWork } from '../../../server/engine/base/work.ts';

describe('a result that is replayed', () => {
  const key = {};

  function asked(replayed: Replayed<object, number>, name: string, limit = 100): { value: number; spent: number[] } {
    const budget = new Budget(limit);
    const { value, steps } = countWork(1000, () =>
      replayed.of(key, name, budget, () => {
        budget.spend(7);
        charge(30);
        return made++;
      }),
    );
    return { value, spent: [budget.spent, steps] };
  }
  let made = 0;

  it('costs the same the second time', () => {
    const replayed = new Replayed<object, number>(4);
    const first = asked(replayed, 'a');
    expect(first.spent).toEqual([7, 30]);
    expect(asked(replayed, 'a')).toEqual(first);
    expect(asked(replayed, 'b').value).not.toBe(first.value);
  });

  it('is forgotten after so many others, which costs nothing more', () => {
    const replayed = new Replayed<object, number>(2);
    const first = asked(replayed, 'a');
    asked(replayed, 'b');
    asked(replayed, 'c');
    const again = asked(replayed, 'a');
    expect(again.value).not.toBe(first.value);
    expect(again.spent).toEqual(first.spent);
  });

  it('ends at the budget as computing does', () => {
    const replayed = new Replayed<object, number>(2);
    expect(() => asked(replayed, 'a', 6)).toThrow(BudgetExceeded);
    asked(replayed, 'a');
    expect(() => asked(replayed, 'a', 6)).toThrow(BudgetExceeded);
    expect(asked(replayed, 'a', 7).spent).toEqual([7, 30]);
  });
});
