/** The laws of all families at the points that they name as examples, and the reference values of each parametrization. */

import { readFileSync } from 'node:fs';
import { families } from '../../../server/engine/distributions/index.ts';
import type {
  CanonicalLaw,
  DistributionFamily,
  Parametrization,
  Value,
} from '../../../server/engine/distributions/family.ts';
import { number } from '../../../server/engine/expr/build.ts';
import { compile, evaluate } from '../../../server/engine/expr/compile.ts';
import type { Expr } from '../../../server/engine/expr/expr.ts';

export interface Instance {
  readonly title: string;
  readonly family: DistributionFamily;
  readonly law: CanonicalLaw;
  readonly point: readonly number[];
}

/** The dimension at which a vector family has so many free coordinates. */
export function dimensionOf(family: DistributionFamily, coordinates: number): number {
  if (family.parametrizations[0]?.parameters.every((p) => p.shape === 'scalar') === true) return 1;
  for (let d = 1; d <= coordinates + 1; d++) if (family.law(d).parameters.length === coordinates) return d;
  throw new Error(`${family.name} has no dimension with ${coordinates} free coordinates.`);
}

export const instances: readonly Instance[] = families.flatMap((family) =>
  family.examples.map((point) => ({
    title: `${family.name}(${point.join(', ')})`,
    family,
    law: family.law(dimensionOf(family, point.length)),
    point,
  })),
);

/** The density of the law at the point, as a function of the observation's components. */
export function densityAt(law: CanonicalLaw, point: readonly number[]): (...x: number[]) => number {
  const run = compile([law.logDensity], law.parameters, law.variables).bind(point);
  const out = new Float64Array(1);
  return (...x) => {
    run(x, out);
    return Math.exp(out[0] ?? NaN);
  };
}

/** The value of an expression in the law's coordinates. */
export const atPoint = (expr: Expr, law: CanonicalLaw, point: readonly number[]): number =>
  evaluate(expr, new Map(law.parameters.map((p, i) => [p, point[i] ?? NaN])));

interface ReferencePoint {
  readonly at: readonly number[];
  readonly information: readonly (readonly string[])[];
  readonly logDensity: readonly { readonly x: readonly number[]; readonly value: string }[];
}
export interface References {
  readonly family: string;
  readonly parametrizations: readonly {
    readonly parameters: readonly string[];
    readonly known: readonly string[];
    readonly points: readonly ReferencePoint[];
  }[];
  readonly irregular: readonly { readonly parameters: readonly string[]; readonly note: string }[];
}

/** The reference values of a family, from test/reference/fisher. */
export function references(family: string): References {
  const url = new URL(`../../reference/fisher/${family}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as References;
}

/** The arguments of a parametrization whose free coordinates are the given numbers. */
export function argumentsOf(
  family: DistributionFamily,
  parametrization: Parametrization,
  at: readonly number[],
): readonly Value[] {
  const dimension = dimensionOf(family, at.length);
  const rest = at.map(number);
  return parametrization.parameters.map((spec): Value => {
    if (spec.shape === 'scalar') return { kind: 'scalar', value: rest.shift() ?? number(0) };
    if (spec.constraint === 'simplex') {
      const free = rest.splice(0, dimension - 1);
      const place = at.length - rest.length - free.length;
      const last = 1 - at.slice(place, place + free.length).reduce((sum, p) => sum + p, 0);
      return { kind: 'vector', entries: [...free, number(last)] };
    }
    if (spec.shape === 'vector') return { kind: 'vector', entries: rest.splice(0, dimension) };
    const upper = Array.from({ length: dimension }, (_, i) => rest.splice(0, dimension - i));
    const entry = (i: number, j: number): Expr => upper[Math.min(i, j)]?.[Math.abs(i - j)] ?? number(0);
    return { kind: 'matrix', rows: upper.map((_, i) => upper.map((_unused, j) => entry(i, j))) };
  });
}
