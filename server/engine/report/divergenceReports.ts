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
    reason: reasonOf(d),
    expression: optionalExpression(d.expression),
    value: finite(d.value),
    errorBound: finite(d.errorBound),
  }));

/** Why there is no number, or no formula; of a formula where it holds, if that is not everywhere. */
function reasonOf({ status, reason, where = [] }: NamedDivergence): string | null {
  const conditions = new Set(where.map(({ left, mayBeZero }) => `${toUnicode(left)} ${mayBeZero ? '≥' : '>'} 0`));
  const condition = [...conditions].join(' and ');
  if (condition === '') return reason ?? null;
  if (status === 'infinite') return `${reason ?? 'It is infinite.'} It is finite where ${condition}.`;
  return reason ?? `Where ${condition}; elsewhere it is infinite.`;
}
