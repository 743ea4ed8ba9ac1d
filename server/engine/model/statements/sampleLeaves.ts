// Decides what names stand for in an estimator: the observations, N, known constants, and parameters, which do not belong there.
import { nearest } from '../../base/suggest.ts';
import type { Span } from '../../base/span.ts';
import type { Value } from '../../distributions/family.ts';
import type { Expr } from '../../expr/expr.ts';
import { replaceFix } from '../issue.ts';
import type { Leaves } from '../reading.ts';
import { sampleCount } from '../sampleSize.ts';
import { scalar } from '../values.ts';
import { observationValues } from './observationValues.ts';
import type { StatementContext } from './statementContext.ts';

/** Where the reader stands. */
export interface SampleState {
  /** Within the argument of a function of the sample, where an observation's name is any one of them. */
  insideSample: boolean;
}

export class SampleLeaves implements Leaves {
  private readonly context: StatementContext;
  private readonly state: SampleState;
  private readonly observations: ReadonlyMap<string, Value>;
  /** An index of an observation that was reported: its name is not reported again. */
  private reported: Span | undefined;

  constructor(context: StatementContext, state: SampleState) {
    this.context = context;
    this.state = state;
    this.observations = observationValues(context.law, context.variables);
  }

  /** A parameter is given as it is: whether the estimator holds one is asked when it has been read. */
  free(name: string, span: Span): Value | undefined {
    const { samples, parameters, takenAsKnown } = this.context;
    if (name === samples.symbol) return scalar(sampleCount(samples));
    const found = [...parameters, ...takenAsKnown].find((p) => p.name === name);
    if (found !== undefined) return found.value;
    this.reportUnknown(name, span);
    return undefined;
  }

  component(name: string, indices: readonly number[], span: Span): Expr | undefined {
    if (this.observations.has(name)) {
      this.checkComponent(name, indices, span);
      return undefined;
    }
    const coordinate = `${name}[${indices.join(', ')}]`;
    return [...this.context.parameters, ...this.context.takenAsKnown].find((p) => p.name === coordinate)?.symbols[0];
  }

  observation(name: string, span: Span): Value | undefined {
    const value = this.observations.get(name);
    const { samples, issues } = this.context;
    const isSingle = samples.symbol === undefined && (samples.value ?? 1) === 1;
    if (value === undefined || this.state.insideSample || isSingle || samples.value === 1) return value;
    if (this.reported?.start === span.start) return undefined;
    const message = `“${name}” is each of the observations; an estimator takes them together, as mean(${name}), sum(${name}) or max(${name}).`;
    issues.report('type-mismatch', span, message, { fixes: [replaceFix(span, `mean(${name})`)] });
    return undefined;
  }

  known(name: string, span: Span): Value | undefined {
    const { samples, known, issues } = this.context;
    if (name === samples.symbol) return scalar(sampleCount(samples));
    const found = known.find((s) => s.name === name);
    if (found !== undefined) return scalar(found);
    const message = `“${name}” has no value, and the model does not hold it. Give it one: const ${name} = ….`;
    issues.report('undefined-symbol', span, message);
    return undefined;
  }

  /** `x[1]` of a vector by its index; a number has no components, and the observations of a sample no numbers. */
  private checkComponent(name: string, indices: readonly number[], span: Span): void {
    if (this.observations.get(name)?.kind !== 'scalar') return;
    const message = `“${name}[${indices.join(', ')}]”: the observations of a sample are not told apart by number. Write a function of all of them, as mean(${name}).`;
    this.context.issues.report('type-mismatch', span, message);
    this.reported = span;
  }

  private reportUnknown(name: string, span: Span): void {
    const { samples, issues, known } = this.context;
    if ((name === 'N' || name === 'n') && samples.symbol === undefined) {
      const stated = samples.value === undefined ? '' : ` = ${samples.value}`;
      const message = `“${name}” is not stated. If it is the number of observations, write samples ${name}${stated}.`;
      issues.report('undefined-symbol', span, message);
      return;
    }
    const candidates = [
      ...this.observations.keys(),
      ...(samples.symbol === undefined ? [] : [samples.symbol]),
      ...known.map((s) => s.name),
    ];
    const meant = nearest(name, candidates);
    const hint =
      meant === undefined
        ? 'An estimator is made of the observations, their number and constants.'
        : `Did you mean “${meant}”?`;
    const fixes = meant === undefined ? [] : [replaceFix(span, meant)];
    issues.report('undefined-symbol', span, `“${name}” is not known here. ${hint}`, { fixes });
  }
}
