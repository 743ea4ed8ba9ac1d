// Decides which definitions and declared parameters of a block have no effect.
import type { BlockBody, ExpressionSyntax, SourceSyntax } from '../text/syntax.ts';
import { expressionsIn } from '../text/walk.ts';
import type { Span } from '../base/span.ts';
import type { Edit, IssueList } from './issue.ts';
import type { BlockNames } from './names.ts';
import { namesInLaw } from './observationStatement.ts';

/** Reports definitions and constants that nothing uses, and `param` lines for names that the law does not hold. */
export function reportUnused(
  body: BlockBody,
  names: BlockNames,
  parameters: ReadonlySet<string>,
  used: ReadonlySet<string>,
  issues: IssueList,
): void {
  const { text } = body;
  const mentioned = namesInOtherStatements(body);
  const isUsed = (name: string): boolean => used.has(name) || mentioned.has(name);
  for (const { name, span } of names.definitions.values())
    if (!isUsed(name.name))
      issues.report('unused-definition', name.span, `“${name.text}” is defined, but the model does not use it.`, {
        fixes: [{ title: `Remove “let ${name.text}”`, edits: [removal(text, span)], preferred: false }],
      });
  for (const { name, span } of names.constants.values())
    if (!isUsed(name.name) && names.sampleSize?.name !== name.name)
      issues.report('unused-definition', name.span, `The constant “${name.text}” is not used.`, {
        fixes: [{ title: `Remove “const ${name.text}”`, edits: [removal(text, span)], preferred: false }],
      });
  for (const { name, span } of names.parameters.values())
    if (!parameters.has(name.name) && name.name !== '')
      issues.report(
        'unused-parameter',
        name.span,
        `The distribution does not depend on “${name.text}”: its Fisher information would be 0, and no data can tell its values apart.`,
        { fixes: [{ title: `Remove “param ${name.text}”`, edits: [removal(text, span)], preferred: false }] },
      );
}

/** The statement goes with its line, where it is alone on it. */
function removal(text: string, span: Span): Edit {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const newline = text.indexOf('\n', span.end);
  const end = newline < 0 ? text.length : newline + 1;
  const isAlone = text.slice(start, span.start).trim() === '' && text.slice(span.end, end).trim() === '';
  return { span: isAlone ? { start, end } : span, replacement: '' };
}

/** Names in statements that are read but not computed, and in domains: they count as used. */
function namesInOtherStatements(body: BlockBody): ReadonlySet<string> {
  const names = new Set<string>();
  const note = (expression: ExpressionSyntax): void => {
    for (const part of expressionsIn(expression)) if (part.kind === 'name') names.add(part.name);
  };
  const noteSource = (source: SourceSyntax | undefined): void => {
    if (source?.kind === 'values') note(source.value);
    if (source?.kind === 'law') for (const name of namesInLaw(source.law)) names.add(name);
  };
  for (const statement of body.statements) {
    switch (statement.kind) {
      case 'estimand':
      case 'estimator':
        note(statement.value);
        break;
      case 'claim':
        [statement.value, ...statement.what.indices, ...statement.what.arguments].forEach(note);
        break;
      case 'reparam':
        for (const definition of statement.definitions) note(definition.value);
        break;
      case 'prior':
        for (const name of namesInLaw(statement.law)) names.add(name);
        break;
      case 'given':
        for (const { source } of statement.covariates) noteSource(source);
        break;
      case 'data':
        noteSource(statement.source);
        break;
      case 'observation':
        for (const name of namesInLaw(statement.law)) names.add(name);
        break;
      default:
        break;
    }
  }
  return names;
}
