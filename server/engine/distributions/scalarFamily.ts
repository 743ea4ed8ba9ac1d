// Makes a family whose arguments are all scalars out of what it states of itself.
import { symbol } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import {
  closedUnitInterval,
  nonNegativeReals,
  positiveIntegers,
  positiveReals,
  reals,
  unitInterval,
  type Range,
} from '../expr/range.ts';
import type { CanonicalLaw, DistributionFamily, Parametrization, ParameterSpec, SpecialCase, Value } from './family.ts';
import type { Law, Pivot } from './law.ts';
import type { ScalarSupport } from './support.ts';

/** An argument without its name. */
export interface ScalarParameter {
  readonly role: string;
  readonly symbol: string;
  readonly domain: Range;
  readonly closure?: Range;
}

type Named<K extends string, T> = Readonly<Record<K, T>>;

/** A further parametrization: its arguments, in order, and the canonical values K that they give. */
export interface Alternative<K extends string> {
  readonly parameters: Readonly<Record<string, ScalarParameter>>;
  toCanonical(values: readonly Expr[]): Named<K, Expr>;
}

export interface ScalarLaw {
  readonly measure?: Law['measure'];
  readonly variable: SymbolExpr;
  readonly support: ScalarSupport;
  readonly logDensity: Expr;
  readonly pivot?: Pivot;
  readonly constraints?: readonly string[];
  readonly positive?: readonly Expr[];
}

export interface ScalarFamilyStatement<K extends string> {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  /** The canonical arguments, in the order in which they are written. */
  readonly parameters: Named<K, ScalarParameter>;
  readonly alternatives?: readonly Alternative<NoInfer<K>>[];
  law(parameters: Named<NoInfer<K>, SymbolExpr>): ScalarLaw;
  readonly specialCase?: (values: Named<NoInfer<K>, Expr>) => SpecialCase | undefined;
  readonly examples: readonly (readonly number[])[];
}

export const real = (role: string, symbolName: string): ScalarParameter => ({
  role,
  symbol: symbolName,
  domain: reals,
});
export const positive = (role: string, symbolName: string): ScalarParameter => ({
  role,
  symbol: symbolName,
  domain: positiveReals,
});
/** A rate, say, that may be zero, at the edge of its domain. */
export const positiveOrZero = (role: string, symbolName: string): ScalarParameter => ({
  ...positive(role, symbolName),
  closure: nonNegativeReals,
});
/** A number in (0, 1); `closure` says at which ends the distribution still exists. */
export const fraction = (role: string, symbolName: string, closure?: Range): ScalarParameter => ({
  role,
  symbol: symbolName,
  domain: unitInterval,
  ...(closure === undefined ? {} : { closure }),
});
export const probability = (role: string, symbolName: string): ScalarParameter =>
  fraction(role, symbolName, closedUnitInterval);
export const count = (role: string, symbolName: string): ScalarParameter => ({
  role,
  symbol: symbolName,
  domain: positiveIntegers,
});

/** The observation's symbol. */
export const observation = (domain: Range): SymbolExpr => symbol('x', 'observation', domain);

/** A further parametrization by the arguments `parameters`; `canonical` gives the canonical values in terms of theirs. */
export function alternative<Q extends string, K extends string>(
  parameters: Named<Q, ScalarParameter>,
  canonical: (values: Named<NoInfer<Q>, Expr>) => Named<K, Expr>,
): Alternative<K> {
  const names = Object.keys(parameters) as Q[];
  return {
    parameters,
    toCanonical: (values) =>
      canonical(Object.fromEntries(names.map((name, i) => [name, values[i] as Expr])) as Named<Q, Expr>),
  };
}

const specsOf = (parameters: Readonly<Record<string, ScalarParameter>>): readonly ParameterSpec[] =>
  Object.entries(parameters).map(([name, parameter]) => ({ name, shape: 'scalar', ...parameter }));

/** The family that the statement describes; its law is built when first asked for. */
export function scalarFamily<K extends string>(statement: ScalarFamilyStatement<K>): DistributionFamily {
  const { name, title, source, examples } = statement;
  const names = Object.keys(statement.parameters) as K[];
  const scalars = (values: Named<K, Expr>): readonly Value[] =>
    names.map((n) => ({ kind: 'scalar', value: values[n] }));
  const further = (statement.alternatives ?? []).map((other): Parametrization => ({
    parameters: specsOf(other.parameters),
    toCanonical: (values) => scalars(other.toCanonical(scalarValues(values))),
  }));
  const build = (): CanonicalLaw => {
    const symbols = names.map((n) => symbol(n, 'parameter', statement.parameters[n].domain));
    const {
      variable,
      measure,
      constraints,
      positive: positives,
      ...stated
    } = statement.law(Object.fromEntries(symbols.map((s) => [s.name, s])) as Named<K, SymbolExpr>);
    return {
      ...stated,
      name,
      measure: measure ?? 'lebesgue',
      variables: [variable],
      parameters: symbols,
      constraints: constraints ?? [],
      positive: positives ?? [],
      coordinates: scalarValues,
    };
  };
  const { specialCase } = statement;
  let law: CanonicalLaw | undefined;
  return {
    name,
    title,
    source,
    examples,
    parametrizations: [{ parameters: specsOf(statement.parameters), toCanonical: (values) => values }, ...further],
    law: () => (law ??= build()),
    ...(specialCase === undefined
      ? {}
      : {
          specialCase: (values: readonly Expr[]) =>
            specialCase(Object.fromEntries(names.map((n, i) => [n, values[i] as Expr])) as Named<K, Expr>),
        }),
  };
}

/** The entries of the arguments, flat; of scalar arguments, their values. */
const scalarValues = (values: readonly Value[]): readonly Expr[] =>
  values.flatMap((v) => (v.kind === 'scalar' ? [v.value] : v.kind === 'vector' ? v.entries : v.rows.flat()));
