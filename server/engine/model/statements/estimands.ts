// Decides the functions of the parameters that a block wants estimated.
import { dependsOnAny, someNode, type Expr } from '../../expr/expr.ts';

import { infinity } from '../../expr/build.ts';
import type { ExpressionSyntax } from '../../text/syntax.ts';
import { ExpressionReader } from '../expressionReader.ts';
import { statementsOf } from '../names.ts';
import type { Estimand } from '../statisticalModel.ts';
import { isNewName, type Taken } from './newNames.ts';
import { ParameterLeaves } from './parameterLeaves.ts';
import type { StatementContext } from './statementContext.ts';

/** The estimands that can be read, in the order in which they are written. */
export function readEstimands(context: StatementContext): readonly Estimand[] {
  const taken: Taken = new Map();
  return statementsOf(context.body, 'estimand').flatMap((statement) => {
    if (statement.broken) return [];
    const expr = functionOfParameters(context, statement.value, 'An estimand');
    const isNew = isNewName(context, statement.name, 'an estimand', taken, expr);
    return expr === undefined || !isNew ? [] : [{ name: statement.name.name, expr, span: statement.span }];
  });
}

/** The expression in the parameters; undefined, with the reason reported, where it is none, or depends on no parameter. */
export function functionOfParameters(
  context: StatementContext,
  syntax: ExpressionSyntax,
  subject: string,
): Expr | undefined {
  const { names, issues, used, parameters } = context;
  const expr = new ExpressionReader(names, new ParameterLeaves(context, subject), issues, used).scalar(syntax);
  if (expr === undefined) return undefined;
  if (someNode(expr, (node) => node === infinity)) {
    issues.report('type-mismatch', syntax.span, `${subject} is finite.`);
    return undefined;
  }
  const symbols = parameters.flatMap((p) => p.symbols);
  if (dependsOnAny(expr, symbols)) return expr;
  const message = `${subject} is a function of the parameters; this does not depend on any.`;
  issues.report('type-mismatch', syntax.span, message);
  return undefined;
}
