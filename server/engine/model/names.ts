// Decides what each name of a block is: observation, definition, constant, covariate; any other name is free.
import { findFunction } from '../expr/functions/index.ts';
import type {
  BlockBody,
  ConstStatement,
  CovariateSyntax,
  LetStatement,
  NameSyntax,
  ObservationStatement,
  ParamStatement,
  StatementSyntax,
} from '../text/syntax.ts';
import type { IssueList } from './issue.ts';

/** The names that are numbers unless a block binds them. */
export const constantNames = ['pi', 'e', 'eulerGamma', 'inf'] as const;

/** What a block's statements bind. */
export interface BlockNames {
  readonly observations: ReadonlyMap<string, NameSyntax>;
  readonly definitions: ReadonlyMap<string, LetStatement>;
  readonly constants: ReadonlyMap<string, ConstStatement>;
  readonly covariates: ReadonlyMap<string, CovariateSyntax>;
  readonly parameters: ReadonlyMap<string, ParamStatement>;
  /** The symbol for the number of observations, where it has one. */
  readonly sampleSize: NameSyntax | undefined;
}

/** Whether a built-in constant of this name is hidden by something the block states. */
export const isBound = (names: BlockNames, name: string): boolean =>
  names.observations.has(name) ||
  names.definitions.has(name) ||
  names.constants.has(name) ||
  names.covariates.has(name) ||
  names.parameters.has(name);

/** Statements of one kind, in the order in which they are written. */
export function statementsOf<K extends StatementSyntax['kind']>(
  body: BlockBody,
  kind: K,
): readonly Extract<StatementSyntax, { readonly kind: K }>[] {
  return body.statements.filter(
    (statement): statement is Extract<StatementSyntax, { readonly kind: K }> => statement.kind === kind,
  );
}

/** What the block binds; names bound twice, and names that hide a constant or a function, are reported. */
export function namesOf(body: BlockBody, observation: ObservationStatement | undefined, issues: IssueList): BlockNames {
  const seen = new Map<string, { readonly name: NameSyntax; readonly what: string }>();
  const bind = (name: NameSyntax, what: string): boolean => {
    if (name.name === '') return false;
    const earlier = seen.get(name.name);
    if (earlier !== undefined) {
      reportTwice(name, what, earlier, issues);
      return false;
    }
    seen.set(name.name, { name, what });
    return true;
  };
  const collect = <S>(statements: readonly S[], nameOf: (s: S) => NameSyntax, what: string): Map<string, S> =>
    new Map(statements.filter((s) => bind(nameOf(s), what)).map((s) => [nameOf(s).name, s]));

  const observations = collect(observation?.variables ?? [], (v) => v, 'the observation');
  const names = {
    observations,
    constants: collect(statementsOf(body, 'const'), (s) => s.name, 'a constant'),
    definitions: collect(statementsOf(body, 'let'), (s) => s.name, 'a definition'),
    covariates: collect(
      statementsOf(body, 'given').flatMap((s) => s.covariates),
      (c) => c.variable,
      'a covariate',
    ),
    parameters: collect(statementsOf(body, 'param'), (s) => s.name, 'a parameter'),
    sampleSize: statementsOf(body, 'samples')[0]?.symbol,
  };
  for (const name of observations.values()) reportShadowing(name, 'The observation', issues);
  for (const statement of names.constants.values()) reportShadowing(statement.name, 'The constant', issues);
  for (const statement of names.definitions.values()) reportHiddenConstant(statement.name, issues);
  return names;
}

function reportTwice(
  name: NameSyntax,
  what: string,
  earlier: { readonly name: NameSyntax; readonly what: string },
  issues: IssueList,
): void {
  const message =
    what === earlier.what
      ? `“${name.text}” is defined twice; the first definition counts.`
      : `“${name.text}” is already ${earlier.what}; ${what} needs a name of its own.`;
  const code = what === earlier.what && what === 'a parameter' ? 'duplicate-statement' : 'duplicate-name';
  const related = [{ span: earlier.name.span, message: `“${earlier.name.text}” is ${earlier.what} here.` }];
  issues.report(code, name.span, message, { related });
}

function reportShadowing(name: NameSyntax, what: string, issues: IssueList): void {
  if (reportHiddenConstant(name, issues) || findFunction(name.name) === undefined) return;
  issues.report(
    'shadowed-name',
    name.span,
    `${what} “${name.text}” has the name of a function: “${name.text}(…)” stays the function, “${name.text}” alone is the ${what.slice(4)}. Another name is easier to read.`,
  );
}

function reportHiddenConstant(name: NameSyntax, issues: IssueList): boolean {
  if (!constantNames.some((constant) => constant === name.name)) return false;
  const number = { pi: '3.14159…', e: '2.71828…', eulerGamma: '0.57722…', inf: 'infinity' }[name.name] ?? '';
  issues.report(
    'shadowed-name',
    name.span,
    `“${name.text}” hides the constant ${number} in this block. Choose another name if the constant is meant anywhere.`,
  );
  return true;
}
