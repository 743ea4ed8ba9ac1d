// Decides how a condition is tested where expressions are compiled: on the registers that hold its differences.
import type { Condition, Expr } from './expr.ts';

/** The test of a condition, given the register of each expression. */
export function testOf(condition: Condition, slotOf: (expr: Expr) => number): (registers: Float64Array) => boolean {
  if (condition.kind === 'not') {
    const part = testOf(condition.part, slotOf);
    return (r) => !part(r);
  }
  if (condition.kind === 'comparison') {
    const slot = slotOf(condition.difference);
    const { relation } = condition;
    return (r) => {
      const d = r[slot] as number;
      return relation === '<' ? d < 0 : relation === '<=' ? d <= 0 : relation === '=' ? d === 0 : d !== 0;
    };
  }
  const parts = condition.parts.map((p) => testOf(p, slotOf));
  return condition.kind === 'all' ? (r) => parts.every((p) => p(r)) : (r) => parts.some((p) => p(r));
}
