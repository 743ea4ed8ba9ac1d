// Decides how a law of parameters that only matter together is written in one: `Normal(a + b, 1)` as `Normal(s, 1)`.
import type { Edit, Fix } from '../model/issue.ts';
import type { Parameter } from '../model/statisticalModel.ts';
import type { ModelFacts } from '../regularity/condition.ts';
import { parseBlock } from '../text/blockParser.ts';
import type { AssignmentSyntax, ExpressionSyntax, LawSyntax } from '../text/syntax.ts';
import { expressionsIn, operandsOf } from '../text/walk.ts';
import { pointStatements, wholeLine } from './mending.ts';

const freshNames = ['s', 'r', 't', 'u', 'v', 'w', 'phi', 'psi', 'tau', 'eta'];
const constants: ReadonlySet<string> = new Set(['pi', 'e']);

const expressionsOf = (law: LawSyntax): readonly ExpressionSyntax[] => {
  if (law.kind === 'distribution') return law.arguments.map((argument) => argument.value);
  if (law.kind === 'mixture') return law.components.flatMap((c) => [c.weight, ...expressionsOf(c.law)]);
  return law.kind === 'error' ? [] : [law.expression];
};

const namesIn = (expression: ExpressionSyntax): readonly string[] =>
  [...expressionsIn(expression)].flatMap((part) => (part.kind === 'name' ? [part.name] : []));

/** The least parts of the expression that hold all the names. */
function leastParts(expression: ExpressionSyntax, names: ReadonlySet<string>): readonly ExpressionSyntax[] {
  const holdsAll = (part: ExpressionSyntax): boolean => {
    const held = new Set(namesIn(part));
    return [...names].every((name) => held.has(name));
  };
  return [...expressionsIn(expression)].filter((part) => holdsAll(part) && !operandsOf(part).some(holdsAll));
}

/**
 * One new parameter in place of the one combination in which the parameters occur; undefined where they occur otherwise, or are
 * named in statements that a new parameter would leave without sense.
 */
export const combinationFix = (facts: ModelFacts, parameters: readonly Parameter[]): Fix | undefined =>
  parameters.length < 2 ? undefined : replacementFix(facts, parameters, leastParts);

/** One new parameter in place of an odd power of one, which takes the same values and stands still at 0; undefined as above. */
export const powerFix = (facts: ModelFacts, parameter: Parameter): Fix | undefined =>
  parameter.declared ? undefined : replacementFix(facts, [parameter], oddPowers);

type PartsOf = (expression: ExpressionSyntax, names: ReadonlySet<string>) => readonly ExpressionSyntax[];

const oddPowers: PartsOf = (expression, names) =>
  [...expressionsIn(expression)].filter(
    (part) =>
      part.kind === 'binary' &&
      part.operator === '^' &&
      part.left.kind === 'name' &&
      names.has(part.left.name) &&
      part.right.kind === 'number' &&
      /^\d*[13579]$/.test(part.right.text),
  );

function replacementFix({ text }: ModelFacts, parameters: readonly Parameter[], partsOf: PartsOf): Fix | undefined {
  const names = new Set(parameters.map((p) => p.symbol.name));
  const { statements, comments } = parseBlock(text);
  const law = statements.find((s) => s.kind === 'observation')?.law;
  if (law === undefined) return undefined;
  const whole = expressionsOf(law);
  const parts = whole.flatMap((expression) => partsOf(expression, names));
  const [first] = parts;
  if (first === undefined || parts.some((part) => namesIn(part).some((n) => !names.has(n) && !constants.has(n))))
    return undefined;
  const written = ({ span }: ExpressionSyntax): string => text.slice(span.start, span.end).replaceAll(/\s+/g, '');
  if (parts.some((part) => written(part) !== written(first))) return undefined;
  const count = (list: readonly ExpressionSyntax[]): number => list.flatMap(namesIn).filter((n) => names.has(n)).length;
  if (count(whole) !== count(parts)) return undefined;
  const fresh = freshNames.find(
    (name) => !new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, 'u').test(text),
  );
  const points = fresh === undefined ? undefined : pointEdits(text, first, names, fresh);
  if (fresh === undefined || points === undefined) return undefined;
  const domains = statements.filter((s) => s.kind === 'param' && names.has(s.name.name)).map((s) => s.span);
  // what else names them: definitions, estimands, claims
  const touched = [law.span, ...domains, ...pointStatements(text).map((s) => s.span), ...comments.map((c) => c.span)];
  const rest = [...touched]
    .sort((a, b) => b.start - a.start)
    .reduce((left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end), text);
  const mentioned = parseNames(rest);
  if ([...parameters].some((p) => mentioned.has(p.symbol.name) || mentioned.has(text.slice(p.span.start, p.span.end))))
    return undefined;
  const edits: readonly Edit[] = [
    ...parts.map(({ span }) => ({ span, replacement: fresh })),
    ...domains.map((span) => ({ span: wholeLine(text, span), replacement: '' })),
    ...points,
  ];
  return {
    title: `Write “${fresh}” for ${text.slice(first.span.start, first.span.end)}`,
    edits,
    preferred: false,
  };
}

const parseNames = (text: string): ReadonlySet<string> => new Set(text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []);

/** The values of the names in `at` and `versus` as one value of the new name; undefined where one is missing there. */
function pointEdits(
  text: string,
  combination: ExpressionSyntax,
  names: ReadonlySet<string>,
  fresh: string,
): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  for (const { assignments } of pointStatements(text)) {
    const own = new Map<string, AssignmentSyntax>(
      assignments.flatMap((a) => (a.target.kind === 'name' && names.has(a.target.name) ? [[a.target.name, a]] : [])),
    );
    const [first, ...others] = own.values();
    if (own.size !== names.size || first === undefined) return undefined;
    edits.push({ span: first.span, replacement: `${fresh} = ${valued(text, combination, own)}` });
    for (const { span } of others) {
      const before = text.slice(0, span.start).search(/,\s*$/);
      if (before < 0) return undefined;
      edits.push({ span: { start: before, end: span.end }, replacement: '' });
    }
  }
  return edits;
}

/** The combination's text with the values in place of the names. */
function valued(text: string, combination: ExpressionSyntax, values: ReadonlyMap<string, AssignmentSyntax>): string {
  const { start, end } = combination.span;
  return [...expressionsIn(combination)]
    .flatMap((part) => (part.kind === 'name' && values.has(part.name) ? [part] : []))
    .sort((a, b) => b.span.start - a.span.start)
    .reduce(
      (written, { name, span }) => {
        const value = values.get(name)?.value;
        const number = value === undefined ? name : text.slice(value.span.start, value.span.end);
        const shown = value?.kind === 'number' ? number : `(${number})`;
        return written.slice(0, span.start - start) + shown + written.slice(span.end - start);
      },
      text.slice(start, end),
    );
}
