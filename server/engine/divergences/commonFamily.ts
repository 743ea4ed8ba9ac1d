// Two laws of one family: its canonical law at two points, and how the models' parameters stand in its coordinates.
import { symbol } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { substitute } from '../expr/substitute.ts';
import type { CanonicalLaw } from '../distributions/family.ts';
import type { Law } from '../distributions/law.ts';
import { mapSupport } from '../model/supports.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';

export const primedSymbol = (s: SymbolExpr): SymbolExpr => symbol(`${s.name}'`, s.role, s.domain);

export interface CommonFamily {
  readonly law: CanonicalLaw;
  /** At primed coordinates, but for those that are the same on both sides: a number of trials, a shape that is a number. */
  readonly primedLaw: Law & { readonly positive: readonly Expr[] };
  /** The coordinates and the primed ones. */
  readonly symbols: readonly SymbolExpr[];
  /** Names the coordinates that are the same on both sides. */
  readonly shared: string;
  /** What the coordinates are in θ, and the primed ones in θ′. */
  readonly replacements: ReadonlyMap<Expr, Expr>;
}

/** Undefined where the models are not of one family, by its name, or differ in a whole number. */
export function commonFamily(
  model: StatisticalModel,
  other: StatisticalModel,
  primed: readonly SymbolExpr[],
): CommonFamily | undefined {
  const [own, others] = [model.origin, other.origin];
  if (own.kind !== 'family' || others.kind !== 'family' || own.canonical !== others.canonical) return undefined;
  const law = own.canonical;
  const toPrimed = new Map<Expr, Expr>(other.parameters.map((p, i) => [p.symbol, primed[i] as Expr]));
  const second = others.coordinates.map((value) => substitute(value, toPrimed));
  const isShared = law.parameters.map((_, i) => own.coordinates[i] === second[i]);
  if (law.parameters.some((p, i) => p.domain.integer && isShared[i] !== true)) return undefined;
  const replacements = new Map<Expr, Expr>();
  const canonicalPrimes = new Map<Expr, Expr>();
  const symbols: SymbolExpr[] = [...law.parameters];
  law.parameters.forEach((p, i) => {
    replacements.set(p, own.coordinates[i] as Expr);
    if (isShared[i] === true) return;
    const prime = primedSymbol(p);
    symbols.push(prime);
    canonicalPrimes.set(p, prime);
    replacements.set(prime, second[i] as Expr);
  });
  const shared = law.parameters.filter((_, i) => isShared[i] === true).map((p) => p.name);
  return { law, primedLaw: at(law, canonicalPrimes), symbols, shared: shared.join(), replacements };
}

const at = (law: CanonicalLaw, primes: ReadonlyMap<Expr, Expr>): CommonFamily['primedLaw'] => ({
  name: 'custom',
  measure: law.measure,
  variables: law.variables,
  support: mapSupport(law.support, (bound) => substitute(bound, primes)),
  logDensity: substitute(law.logDensity, primes),
  positive: law.positive.map((e) => substitute(e, primes)),
});
