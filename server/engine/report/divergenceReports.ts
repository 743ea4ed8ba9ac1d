// How divergences stand in a report.
import type { NamedDivergence } from '../divergences/divergenceResults.ts';
import { finite, optionalExpression } from './expressionReport.ts';
import type { DivergenceReport } from './schema.ts';

export const divergenceReports = (divergences: readonly NamedDivergence[]): DivergenceReport[] =>
  divergences.map((d) => ({
    name: d.name,
    order: null,
    status: d.status,
    reason: d.reason ?? null,
    expression: optionalExpression(d.expression),
    value: finite(d.value),
    errorBound: finite(d.errorBound),
  }));
