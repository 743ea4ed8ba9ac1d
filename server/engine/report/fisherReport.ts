// How the Fisher information stands in a report: the matrix, its checks, its numbers at the point, the standard errors.
import type { Expr } from '../expr/expr.ts';
import { withCommonFactor } from '../expr/shape/commonFactor.ts';
import { bestValue, type CheckedPoint } from '../information/fisherInformation.ts';
import type { PartialMatrix } from '../information/closedForm.ts';
import type { ModelResults } from '../modelResults.ts';
import { copyMatrix, expressionReport, matrixReport } from './expressionReport.ts';
import { pointReport } from './pointReport.ts';
import type { ConditionReport, FisherReport } from './schema.ts';

const routesReport = (point: CheckedPoint): FisherReport['verification'][number]['routes'] =>
  point.routes
    .filter((r) => r.value.flat().every(Number.isFinite))
    .map(({ name, value, agrees }) => ({ name, value: copyMatrix(value), agrees }));

const isComplete = (matrix: PartialMatrix | undefined): matrix is readonly (readonly Expr[])[] =>
  matrix?.every((row) => !row.includes(undefined)) === true;

export function fisherReport(
  { model, information, algebra }: ModelResults,
  regularity: readonly ConditionReport[],
): FisherReport {
  const { status, reason, matrix, verification, at } = information;
  const exists = status === 'closed-form' || status === 'numeric';
  const best = bestValue(information);
  const n = model.samples.value;
  // a closed form that is one in a part of the parameter space only says where
  const region =
    status === 'closed-form'
      ? regularity.find((c) => c.condition === 'information-finite' && c.verdict === 'undecided')?.reason
      : undefined;
  const factored = exists && isComplete(matrix) ? withCommonFactor(matrix) : undefined;
  return {
    status,
    reason: reason ?? region ?? null,
    matrix:
      !exists || matrix === undefined
        ? null
        : matrix.map((row) => row.map((e) => (e === undefined ? null : expressionReport(e)))),
    ...(factored === undefined
      ? {}
      : { factored: { factor: expressionReport(factored.factor), matrix: matrixReport(factored.entries) } }),
    verification: verification.map((point) => ({
      point: pointReport(model, point.theta) ?? {},
      routes: routesReport(point),
      agrees: point.agrees,
    })),
    at:
      best === undefined || algebra === undefined || at === undefined
        ? null
        : {
            value: copyMatrix(best.value),
            total: n === undefined ? null : best.value.map((row) => row.map((v) => v * n + 0)),
            errorBound: best.errorBound,
            routes: routesReport(at),
            rank: algebra.rank,
            conditionNumber: algebra.conditionNumber ?? null,
            nullspace: copyMatrix(algebra.nullspace),
          },
  };
}

/** Null where there is no number of observations, or no inverse. */
export function standardErrors({ model, algebra }: ModelResults): Record<string, number> | null {
  const { samples } = model;
  if (algebra?.inverse === undefined || (samples.symbol !== undefined && samples.value === undefined)) return null;
  const { inverse } = algebra;
  const entries = model.parameters.map((p, i): [string, number] => [
    p.symbol.name,
    Math.sqrt((inverse[i]?.[i] as number) / (samples.value ?? 1)),
  ]);
  return entries.every(([, value]) => Number.isFinite(value)) ? Object.fromEntries(entries) : null;
}
