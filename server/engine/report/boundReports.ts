// How bounds stand in a report.
import type { BoundResult } from '../bounds/bound.ts';
import { toText } from '../render/text.ts';
import { expressionReport, finite, optionalExpression } from './expressionReport.ts';
import type { BoundReport } from './schema.ts';

/** `edge`: why the point is no inner one; bounds by derivatives and normal limits are for inner points. */
export const boundReports = (bounds: readonly BoundResult[], edge: string | undefined): BoundReport[] =>
  bounds.map((b) => {
    const why = b.name.startsWith('cramer-rao') ? edge : undefined;
    return {
      name: b.name,
      target: b.target,
      expression: optionalExpression(b.expression),
      value: why === undefined ? finite(b.value) : null,
      attained: why === undefined ? (b.attained ?? null) : null,
      reason: why ?? b.reason ?? (b.estimator === undefined ? null : `Attained by the mean of ${toText(b.estimator)}.`),
      ...(b.order === undefined ? {} : { order: b.order }),
      ...(b.testPoints === undefined ? {} : { testPoints: [...b.testPoints] }),
      ...(b.testVectors === undefined ? {} : { testVectors: b.testVectors.map((p) => [...p]) }),
      ...(b.matrix === undefined ? {} : { matrix: b.matrix.map((row) => row.map(expressionReport)) }),
      ...(b.pseudoTrue === undefined ? {} : { pseudoTrue: b.pseudoTrue }),
      ...(b.bounded === undefined ? {} : { bounded: b.bounded }),
    };
  });
