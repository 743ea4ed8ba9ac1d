// Decides by which symbols a derivation names the coordinates of a family: the parameter itself where a coordinate is one, else the
// textbook's letter, unless that is taken.
import { symbol } from '../expr/build.ts';
import { dependsOn, type Expr, type SymbolExpr } from '../expr/expr.ts';
import type { PulledBack } from './closedForm.ts';

export interface NamedCoordinate {
  /** Of the family's canonical law. */
  readonly canonical: SymbolExpr;
  /** By which the derivation names it. */
  readonly symbol: SymbolExpr;
  /** In the model's parameters. */
  readonly value: Expr;
}

/** The active coordinates, each with a symbol that is not among `taken` unless it is the parameter that it equals. */
export function nameCoordinates(
  { family, active }: PulledBack,
  taken: readonly SymbolExpr[],
): readonly NamedCoordinate[] {
  const used = new Set(taken.map((s) => s.name));
  const specs = family.parametrizations[0]?.parameters ?? [];
  return active.map(({ symbol: canonical, value }): NamedCoordinate => {
    // ∂/∂μ with the other coordinates fixed is not ∂/∂μ where another of them holds μ
    const isOwn =
      value.kind === 'symbol' &&
      taken.includes(value) &&
      !active.some((a) => a.symbol !== canonical && dependsOn(a.value, value));
    if (isOwn) return { canonical, symbol: value, value };
    const [stem = '', indices = ''] = canonical.name.split(/(?=\[)/);
    const usual = specs.find((s) => s.name === stem)?.symbol ?? stem;
    const names = [usual, stem, ...Array.from({ length: used.size + 1 }, (_, i) => `${usual}_${String(i)}`)];
    const name = names.map((n) => n + indices).find((n) => !used.has(n)) ?? canonical.name;
    used.add(name);
    return { canonical, symbol: symbol(name, 'parameter', canonical.domain), value };
  });
}

/** Is every coordinate a parameter, in the order of the parameters? Then there is nothing to pull back. */
export const isRenaming = (coordinates: readonly NamedCoordinate[], parameters: readonly SymbolExpr[]): boolean =>
  coordinates.length === parameters.length && coordinates.every((c, i) => c.symbol === parameters[i]);
