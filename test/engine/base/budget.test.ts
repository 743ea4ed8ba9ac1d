import { describe, expect, it } from 'vitest';
import { Budget, BudgetExceeded } from '../../../server/engine/base/budget.ts';

describe('Budget', () => {
  it('counts what is spent and what remains', () => {
    const budget = new Budget(10);
    budget.spend(3);
    budget.spend(7);
    expect(budget.spent).toBe(10);
    expect(budget.remaining).toBe(0);
  });

  it('throws when more is asked for than remains, and leaves nothing', () => {
    const budget = new Budget(10);
    budget.spend(4);
    expect(() => {
      budget.spend(7);
    }).toThrow(BudgetExceeded);
    expect(budget.remaining).toBe(0);
    expect(() => {
      budget.spend(1);
    }).toThrow(BudgetExceeded);
  });

  it('never ends when the limit is infinite', () => {
    const budget = new Budget(Infinity);
    budget.spend(1e12);
    expect(budget.remaining).toBe(Infinity);
  });

  it('refuses a limit that is not a nonnegative number', () => {
    expect(() => new Budget(Number.NaN)).toThrow(RangeError);
    expect(() => new Budget(-1)).toThrow(RangeError);
  });
});
