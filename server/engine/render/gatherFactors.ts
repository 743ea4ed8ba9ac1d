// Gathers factors that are written as one: (1 + ρ)(1 − ρ) as 1 − ρ², 2ᵃ 5ᵃ as 10ᵃ.
import { add, multiply, negate, splitCoefficient, square } from '../expr/build.ts';
import { freeSymbols, type Expr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import type { Factor } from './gatherGamma.ts';

/** The factors of one side of a fraction, gathered. */
export const gatherFactors = (factors: readonly Factor[]): readonly Factor[] => withOnePower(withConjugates(factors));

/** (u + v)ᵏ (u − v)ᵏ as (u² − v²)ᵏ, with nothing of the observation in them. */
function withConjugates(factors: readonly Factor[]): readonly Factor[] {
  for (const [i, first] of factors.entries())
    for (const second of factors.slice(i + 1)) {
      if (first.exponent !== second.exponent) continue;
      const base = conjugateProduct(first.base, second.base);
      if (base === undefined) continue;
      const gathered = factors.map((f) => (f === first ? { base, exponent: first.exponent } : f));
      return withConjugates(gathered.filter((f) => f !== second));
    }
  return factors;
}

function conjugateProduct(a: Expr, b: Expr): Expr | undefined {
  if (a.kind !== 'sum' || b.kind !== 'sum' || a.terms.length !== 2 || b.terms.length !== 2) return undefined;
  const kept = a.terms.find((t) => b.terms.includes(t));
  const turned = a.terms.find((t) => b.terms.includes(negate(t)));
  if (kept === undefined || turned === undefined || kept === turned || !isShort(kept) || !isShort(turned))
    return undefined;
  return add(square(kept), negate(square(turned)));
}

/** 1, ρ, √t, 2ρ, e^d: what has a short square, free of the observation. */
function isShort(term: Expr): boolean {
  const { rest } = splitCoefficient(term);
  const isPlain = rest.kind === 'number' || rest.kind === 'symbol' || rest.kind === 'power' || rest.kind === 'constant';
  return isPlain && [...freeSymbols(term)].every((s) => s.role === 'parameter' || s.role === 'constant');
}

/** Powers of whole numbers with one exponent. */
function withOnePower(factors: readonly Factor[]): readonly Factor[] {
  const isNumeric = ({ base, exponent }: Factor): boolean =>
    base.kind === 'number' && Q.isInteger(base.value) && Q.sign(base.value) > 0 && exponent.kind !== 'number';
  const result: Factor[] = [];
  for (const factor of factors) {
    const place = isNumeric(factor) ? result.findIndex((f) => isNumeric(f) && f.exponent === factor.exponent) : -1;
    const partner = result[place];
    if (partner === undefined) result.push(factor);
    else result[place] = { base: multiply(partner.base, factor.base), exponent: factor.exponent };
  }
  return result;
}
