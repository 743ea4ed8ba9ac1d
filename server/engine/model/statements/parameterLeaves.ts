// Decides what names stand for in an expression of the parameters: an estimand, a new coordinate.
import { nearest } from '../../base/suggest.ts';
import type { Span } from '../../base/span.ts';
import type { Value } from '../../distributions/family.ts';
import type { Expr } from '../../expr/expr.ts';
import { listed, replaceFix } from '../issue.ts';
import { statementsOf } from '../names.ts';
import type { Leaves } from '../reading.ts';
import { scalar } from '../values.ts';
import type { StatementContext } from './statementContext.ts';

/** Parameters and known symbols; every other name is reported. */
export class ParameterLeaves implements Leaves {
  private readonly context: StatementContext;
  private readonly subject: string;

  /** `subject`: what the expression is, as a message names it: `An estimand`. */
  constructor(context: StatementContext, subject: string) {
    this.context = context;
    this.subject = subject;
  }

  free(name: string, span: Span): Value | undefined {
    const { parameters, takenAsKnown } = this.context;
    const found = [...parameters, ...takenAsKnown].find((p) => p.name === name);
    if (found !== undefined) return found.value;
    this.reportUnknown(name, span);
    return undefined;
  }

  component(name: string, indices: readonly number[]): Expr | undefined {
    const coordinate = `${name}[${indices.join(', ')}]`;
    return [...this.context.parameters, ...this.context.takenAsKnown].find((p) => p.name === coordinate)?.symbols[0];
  }

  observation(name: string, span: Span): undefined {
    const message = `“${name}” is the observation. ${this.subject} is a function of the parameters; one of the observations is an estimator.`;
    this.context.issues.report('type-mismatch', span, message);
  }

  known(name: string, span: Span): Value | undefined {
    const found = this.context.known.find((s) => s.name === name);
    if (found !== undefined) return scalar(found);
    const message = `“${name}” has no value, and the model does not hold it. Give it one: const ${name} = ….`;
    this.context.issues.report('undefined-symbol', span, message);
    return undefined;
  }

  private reportUnknown(name: string, span: Span): void {
    const { body, parameters, samples, issues } = this.context;
    const other = (['estimand', 'estimator'] as const).find((kind) =>
      statementsOf(body, kind).some((s) => s.name.name === name),
    );
    const isCoordinate = statementsOf(body, 'reparam').some((s) => s.definitions.some((d) => d.name.name === name));
    const what = other === undefined ? (isCoordinate ? 'a new coordinate' : undefined) : `an ${other}`;
    if (name === samples.symbol || what !== undefined) {
      const is = what ?? 'the number of observations';
      const message = `“${name}” is ${is}. ${this.subject} is a function of the parameters; a name for a part of it is defined by “let”.`;
      issues.report('undefined-symbol', span, message);
      return;
    }
    const known = parameters.map((p) => p.name);
    const meant = nearest(name, known);
    const hint =
      known.length === 0
        ? 'It has none at all.'
        : meant === undefined
          ? `Its parameters are ${listed(known)}.`
          : `Did you mean “${meant}”?`;
    const fixes = meant === undefined ? [] : [replaceFix(span, meant)];
    issues.report('undefined-symbol', span, `The model has no parameter “${name}”. ${hint}`, { fixes });
  }
}
