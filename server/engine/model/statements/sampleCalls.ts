// Decides whether a call in an estimator can be read, and how what is wrong with it is told.
import { nearest } from '../../base/suggest.ts';
import type { Value } from '../../distributions/family.ts';
import { functions, findFunction } from '../../expr/functions/index.ts';
import type { CallSyntax, ExpressionSyntax } from '../../text/syntax.ts';
import { structuralFunctions } from '../calls.ts';
import { replaceFix } from '../issue.ts';
import { nameOfKind, type Meaning } from '../values.ts';
import { sampleAliases, sampleFunctionNamed, sampleFunctions, type SampleFunctionName } from './sampleFunctions.ts';
import type { StatementContext } from './statementContext.ts';

export class SampleCalls {
  private readonly context: StatementContext;

  constructor(context: StatementContext) {
    this.context = context;
  }

  /** False, with the reason reported, where a function of a sample is most likely meant. */
  isKnown({ name, nameSpan }: CallSyntax): boolean {
    if (findFunction(name) !== undefined || structuralFunctions.some((f) => f === name)) return true;
    const alias = Object.hasOwn(sampleAliases, name) ? sampleAliases[name] : undefined;
    const all = [...sampleFunctions.map((f) => f.name), ...functions.map((f) => f.name), ...structuralFunctions];
    const meant = alias ?? nearest(name, all);
    if (meant === undefined || sampleFunctionNamed(meant) === undefined) return true;
    const message = `There is no function “${name}”. Did you mean “${meant}”?`;
    this.context.issues.report('unknown-function', nameSpan, message, { fixes: [replaceFix(nameSpan, meant)] });
    return false;
  }

  /** Whether the call has as many arguments as the function takes; else it is reported. */
  hasArguments(syntax: CallSyntax, name: SampleFunctionName): boolean {
    const parameters = sampleFunctions.find((f) => f.name === name)?.parameters ?? [];
    if (!syntax.closed || syntax.arguments.some((a) => a.name !== undefined)) return false;
    const count = syntax.arguments.length;
    if (count === parameters.length) return true;
    const message = `${name}(${parameters.join(', ')}) takes ${parameters.length === 1 ? 'one argument' : 'two arguments'}, not ${count}.`;
    this.context.issues.report('argument-count', syntax.span, message);
    return false;
  }

  reportList(name: SampleFunctionName, syntax: ExpressionSyntax, value: Value): void {
    const written = this.context.body.text.slice(syntax.span.start, syntax.span.end);
    const example = value.kind === 'matrix' ? '[1, 1]' : '[1]';
    const hint = syntax.kind === 'name' ? `; take one of its components, as ${name}(${written}${example})` : '';
    const message = `${name}(…) takes a number of each observation; this is ${nameOfKind(value.kind)}${hint}.`;
    this.context.issues.report('type-mismatch', syntax.span, message);
  }

  needsTwo(syntax: CallSyntax, name: SampleFunctionName): Meaning | undefined {
    const message = `${name}(…) needs two observations or more; state their number, as samples 10.`;
    this.context.issues.report('type-mismatch', syntax.span, message);
    return undefined;
  }

  /** The argument as the note writes it. */
  written(syntax: CallSyntax, at = 0): string {
    const span = syntax.arguments[at]?.value.span;
    return span === undefined ? '' : this.context.body.text.slice(span.start, span.end).replaceAll(/\s+/g, ' ');
  }

  product(syntax: CallSyntax): string {
    return [0, 1].map((at) => `(${this.written(syntax, at)})`).join('*');
  }
}
