// The rules for beta laws against E[log u] = ψ(a) − ψ(a + b) and E[log² u], in mpmath to 25 digits; also where the law lies beyond
// what exponentials reach in doubles.
import { describe, expect, it } from 'vitest';
import { betaRules } from '../../../server/engine/numeric/momentRules.ts';

describe('the rules for beta laws', () => {
  it.each([
    [0.3, 1700, -10.9407901126855827, 131.94566453145689],
    [2, 3, -1.08333333333333333, 1.59722222222222222],
  ])('Beta(%d, %d)', (a, b, first, second) => {
    for (const { nodes, weights } of betaRules(a, b)) {
      const mean = (f: (u: number) => number): number =>
        nodes.reduce((sum, u, i) => sum + (weights[i] ?? Number.NaN) * f(u), 0);
      expect(mean(() => 1)).toBeCloseTo(1, 9);
      expect(mean(Math.log) / first).toBeCloseTo(1, 8);
      expect(mean((u) => Math.log(u) ** 2) / second).toBeCloseTo(1, 8);
    }
  });

  it('come to an end where the middle of the law is beyond them', () => {
    const [rule] = betaRules(0.00117764, 0.09362172);
    expect(rule.nodes).toHaveLength(7);
  });
});
