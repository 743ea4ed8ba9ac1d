// How Jeffreys' prior stands in a report.
import type { Expr } from '../expr/expr.ts';
import { optionalExpression } from './expressionReport.ts';
import type { ModelAnalysis } from './schema.ts';

export const jeffreysReport = (density: Expr | undefined): NonNullable<ModelAnalysis['jeffreys']> => ({
  density: optionalExpression(density),
  proper: null,
  family: null,
});
