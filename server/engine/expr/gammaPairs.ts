// Which terms of a sum are c·(log Γ(u) − log Γ(v)) with arguments that differ by what does not vary: evaluated together they do not cancel.
import { splitCoefficient, subtract } from './build.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from './expr.ts';
import { toNumber } from './rational.ts';

/** factor·log(Γ(base + shift)/Γ(base)). */
export interface GammaPair {
  readonly factor: number;
  readonly base: Expr;
  readonly shift: Expr;
}

/** The pairs among the terms of a sum, and the terms that are left. */
export function gammaPairs(
  terms: readonly Expr[],
  varying: readonly SymbolExpr[],
): { readonly pairs: readonly GammaPair[]; readonly plain: readonly Expr[] } {
  const gammas = terms.flatMap((term) => {
    const { coefficient, rest } = splitCoefficient(term);
    if (rest.kind !== 'apply' || rest.fn !== 'lgamma') return [];
    const argument = rest.args[0] as Expr;
    return dependsOnAny(argument, varying) ? [{ term, factor: toNumber(coefficient), argument }] : [];
  });
  const pairs: GammaPair[] = [];
  const taken = new Set<Expr>();
  for (const above of gammas)
    for (const below of gammas) {
      if (above.factor <= 0 || below.factor !== -above.factor || taken.has(above.term) || taken.has(below.term))
        continue;
      const shift = subtract(above.argument, below.argument);
      if (dependsOnAny(shift, varying)) continue;
      taken.add(above.term).add(below.term);
      pairs.push({ factor: above.factor, base: below.argument, shift });
    }
  return { pairs, plain: terms.filter((t) => !taken.has(t)) };
}
