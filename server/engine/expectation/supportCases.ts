// Expectations over an interval whose ends are written by cases of the parameters: at a point, over the case that holds there.
import { number, piecewise, zero } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { IntervalSupport } from '../distributions/support.ts';
import type { PreparedExpectation } from './preparedExpectation.ts';

/** Whether an end is written by cases. */
export const hasCases = ({ lower, upper }: IntervalSupport): boolean =>
  lower.kind === 'piecewise' || upper.kind === 'piecewise';

/** The values that a bound may take, and the place in them of the one that holds, as a function of the parameters. */
function choices(bound: Expr): {
  readonly values: readonly Expr[];
  readonly place: Expr;
} {
  if (bound.kind !== 'piecewise') return { values: [bound], place: zero };
  const { branches, otherwise } = bound;
  return {
    values: [...branches.map((b) => b.value), otherwise],
    place: piecewise(
      branches.map(({ condition }, i) => ({ condition, value: number(i) })),
      number(branches.length),
    ),
  };
}

/** The expectation by `prepare` over the support without cases that holds at each point. */
export function overCases(
  support: IntervalSupport,
  symbols: readonly SymbolExpr[],
  prepare: (support: IntervalSupport) => PreparedExpectation,
): PreparedExpectation {
  const [lower, upper] = [choices(support.lower), choices(support.upper)];
  const places = compile([lower.place, upper.place], symbols);
  const prepared = new Map<number, PreparedExpectation>();
  return {
    at(theta, budget) {
      const out = new Float64Array(2);
      places.bind(theta)([], out);
      const [i, j] = out as unknown as readonly [number, number];
      const key = i * upper.values.length + j;
      let chosen = prepared.get(key);
      if (chosen === undefined) {
        const [from, to] = [lower.values[i] ?? support.lower, upper.values[j] ?? support.upper];
        prepared.set(key, (chosen = prepare({ ...support, lower: from, upper: to })));
      }
      return chosen.at(theta, budget);
    },
  };
}
