// Puts the results for one model into the report's words: expressions printed, numbers only where they have a warrant.
import { part } from '../base/work.ts';
import { nodeCount, type Expr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import type { ModelResults } from '../modelResults.ts';
import { supportText } from '../render/domains.ts';
import { latexName } from '../render/names.ts';
import { tupleLatex } from '../render/modelLatex.ts';
import { boundReports } from './boundReports.ts';
import { constantsReport } from './constantsReport.ts';
import { exponentialFamilyReport } from './exponentialFamilyReport.ts';
import { expressionReport, matrixReport } from './expressionReport.ts';
import { fisherReport, standardErrors } from './fisherReport.ts';
import { jeffreysReport } from './jeffreysReport.ts';
import { modelLabel } from './modelLabel.ts';
import { pointReport } from './pointReport.ts';
import type { ConditionReport, ExpressionReport, ModelAnalysis } from './schema.ts';

/** What is longer than this, in nodes, nobody reads; printed it may take millions of signs. */
const longest = 1500;

/** The print of the expressions, where a reader might read them. */
const ifReadable = <T>(name: string, exprs: readonly Expr[], print: () => T): T | null =>
  exprs.every((e) => nodeCount(e) <= longest) ? part<T | null>(name, print, () => null) : null;

function constantsOf({ logDensity, inMatrices }: Law): Pick<ModelAnalysis, 'constants'> {
  if (inMatrices === true || nodeCount(logDensity) > longest) return {};
  const constants = part<ExpressionReport[]>(
    'the normalizing constants',
    () => constantsReport(logDensity),
    () => [],
  );
  return constants.length === 0 ? {} : { constants };
}

/** The report of a model, without its place in the note, and without what `furtherReport` adds. */
export function modelReport(results: ModelResults, regularity: readonly ConditionReport[]): ModelAnalysis {
  const { model, information, inverse, bounds, jeffreys, canonicalForm } = results;
  const { law } = information.normalized;
  const { score, hessian } = information;
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
      information.normalized.isNormalized && law.inMatrices !== true
        ? ifReadable('the log-density', [law.logDensity], () => expressionReport(law.logDensity))
        : null,
    ...constantsOf(law),
    score:
      score === undefined || !information.normalized.isNormalized
        ? null
        : ifReadable('the score', score, () => score.map(expressionReport)),
    hessian:
      hessian === undefined || !information.normalized.isNormalized
        ? null
        : ifReadable('the Hessian', hessian.flat(), () => matrixReport(hessian)),
    fisher: fisherReport(results, regularity),
    inverse: inverse === undefined ? null : matrixReport(inverse),
    standardErrors: edge === undefined ? standardErrors(results) : null,
    jeffreys: jeffreysReport(jeffreys),
    exponentialFamily: exponentialFamilyReport(canonicalForm),
    bounds: boundReports(bounds, edge),
    data: null,
    regularity: [...regularity],
    claims: [],
  };
}
