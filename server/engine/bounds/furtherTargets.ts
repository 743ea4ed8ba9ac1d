// What the bounds beyond the Cramér–Rao bound are for: each estimand, and each parameter, with what is known of it so far.
import type { Expr } from '../expr/expr.ts';
import type { ModelResults } from '../modelResults.ts';
import { displayName } from '../text/names.ts';

export interface FurtherTarget {
  readonly name: string;
  /** As it is written in sentences. */
  readonly shown: string;
  readonly expr: Expr;
  /** The Cramér–Rao bound, and whether an unbiased estimator attains it. */
  readonly cramerRao: Expr | undefined;
  readonly value: number | undefined;
  readonly attained: boolean | undefined;
}

/** The estimands, and the parameters, in their order. */
export function furtherTargets({ model, bounds }: ModelResults): readonly FurtherTarget[] {
  const all: readonly { readonly name: string; readonly expr: Expr; readonly bound: string }[] = [
    ...model.parameters.map((p) => ({ name: p.symbol.name, expr: p.symbol, bound: 'cramer-rao' })),
    ...model.estimands.map(({ name, expr }) => ({ name, expr, bound: 'cramer-rao-estimand' })),
  ];
  return all.map(({ name, expr, bound }) => {
    const found = bounds.find((b) => b.name === bound && b.target === name);
    const { expression: cramerRao, value, attained } = found ?? {};
    return { name, shown: displayName(name), expr, cramerRao, value, attained };
  });
}
