// Decides where an argument is most often meant otherwise: a variance where a standard deviation stands, a mean where a rate does.
import type { DistributionFamily } from '../distributions/family.ts';
import type { DistributionSyntax, ExpressionSyntax } from '../text/syntax.ts';
import type { MatchedArguments } from './arguments.ts';
import type { IssueList } from './issue.ts';

const varianceNames = /^(var|variance|sigmasq|sigma_sq)$/i;

const isNumber = (syntax: ExpressionSyntax, value: bigint): boolean =>
  syntax.kind === 'number' && syntax.value.numerator === value && syntax.value.denominator === 1n;

/** The base of a square of a name: `sigma` in `sigma^2`. */
function squareOf(syntax: ExpressionSyntax): ExpressionSyntax | undefined {
  if (syntax.kind !== 'binary' || syntax.operator !== '^' || !isNumber(syntax.right, 2n)) return undefined;
  return syntax.left.kind === 'name' ? syntax.left : undefined;
}

/** The denominator of a reciprocal: `theta` in `1/theta`. */
const reciprocalOf = (syntax: ExpressionSyntax): ExpressionSyntax | undefined =>
  syntax.kind === 'binary' && syntax.operator === '/' && isNumber(syntax.left, 1n) ? syntax.right : undefined;

/** Hints for positional arguments; an argument with its name is taken at its word. */
export function hintLikelyMeant(
  family: DistributionFamily,
  syntax: DistributionSyntax,
  matched: MatchedArguments,
  text: string,
  issues: IssueList,
): void {
  const offered = (name: string): boolean =>
    family.parametrizations.some((p) => p.parameters.some((spec) => spec.name === name));
  for (const { spec, syntax: argument } of matched.arguments) {
    if (argument.name !== undefined) continue;
    const { value } = argument;
    const written = text.slice(value.span.start, value.span.end);
    const square = squareOf(value);
    const looksLikeVariance = square !== undefined || (value.kind === 'name' && varianceNames.test(value.name));
    if (spec.role.includes('standard deviation') && looksLikeVariance) {
      const ordinal = ['first', 'second', 'third'][syntax.arguments.indexOf(argument)] ?? 'last';
      const replacement = offered('variance') ? `variance = ${written}` : undefined;
      const remedy = replacement === undefined ? '' : `; for the variance write ${replacement}`;
      const message = `The ${ordinal} argument of ${family.name} is the ${spec.role}${remedy}.`;
      const fixes =
        replacement === undefined
          ? []
          : [{ title: `Write “${replacement}”`, edits: [{ span: value.span, replacement }], preferred: true }];
      issues.report('likely-meant', value.span, message, { fixes });
    }
    const reciprocal = reciprocalOf(value);
    if (spec.name === 'rate' && reciprocal !== undefined && offered('scale')) {
      const scale = text.slice(reciprocal.span.start, reciprocal.span.end).replace(/^\((.*)\)$/s, '$1');
      const replacement = `scale = ${scale}`;
      const message = `This argument of ${family.name} is the rate, here ${written}. If ${scale} is meant to be the ${family.name === 'Exponential' ? 'mean' : 'scale'}, ${replacement} says so.`;
      issues.report('likely-meant', value.span, message, {
        fixes: [{ title: `Write “${replacement}”`, edits: [{ span: value.span, replacement }], preferred: true }],
      });
    }
  }
}
