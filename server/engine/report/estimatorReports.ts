// How estimators stand in a report.
import type { Static } from 'typebox';
import { listed } from '../model/issue.ts';
import { toUnicode } from '../render/unicode.ts';
import type { EstimatorResult, Quantity } from '../estimators/estimatorResult.ts';
import { finite, optionalExpression } from './expressionReport.ts';
import type { EstimatorSchema } from './estimatorSchema.ts';

export type EstimatorReport = Static<typeof EstimatorSchema>;

export const estimatorReports = (results: readonly EstimatorResult[]): EstimatorReport[] =>
  results.map((r) => ({
    name: r.name,
    statistic: r.text,
    target: r.target?.name ?? null,
    mean: quantityReport(r.mean),
    bias: quantityReport(r.bias),
    variance: quantityReport(r.variance),
    meanSquaredError: quantityReport(r.meanSquaredError),
    unbiased: r.isUnbiased ?? null,
    efficiencies: r.efficiencies.map(({ bound, expression, value, errorBound, order, testPoints }) => ({
      bound,
      expression: optionalExpression(expression),
      value: finite(value),
      ...(errorBound === undefined || !Number.isFinite(errorBound) ? {} : { errorBound }),
      ...(order === undefined ? {} : { order }),
      ...(testPoints === undefined ? {} : { testPoints }),
    })),
  }));

const quantityReport = ({
  status,
  expression,
  value,
  errorBound,
  reason,
  conditions = [],
}: Quantity): EstimatorReport['mean'] => ({
  status,
  expression: optionalExpression(expression),
  value: finite(value),
  errorBound: finite(errorBound),
  reason: reason ?? (conditions.length === 0 ? null : `Where ${listed(conditions.map((c) => `${toUnicode(c)} > 0`))}.`),
});
