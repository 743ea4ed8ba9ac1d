// Puts the results for one model into the report's words: expressions printed, numbers only where they have a warrant.
import type { Expr } from '../expr/expr.ts';
import { bestValue, type CheckedPoint } from '../information/fisherInformation.ts';
import type { ModelResults } from '../modelResults.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { supportText } from '../render/domains.ts';
import { toLatex } from '../render/latex.ts';
import { latexName } from '../render/names.ts';
import { tupleLatex } from '../render/modelLatex.ts';
import { toText } from '../render/text.ts';
import { modelLabel } from './modelLabel.ts';
import type { ConditionReport, ExpressionReport, FisherReport, ModelAnalysis } from './schema.ts';

export const expressionReport = (e: Expr): ExpressionReport => ({ text: toText(e), latex: toLatex(e) });
const matrixReport = (rows: readonly (readonly Expr[])[]): ExpressionReport[][] =>
  rows.map((row) => row.map(expressionReport));
/** A zero without a sign: data has one zero. */
const copyMatrix = (rows: readonly (readonly number[])[]): number[][] => rows.map((row) => row.map((v) => v + 0));
/** Numbers in reports are finite. */
const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

function pointReport(model: StatisticalModel, theta: readonly number[] | undefined): Record<string, number> | null {
  if (theta === undefined) return null;
  return Object.fromEntries(model.parameters.map((p, i) => [p.symbol.name, theta[i] as number]));
}

const routesReport = (point: CheckedPoint): FisherReport['verification'][number]['routes'] =>
  point.routes
    .filter((r) => r.value.flat().every(Number.isFinite))
    .map(({ name, value, agrees }) => ({ name, value: copyMatrix(value), agrees }));

function fisherReport(
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
  return {
    status,
    reason: reason ?? region ?? null,
    matrix:
      !exists || matrix === undefined
        ? null
        : matrix.map((row) => row.map((e) => (e === undefined ? null : expressionReport(e)))),
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

function standardErrors({ model, algebra }: ModelResults): Record<string, number> | null {
  const { samples } = model;
  if (algebra?.inverse === undefined || (samples.symbol !== undefined && samples.value === undefined)) return null;
  const { inverse } = algebra;
  const entries = model.parameters.map((p, i): [string, number] => [
    p.symbol.name,
    Math.sqrt((inverse[i]?.[i] as number) / (samples.value ?? 1)),
  ]);
  return entries.every(([, value]) => Number.isFinite(value)) ? Object.fromEntries(entries) : null;
}

/** The report of a model, without its place in the note. */
export function modelReport(results: ModelResults, regularity: readonly ConditionReport[]): ModelAnalysis {
  const { model, information, inverse, bounds, divergences, jeffreys, exponentialFamily } = results;
  const { law } = information.normalized;
  const { origin } = model;
  const names = law.variables.map((v) => v.name);
  const family = origin.kind === 'family' ? origin : origin.kind === 'truncated' ? origin.parent : undefined;
  // bounds by derivatives and normal limits are for inner points
  const edge = regularity.find((c) => c.condition === 'interior-point' && c.verdict === 'fails')?.reason;
  return {
    observation: {
      name: names.length === 1 ? (names[0] as string) : `(${names.join(', ')})`,
      distribution: family?.family.name ?? (origin.kind === 'mixture' ? 'mixture' : 'custom'),
      support: supportText(law.support),
      latex: tupleLatex(names),
      statement: modelLabel(model),
    },
    parameters: model.parameters.map((p) => ({
      name: p.symbol.name,
      domain: p.domainText,
      declared: p.declared,
      latex: latexName(p.symbol.name),
      role: p.role ?? null,
    })),
    samples: { symbol: model.samples.symbol ?? null, value: model.samples.value ?? null },
    point: pointReport(model, model.point),
    versus: model.other === undefined ? pointReport(model, model.versus) : pointReport(model.other, model.other.point),
    constraints: [...model.constraints],
    logDensity:
      information.normalized.isNormalized && law.inMatrices !== true ? expressionReport(law.logDensity) : null,
    score:
      information.score === undefined || !information.normalized.isNormalized
        ? null
        : information.score.map(expressionReport),
    hessian:
      information.hessian === undefined || !information.normalized.isNormalized
        ? null
        : matrixReport(information.hessian),
    fisher: fisherReport(results, regularity),
    inverse: inverse === undefined ? null : matrixReport(inverse),
    standardErrors: edge === undefined ? standardErrors(results) : null,
    jeffreys: { density: jeffreys === undefined ? null : expressionReport(jeffreys), proper: null, family: null },
    exponentialFamily:
      exponentialFamily?.mean === undefined
        ? null
        : {
            natural: exponentialFamily.natural.map(expressionReport),
            sufficient: exponentialFamily.sufficient.map(expressionReport),
            logPartition: expressionReport(exponentialFamily.logPartition),
            mean: exponentialFamily.mean.map(expressionReport),
          },
    bounds: bounds.map((b) => {
      const why = b.name.startsWith('cramer-rao') ? edge : undefined;
      return {
        name: b.name,
        target: b.target,
        expression: b.expression === undefined ? null : expressionReport(b.expression),
        value: why === undefined ? finite(b.value) : null,
        attained: why === undefined ? (b.attained ?? null) : null,
        reason:
          why ?? b.reason ?? (b.estimator === undefined ? null : `Attained by the mean of ${toText(b.estimator)}.`),
      };
    }),
    divergences: divergences.map((d) => ({
      name: d.name,
      order: null,
      status: d.status,
      reason: d.reason ?? null,
      expression: d.expression === undefined ? null : expressionReport(d.expression),
      value: finite(d.value),
      errorBound: finite(d.errorBound),
    })),
    geometry: null,
    data: null,
    regularity: [...regularity],
    claims: [],
  };
}
