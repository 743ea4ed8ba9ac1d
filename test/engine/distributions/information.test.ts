import { describe, expect, it } from 'vitest';
import type { DistributionFamily, Parametrization, Value } from '../../../server/engine/distributions/family.ts';
import { families } from '../../../server/engine/distributions/index.ts';
import { symbol } from '../../../server/engine/expr/build.ts';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import { differentiate } from '../../../server/engine/expr/differentiate.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from '../../../server/engine/expr/expr.ts';
import { substitute } from '../../../server/engine/expr/substitute.ts';
import { directInformation, pullBack, type PartialMatrix } from '../../../server/engine/information/closedForm.ts';
import { argumentsOf, dimensionOf, references } from './instances.ts';
import { openEntries } from './open.ts';

interface Symbolic {
  readonly values: readonly Value[];
  /** Flat, in the order of the reference files. */
  readonly symbols: readonly SymbolExpr[];
}

/** Arguments of the parametrization in symbols of their own. */
function symbolicArguments(family: DistributionFamily, parametrization: Parametrization, count: number): Symbolic {
  const numbers = argumentsOf(
    family,
    parametrization,
    Array.from({ length: count }, (_, i) => 1000 + i),
  );
  const symbols: SymbolExpr[] = [];
  const byNumber = new Map<Expr, SymbolExpr>();
  parametrization.parameters.forEach((spec, place) => {
    const argument = numbers[place];
    if (argument === undefined) return;
    const entries =
      argument.kind === 'scalar'
        ? [argument.value]
        : argument.kind === 'vector'
          ? argument.entries
          : argument.rows.flat();
    const free = spec.constraint === 'simplex' ? entries.slice(0, -1) : entries;
    for (const entry of free) {
      if (byNumber.has(entry)) continue;
      const made = symbol(
        spec.shape === 'scalar' ? spec.name : `${spec.name}_${symbols.length}`,
        'parameter',
        spec.domain,
      );
      byNumber.set(entry, made);
      symbols.push(made);
    }
  });
  const f = (e: Expr): Expr => byNumber.get(e) ?? e;
  const values = numbers.map((v): Value => {
    if (v.kind === 'scalar') return { kind: 'scalar', value: f(v.value) };
    if (v.kind === 'vector') return { kind: 'vector', entries: v.entries.map(f) };
    return { kind: 'matrix', rows: v.rows.map((row) => row.map(f)) };
  });
  return { values, symbols };
}

/** The information in the free arguments of a parametrization, from the canonical one. */
function informationIn(
  family: DistributionFamily,
  parametrization: Parametrization,
  { values, symbols }: Symbolic,
  free: readonly SymbolExpr[],
): PartialMatrix {
  const law = family.law(dimensionOf(family, symbols.length));
  const coordinates = law.coordinates(parametrization.toCanonical(values));
  const active = law.parameters.flatMap((p, i) => {
    const value = coordinates[i];
    return value !== undefined && dependsOnAny(value, free) ? [{ symbol: p, value }] : [];
  });
  const direct = directInformation(
    law,
    active.map((a) => a.symbol),
  );
  const replacements = new Map(law.parameters.map((p, i): [Expr, Expr] => [p, coordinates[i] ?? p]));
  const inner = (direct?.entries ?? []).map((row) =>
    row.map((entry) => {
      const closed = entry.expectation?.value;
      return closed === undefined ? undefined : substitute(closed, replacements);
    }),
  );
  return pullBack(
    inner,
    active.map(({ value }) => free.map((p) => differentiate(value, p))),
  );
}

describe('the derived information equals E[s sᵀ] by quadrature in mpmath', () => {
  for (const family of families)
    for (const stated of references(family.name).parametrizations) {
      const names = stated.parameters.join(', ');
      it(`${family.name} (${names})`, () => {
        const parametrization = family.parametrizations.find(
          (p) => p.parameters.map((s) => s.name).join(', ') === names,
        );
        if (parametrization === undefined) throw new Error(`${family.name} has no parametrization (${names}).`);
        for (const point of stated.points) {
          const symbolic = symbolicArguments(family, parametrization, point.at.length);
          const free = symbolic.symbols.filter((s) => !stated.known.includes(s.name));
          const matrix = informationIn(family, parametrization, symbolic, free);
          const at = new Map(symbolic.symbols.map((s, i) => [s, point.at[i] ?? NaN]));
          free.forEach((p, i) => {
            free.forEach((q, j) => {
              const entry = matrix[i]?.[j];
              const expected = Number(point.information[i]?.[j]);
              if (entry === undefined) {
                expect(openEntries[family.name]).toContain(i <= j ? `${p.name}, ${q.name}` : `${q.name}, ${p.name}`);
                return;
              }
              const scale = Math.sqrt(Number(point.information[i]?.[i]) * Number(point.information[j]?.[j]));
              expect(Math.abs(evaluate(entry, at) - expected)).toBeLessThan(1e-11 * scale);
            });
          });
        }
      });
    }
});
