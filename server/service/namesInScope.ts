// Decides which names a block knows and what each is: observation, parameter, constant, definition, covariate …
import type { ModelAnalysis, ParameterReport } from '../engine/report/schema.ts';
import type { BlockSyntax, StatementSyntax } from '../engine/text/syntax.ts';
import { placesIn } from './syntaxPlaces.ts';

export type NameRole =
  | 'observation'
  | 'parameter'
  | 'constant'
  | 'definition'
  | 'covariate'
  | 'sample size'
  | 'new coordinate'
  | 'estimand'
  | 'estimator';

export interface ScopedName {
  readonly name: string;
  readonly role: NameRole;
  /** The statement that declares it; undefined for a parameter that is only used. */
  readonly statement: StatementSyntax | undefined;
}

const ownConstants: ReadonlySet<string> = new Set(['inf', 'pi', 'e', 'eulerGamma', 'R']);

function declared(statement: StatementSyntax): readonly (readonly [string, NameRole])[] {
  switch (statement.kind) {
    case 'observation':
      return statement.variables.map(({ name }) => [name, 'observation']);
    case 'param':
      return [[statement.name.name, 'parameter']];
    case 'let':
      return [[statement.name.name, 'definition']];
    case 'const':
      return [[statement.name.name, 'constant']];
    case 'estimand':
    case 'estimator':
      return [[statement.name.name, statement.kind]];
    case 'samples':
      return statement.symbol === undefined ? [] : [[statement.symbol.name, 'sample size']];
    case 'given':
      return statement.covariates.map(({ variable }) => [variable.name, 'covariate']);
    case 'reparam':
      return statement.definitions.map(({ name }) => [name.name, 'new coordinate']);
    default:
      return [];
  }
}

/** Where a free name makes a parameter: in laws, domains and definitions; not where numbers are given. */
const binding: ReadonlySet<StatementSyntax['kind']> = new Set(['observation', 'let', 'param']);

/**
 * The names of a block, each once, declared ones with their declaration: in the order of the text. Read from the syntax
 * alone, so that they are there while a line is being typed.
 */
export function namesInScope(block: BlockSyntax): readonly ScopedName[] {
  const names = new Map<string, ScopedName>();
  for (const statement of block.statements) {
    for (const [name, role] of declared(statement)) if (!names.has(name)) names.set(name, { name, role, statement });
  }
  for (const statement of block.statements) {
    if (!binding.has(statement.kind)) continue;
    for (const place of placesIn(statement)) {
      if (place.kind !== 'name' || place.name === '' || names.has(place.name) || ownConstants.has(place.name)) continue;
      names.set(place.name, { name: place.name, role: 'parameter', statement: undefined });
    }
  }
  return [...names.values()];
}

/** The reported parameters that a name stands for: itself, or the components of a vector or matrix. */
export function parametersNamed(
  model: ModelAnalysis,
  name: string,
): readonly { index: number; parameter: ParameterReport }[] {
  return model.parameters
    .map((parameter, index) => ({ index, parameter }))
    .filter(({ parameter }) => parameter.name === name || parameter.name.startsWith(`${name}[`));
}
