// How divergences stand in a report.
import type { NamedDivergence } from '../divergences/divergenceResults.ts';
import { toUnicode } from '../render/unicode.ts';
import { finite, optionalExpression } from './expressionReport.ts';
import type { DivergenceReport } from './schema.ts';

export const divergenceReports = (divergences: readonly NamedDivergence[]): DivergenceReport[] =>
  divergences.map((d) => ({
    name: d.name,
    order: d.order ?? null,
    status: d.status,
    reason: d.reason ?? condition(d),
    expression: optionalExpression(d.expression),
    value: finite(d.value),
    errorBound: finite(d.errorBound),
  }));

/** When the formula holds, where that is not always. */
function condition({ where = [] }: NamedDivergence): string | null {
  if (where.length === 0) return null;
  return `Where ${where.map((e) => `${toUnicode(e)} > 0`).join(' and ')}; elsewhere it is infinite.`;
}
