// Decides whether the name of an estimand, an estimator or a new coordinate is free.
import type { Expr } from '../../expr/expr.ts';
import { areEqual } from '../../expr/simplify.ts';
import type { NameSyntax } from '../../text/syntax.ts';
import { ExpressionReader } from '../expressionReader.ts';
import { IssueList } from '../issue.ts';
import { ParameterLeaves } from './parameterLeaves.ts';
import type { StatementContext } from './statementContext.ts';

/** The names that the statements of one kind have given so far. */
export type Taken = Map<string, NameSyntax>;

/**
 * Whether the name is new among `taken`, which it enters, and none of the model's; else the reason is reported. A name of
 * the model is free to stand for what it is there: `estimand sigma = sigma`.
 */
export function isNewName(
  context: StatementContext,
  name: NameSyntax,
  what: string,
  taken: Taken,
  value?: Expr,
): boolean {
  if (name.name === '') return false;
  const { issues } = context;
  const earlier = taken.get(name.name);
  if (earlier !== undefined) {
    const message = `There is ${what} “${name.text}” already; the first one counts.`;
    const related = [{ span: earlier.span, message: 'It is stated here.' }];
    issues.report('duplicate-name', name.span, message, { related });
    return false;
  }
  taken.set(name.name, name);
  const owner = ownerOf(context, name.name);
  if (owner === undefined || (value !== undefined && isItself(context, name, value))) return true;
  issues.report('duplicate-name', name.span, `“${name.text}” is ${owner}; ${what} needs a name of its own.`);
  return false;
}

function ownerOf({ names, parameters, takenAsKnown, samples }: StatementContext, name: string): string | undefined {
  if (names.observations.has(name)) return 'the observation';
  if (names.definitions.has(name)) return 'a definition';
  if (names.constants.has(name)) return 'a constant';
  if (names.covariates.has(name)) return 'a covariate';
  if (samples.symbol === name) return 'the number of observations';
  if (takenAsKnown.some((p) => p.name === name)) return 'a whole number of the model';
  const isParameter = parameters.some((p) => p.name === name || p.name.startsWith(`${name}[`));
  return isParameter || names.parameters.has(name) ? 'a parameter' : undefined;
}

function isItself(context: StatementContext, name: NameSyntax, value: Expr): boolean {
  const silent = new IssueList();
  const quiet = { ...context, issues: silent };
  const reader = new ExpressionReader(context.names, new ParameterLeaves(quiet, ''), silent, new Set());
  const own = reader.scalar(name);
  return own !== undefined && areEqual(own, value);
}
