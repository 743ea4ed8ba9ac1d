// Decides which `~` line of a block states its observation, and what the others are told.
import type { ExpressionSyntax, LawSyntax, ObservationStatement, BlockBody } from '../text/syntax.ts';
import { expressionsIn } from '../text/walk.ts';
import { listed, type IssueList } from './issue.ts';
import { statementsOf } from './names.ts';

/** The names in a law's expressions. */
export function namesInLaw(law: LawSyntax): ReadonlySet<string> {
  const names = new Set<string>();
  for (const expression of expressionsOfLaw(law))
    for (const part of expressionsIn(expression)) if (part.kind === 'name') names.add(part.name);
  return names;
}

/** Arguments and weights, or what is written out; without supports. */
export function expressionsOfLaw(law: LawSyntax): readonly ExpressionSyntax[] {
  switch (law.kind) {
    case 'distribution':
      return law.arguments.map((argument) => argument.value);
    case 'mixture':
      return law.components.flatMap((component) => [component.weight, ...expressionsOfLaw(component.law)]);
    case 'error':
      return [];
    default:
      return [law.expression];
  }
}

/** The observation's statement; undefined where there is none, which is reported if the block states anything else. */
export function observationStatement(body: BlockBody, issues: IssueList): ObservationStatement | undefined {
  const statements = statementsOf(body, 'observation');
  const definitions = statementsOf(body, 'let').map((s) => s.value);
  const used = new Set(definitions.flatMap((e) => [...expressionsIn(e)]).map((e) => (e.kind === 'name' ? e.name : '')));
  const isParameter = (statement: ObservationStatement): boolean =>
    statement.variables.some(
      (variable) =>
        used.has(variable.name) ||
        statements.some((other) => other !== statement && namesInLaw(other.law).has(variable.name)),
    );
  const chosen = statements.find((statement) => !isParameter(statement)) ?? statements[0];
  for (const statement of statements)
    if (statement !== chosen && chosen !== undefined) reportSecond(statement, chosen, isParameter(statement), issues);
  const [first] = body.statements;
  const isWhole = body.statements.every((s) => s.kind !== 'error' && !s.broken);
  if (chosen === undefined && first !== undefined && isWhole) {
    const message = 'This block states no observation. Add a line such as x ~ Normal(mu, sigma).';
    issues.report('syntax', first.keywordSpan, message);
  }
  return chosen;
}

function reportSecond(
  statement: ObservationStatement,
  chosen: ObservationStatement,
  isParameter: boolean,
  issues: IssueList,
): void {
  const names = listed(statement.variables.map((v) => v.text));
  const related = [{ span: chosen.span, message: 'This line states the observation.' }];
  if (isParameter) {
    const place = { start: statement.span.start, end: statement.span.start };
    const message = `${names} is a parameter of the observation’s distribution. Hierarchical models are not read yet; a prior is written prior ${names} ~ ….`;
    const fixes = [
      { title: `Write “prior ${names} ~ …”`, edits: [{ span: place, replacement: 'prior ' }], preferred: true },
    ];
    issues.report('duplicate-statement', statement.span, message, { related, fixes });
    return;
  }
  const same = statement.variables.map((v) => v.name).join() === chosen.variables.map((v) => v.name).join();
  const message = same
    ? `${names} has a distribution already; a block states one.`
    : `A block states the distribution of one observation; ${names} needs a block of its own.`;
  issues.report('duplicate-statement', statement.span, message, { related });
}
