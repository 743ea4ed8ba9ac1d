// Decides the sizes of vectors and matrices: from `param` lines, from the other arguments, from the values in `at`.
import type { DistributionFamily } from '../distributions/family.ts';
import type { BlockBody, ExpressionSyntax } from '../text/syntax.ts';
import type { MatchedArguments } from './arguments.ts';
import { ExpressionReader } from './expressionReader.ts';
import type { IssueList } from './issue.ts';
import { ConstantLeaves } from './leaves.ts';
import { statementsOf, type BlockNames } from './names.ts';
import { shapeOfDomain, type ParameterShape } from './parameterShapes.ts';

/** The shapes that `param` lines state. */
export function declaredShapes(names: BlockNames, issues: IssueList, used: Set<string>): Map<string, ParameterShape> {
  const shapes = new Map<string, ParameterShape>();
  for (const [name, statement] of names.parameters) {
    const reader = new ExpressionReader(names, new ConstantLeaves('param', issues), issues, used);
    const shape = shapeOfDomain(reader, statement.domain);
    if (shape !== undefined && (shape.kind !== 'scalar' || statement.domain.kind !== 'error')) shapes.set(name, shape);
  }
  return shapes;
}

/**
 * Adds the shapes of names that stand alone where a family takes a list or a matrix. False, with the reason reported,
 * where nothing tells the size.
 */
export function inferShapes(
  body: BlockBody,
  names: BlockNames,
  family: DistributionFamily,
  matched: MatchedArguments,
  shapes: Map<string, ParameterShape>,
  issues: IssueList,
): boolean {
  const structured = matched.arguments.filter((a) => a.spec.shape !== 'scalar');
  const undetermined = structured.filter(
    ({ syntax: { value } }) =>
      value.kind === 'name' &&
      !shapes.has(value.name) &&
      !names.definitions.has(value.name) &&
      !names.constants.has(value.name),
  );
  if (undetermined.length === 0) return true;
  const partners = structured.filter((a) => !undetermined.includes(a)).map((a) => sizeOf(a.syntax.value, shapes));
  const fromAt = undetermined.map(({ syntax: { value } }) =>
    value.kind === 'name' ? sizeInAt(body, value.name) : undefined,
  );
  const size = [...partners, ...fromAt].find((s) => s !== undefined);
  for (const { spec, syntax } of undetermined) {
    if (syntax.value.kind !== 'name') continue;
    const { name, text, span } = syntax.value;
    if (size === undefined) {
      const domain = spec.constraint === 'simplex' ? 'simplex(3)' : spec.constraint === 'posdef' ? 'posdef(2)' : 'R^2';
      const message = `${text} is ${spec.shape === 'vector' ? 'a list' : 'a matrix'} here (${spec.role} of ${family.name}), and nothing says of what size. State it, as in param ${text} in ${domain}.`;
      const line = { start: body.text.length, end: body.text.length };
      const separator = body.text === '' || body.text.endsWith('\n') ? '' : '\n';
      const fixes = [
        {
          title: `Add “param ${text} in ${domain}”`,
          edits: [{ span: line, replacement: `${separator}param ${text} in ${domain}` }],
          preferred: true,
        },
      ];
      issues.report('type-mismatch', span, message, { fixes });
      return false;
    }
    shapes.set(name, { kind: spec.constraint ?? (spec.shape === 'matrix' ? 'posdef' : 'vector'), size });
  }
  return true;
}

function sizeOf(value: ExpressionSyntax, shapes: ReadonlyMap<string, ParameterShape>): number | undefined {
  if (value.kind === 'list') return value.elements.length;
  if (value.kind === 'matrix') return value.rows.length;
  const shape = value.kind === 'name' ? shapes.get(value.name) : undefined;
  return shape === undefined || shape.kind === 'scalar' ? undefined : shape.size;
}

/** The length of the value that `at` gives the name. */
function sizeInAt(body: BlockBody, name: string): number | undefined {
  for (const assignment of statementsOf(body, 'at').flatMap((s) => s.assignments)) {
    const { target, value } = assignment;
    if (target.kind !== 'name' || target.name !== name) continue;
    if (value.kind === 'list') return value.elements.length;
    if (value.kind === 'matrix') return value.rows.length;
  }
  return undefined;
}
