// Decides the estimators that a block states: functions of the sample.
import { nearest } from '../../base/suggest.ts';
import { dependsOnAny, freeSymbols, someNode, type SymbolExpr } from '../../expr/expr.ts';
import { infinity } from '../../expr/build.ts';
import type { EstimatorStatement as EstimatorSyntax, NameSyntax } from '../../text/syntax.ts';
import { expressionsIn } from '../../text/walk.ts';
import { listed, replaceFix } from '../issue.ts';
import { statementsOf } from '../names.ts';
import type { EstimatorStatement, Estimand, Statistic } from '../statisticalModel.ts';
import { isNewName, type Taken } from './newNames.ts';
import type { StatementContext } from './statementContext.ts';
import { StatisticReader } from './statisticReader.ts';

/** The estimators that can be read, in the order in which they are written. */
export function readEstimators(
  context: StatementContext,
  estimands: readonly Estimand[],
): readonly EstimatorStatement[] {
  const taken: Taken = new Map();
  return statementsOf(context.body, 'estimator').flatMap((statement) => {
    if (statement.broken) return [];
    const statistic = readStatistic(context, statement);
    const { name } = statement;
    // an estimator may have the name of what it estimates
    const isNew = isEstimated(context, estimands, name.name) || isNewName(context, name, 'an estimator', taken);
    const isDirected = statement.of === undefined || checkTarget(context, estimands, statement.of);
    if (statistic === undefined || !isNew || !isDirected) return [];
    const text = context.body.text.slice(statement.value.span.start, statement.value.span.end).replaceAll(/\s+/g, ' ');
    return [{ name: name.name, text, statistic, of: statement.of?.name, span: statement.span }];
  });
}

const isEstimated = (context: StatementContext, estimands: readonly Estimand[], name: string): boolean =>
  estimands.some((e) => e.name === name) || coordinates(context).some((s) => s.name === name);

const coordinates = ({ parameters }: StatementContext): readonly SymbolExpr[] => parameters.flatMap((p) => p.symbols);

function checkTarget(context: StatementContext, estimands: readonly Estimand[], of: NameSyntax): boolean {
  if (isEstimated(context, estimands, of.name)) return true;
  const known = [...estimands.map((e) => e.name), ...coordinates(context).map((s) => s.name)];
  const meant = nearest(of.name, known);
  const hint = meant === undefined ? `There are ${listed(known)}.` : `Did you mean “${meant}”?`;
  const fixes = meant === undefined ? [] : [replaceFix(of.span, meant)];
  const message = `“${of.text}” is neither an estimand nor a parameter. ${hint}`;
  context.issues.report('undefined-symbol', of.span, message, { fixes });
  return false;
}

function readStatistic(context: StatementContext, { name, value }: EstimatorSyntax): Statistic | undefined {
  const { issues, law } = context;
  const reader = new StatisticReader(context);
  const expr = reader.scalar(value);
  if (expr === undefined) return undefined;
  const parts = [expr, ...reader.summaries.map((s) => s.of)];
  const held = coordinates(context).find((s) => parts.some((part) => freeSymbols(part).has(s)));
  if (held !== undefined) {
    const base = held.name.replace(/\[.*$/, '');
    const place = [...expressionsIn(value)].find((e) => e.kind === 'name' && (e.name === base || e.name === held.name));
    const through = place === undefined ? ', through a definition' : '';
    const message = `“${name.text}” holds the parameter ${held.name}${through}. An estimator is computed from the observations alone; a function of the parameters is an estimand.`;
    issues.report('type-mismatch', place?.span ?? value.span, message);
    return undefined;
  }
  if (parts.some((part) => someNode(part, (node) => node === infinity))) {
    issues.report('type-mismatch', value.span, 'An estimator is finite.');
    return undefined;
  }
  if (reader.summaries.length === 0 && !dependsOnAny(expr, law.variables)) {
    issues.report('type-mismatch', value.span, `“${name.text}” does not depend on the observations.`);
    return undefined;
  }
  return { expr, summaries: reader.summaries };
}
