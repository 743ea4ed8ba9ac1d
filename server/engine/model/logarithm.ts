// Decides how the logarithm of a density that is written out is taken: inside branches, of each factor by itself, and with the
// distances from the ends of the support known to be positive.
import { add, minusOne, multiply, one, piecewise, subtract } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import * as Q from '../expr/rational.ts';
import type { Support } from '../distributions/support.ts';
import { factorsOf, isInfinite } from './supports.ts';

/** log u, with the logarithm taken inside branches, also of a term of a sum, and of each factor by itself. */
export function logarithm(u: Expr, variables: readonly SymbolExpr[] = [], support?: Support): Expr {
  const distances = support === undefined ? [] : distancesWithin(variables, support);
  const within = (e: Expr): Expr => {
    if (e.kind === 'piecewise')
      return piecewise(
        e.branches.map((b) => ({ condition: b.condition, value: within(b.value) })),
        within(e.otherwise),
      );
    if (e.kind === 'product' && e.factors.some((f) => f.kind === 'piecewise')) {
      const [split, rest] = [
        e.factors.filter((f) => f.kind === 'piecewise'),
        e.factors.filter((f) => f.kind !== 'piecewise'),
      ];
      return add(...split.map(within), within(multiply(...rest)));
    }
    for (const term of e.kind === 'sum' ? e.terms : []) {
      const factors = term.kind === 'product' ? term.factors : [term];
      const split = factors.find((f) => f.kind === 'piecewise');
      if (split === undefined) continue;
      const [rest, others] = [subtract(e, term), factors.filter((f) => f !== split)];
      const at = (value: Expr): Expr => within(add(rest, multiply(...others, value)));
      return piecewise(
        split.branches.map(({ condition, value }) => ({ condition, value: at(value) })),
        at(split.otherwise),
      );
    }
    return ofFactors(e, distances);
  };
  return within(u);
}

/** A positive difference, and its negative. */
type Distance = readonly [Expr, Expr];

/** x − a and b − x for the ends of the support, which are positive within it. */
function distancesWithin(variables: readonly SymbolExpr[], support: Support): readonly Distance[] {
  const factors = factorsOf(support);
  return variables.flatMap((x, i) => {
    const factor = factors[i];
    if (factor?.kind !== 'interval') return [];
    const { lower, upper } = factor;
    const ends: Distance[] = [
      [subtract(x, lower), subtract(lower, x)],
      [subtract(upper, x), subtract(x, upper)],
    ];
    return ends.filter((_, k) => !isInfinite(k === 0 ? lower : upper));
  });
}

/** log of a product with whole powers of such distances, which are held with either sign: (b − x)³ as −(x − b)³. */
function ofFactors(e: Expr, distances: readonly Distance[]): Expr {
  const logs: Expr[] = [];
  const rest: Expr[] = [];
  for (const f of e.kind === 'product' ? e.factors : [e]) {
    const { base, exponent } = f.kind === 'power' ? f : { base: f, exponent: one };
    const [distance] = distances.find((d) => d.includes(base)) ?? [];
    const isWhole = exponent.kind === 'number' && Q.isInteger(exponent.value);
    if (distance === base) logs.push(multiply(exponent, log(distance)));
    else if (distance !== undefined && isWhole) {
      logs.push(multiply(exponent, log(distance)));
      if (exponent.value.numerator % 2n !== 0n) rest.push(minusOne);
    } else rest.push(f);
  }
  return add(...logs, log(multiply(...rest)));
}
