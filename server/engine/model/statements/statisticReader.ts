// Decides what an expression over a sample means: the functions of a sample become summaries, and the rest is as in other expressions.
import { rangeOf } from '../../expr/assumptions.ts';
import { divide, multiply, one, piecewise, sqrt, subtract, symbol, zero } from '../../expr/build.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from '../../expr/expr.ts';
import { nonNegativeReals, type Range } from '../../expr/range.ts';
import type { CallSyntax, ExpressionSyntax } from '../../text/syntax.ts';
import { ExpressionReader } from '../expressionReader.ts';
import { wholeNumber } from '../reading.ts';
import { sampleCount } from '../sampleSize.ts';
import type { SampleSummary } from '../statisticalModel.ts';
import { scalar, type Meaning } from '../values.ts';
import { SampleCalls } from './sampleCalls.ts';
import { isAlsoOrdinary, sampleFunctionNamed, type SampleFunctionName } from './sampleFunctions.ts';
import { SampleLeaves, type SampleState } from './sampleLeaves.ts';
import type { StatementContext } from './statementContext.ts';

export class StatisticReader extends ExpressionReader {
  /** In the order in which they are met, each after those that it holds. */
  readonly summaries: SampleSummary[] = [];
  private readonly context: StatementContext;
  private readonly state: SampleState;
  private readonly calls: SampleCalls;
  private readonly sampleSize: Expr;

  constructor(context: StatementContext) {
    const state: SampleState = { insideSample: false };
    super(context.names, new SampleLeaves(context, state), context.issues, context.used);
    this.context = context;
    this.state = state;
    this.calls = new SampleCalls(context);
    this.sampleSize = sampleCount(context.samples);
  }

  override meaning(syntax: ExpressionSyntax): Meaning | undefined {
    if (syntax.kind !== 'call') return super.meaning(syntax);
    const name = sampleFunctionNamed(syntax.name);
    if (name === undefined) return this.calls.isKnown(syntax) ? super.meaning(syntax) : undefined;
    if (isAlsoOrdinary(name)) {
      const [only] = syntax.arguments;
      if (syntax.arguments.length !== 1 || only === undefined) return super.meaning(syntax);
      const read = this.ofEachObservation(only.value);
      if (read === undefined) return undefined;
      return read.kind === 'scalar' && this.varies(read.value)
        ? this.summarize(syntax, name, [read.value])
        : super.meaning(syntax);
    }
    if (!this.calls.hasArguments(syntax, name)) return undefined;
    const values = syntax.arguments.map((argument) => this.argument(name, argument.value));
    return values.includes(undefined) ? undefined : this.summarize(syntax, name, values as readonly Expr[]);
  }

  /** Whether the expression differs from observation to observation. */
  private varies(expr: Expr): boolean {
    return dependsOnAny(expr, this.context.law.variables);
  }

  private ofEachObservation(syntax: ExpressionSyntax): Meaning | undefined {
    const outer = this.state.insideSample;
    this.state.insideSample = true;
    const result = this.meaning(syntax);
    this.state.insideSample = outer;
    return result;
  }

  private argument(name: SampleFunctionName, syntax: ExpressionSyntax): Expr | undefined {
    const read = this.ofEachObservation(syntax);
    if (read === undefined) return undefined;
    if (name === 'count' && read.kind === 'condition')
      return piecewise([{ condition: read.condition, value: one }], zero);
    // count(x) counts the observations, whatever they are
    if (name === 'count') return one;
    if (read.kind === 'scalar') return read.value;
    if (read.kind === 'condition') this.mismatch(syntax.span, 'a number', read);
    else this.calls.reportList(name, syntax, read);
    return undefined;
  }

  private summarize(syntax: CallSyntax, name: SampleFunctionName, values: readonly Expr[]): Meaning | undefined {
    const [first = zero, second = zero] = values;
    const n = this.sampleSize;
    const mean = (of: Expr): Expr => this.summary('mean', of, `mean(${this.calls.written(syntax)})`);
    const covariance = (a: Expr, b: Expr): Expr => {
      const product = subtract(
        this.summary('mean', multiply(a, b), `mean of ${this.calls.product(syntax)}`),
        multiply(
          this.summary('mean', a, `mean(${this.calls.written(syntax, 0)})`),
          this.summary('mean', b, `mean(${this.calls.written(syntax, 1)})`),
        ),
      );
      return multiply(divide(n, subtract(n, one)), product);
    };
    const variance = (of: Expr, at: number): Expr =>
      this.summary('variance', of, `variance(${this.calls.written(syntax, at)})`);
    if (name !== 'mean' && name !== 'sum' && name !== 'count' && name !== 'min' && name !== 'max' && name !== 'median')
      if (wholeNumber(n) === 1) return this.calls.needsTwo(syntax, name);
    switch (name) {
      case 'mean':
        return scalar(mean(first));
      case 'sum':
      case 'count':
        return scalar(multiply(n, mean(first)));
      case 'min':
        return scalar(this.summary('minimum', first, `min(${this.calls.written(syntax)})`));
      case 'max':
        return scalar(this.summary('maximum', first, `max(${this.calls.written(syntax)})`));
      case 'median':
        return scalar(this.summary('median', first, `median(${this.calls.written(syntax)})`));
      case 'variance':
      case 'var':
        return scalar(variance(first, 0));
      case 'sd':
        return scalar(sqrt(variance(first, 0)));
      case 'cov':
        return scalar(covariance(first, second));
      case 'cor':
        return scalar(divide(covariance(first, second), sqrt(multiply(variance(first, 0), variance(second, 1)))));
    }
  }

  /** The symbol of the summary; of what is the same for all observations, or of a sample of one, its own value. */
  private summary(kind: SampleSummary['kind'], of: Expr, name: string): Expr {
    if (!this.varies(of)) return kind === 'variance' ? zero : of;
    if (wholeNumber(this.sampleSize) === 1) return of;
    const known = this.summaries.find((s) => s.kind === kind && s.of === of);
    if (known !== undefined) return known.symbol;
    const domain: Range = kind === 'variance' ? nonNegativeReals : { ...rangeOf(of), integer: false };
    const fresh: SymbolExpr = symbol(name, 'observation', domain);
    // two expressions may be written alike, where an inner name hides an outer one
    const own = this.summaries.some((s) => s.symbol === fresh)
      ? symbol(`${name} (${this.summaries.length + 1})`, 'observation', domain)
      : fresh;
    this.summaries.push({ symbol: own, kind, of });
    return own;
  }
}
