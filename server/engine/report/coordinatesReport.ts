// How a model in other coordinates stands in a report.
import { exp } from '../expr/build.ts';
import { shape } from '../expr/shape/shape.ts';
import type { ConjugatePrior } from '../coordinates/conjugatePrior.ts';
import type { CoordinateResults } from '../coordinates/coordinateResults.ts';
import type { ExponentialCoordinates } from '../coordinates/exponentialCoordinates.ts';
import type { NewCoordinates } from '../coordinates/newCoordinates.ts';
import { latexName } from '../render/names.ts';
import { copyMatrix, expressionReport, finite, matrixReport, optionalExpression } from './expressionReport.ts';
import { lawText, knownPriorReport } from './priorsReport.ts';
import type { ExponentialFamilyReport, ModelAnalysis, ReparamReport } from './schema.ts';

function conjugate(prior: ConjugatePrior): NonNullable<ExponentialFamilyReport['conjugate']> {
  return {
    logKernel: expressionReport(prior.logKernel),
    weight: prior.weight.name,
    sum: prior.sum.name,
    family: prior.law === undefined ? null : lawText(prior.law),
    positive: prior.positive.map(expressionReport),
  };
}

function family(base: ExponentialFamilyReport, found: ExponentialCoordinates): ExponentialFamilyReport {
  const { natural, logPartition, covariance, meanInformation, cumulants } = found;
  return {
    ...base,
    carrier: expressionReport(shape(exp(found.logCarrier))),
    coordinates:
      natural?.matrix === undefined || covariance === undefined
        ? null
        : {
            names: natural.coordinates.map((c) => c.symbol.name),
            logPartition: optionalExpression(logPartition),
            solved: natural.parameters !== undefined,
            information: matrixReport(natural.matrix),
            covariance: matrixReport(covariance),
            meanInformation: meanInformation === undefined ? null : matrixReport(meanInformation),
          },
    cumulants: cumulants === undefined ? null : matrixReport(cumulants),
    conjugate: found.conjugate === undefined ? null : conjugate(found.conjugate),
  };
}

const reparam = (found: NewCoordinates): ReparamReport => ({
  coordinates: found.coordinates.map(({ symbol, expr }, i) => ({
    name: symbol.name,
    latex: latexName(symbol.name),
    expression: expressionReport(expr),
    value: finite(found.at?.point[i]),
  })),
  parameters: found.parameters === undefined ? null : found.parameters.map(expressionReport),
  status: found.status,
  reason: found.reason ?? null,
  matrix: found.matrix === undefined ? null : matrixReport(found.matrix),
  inverse: found.inverse === undefined ? null : matrixReport(found.inverse),
  jeffreys: found.jeffreys === undefined ? null : knownPriorReport(found.jeffreys),
  at: found.at === undefined ? null : { value: copyMatrix(found.at.value), errorBound: found.at.errorBound },
});

export function coordinateReports(
  base: ModelAnalysis,
  results: CoordinateResults | undefined,
): Pick<ModelAnalysis, 'exponentialFamily' | 'entropy' | 'entropyAt' | 'reparam'> | Record<string, never> {
  if (results === undefined) return {};
  const { exponential, entropy, reparam: stated } = results;
  const form = base.exponentialFamily;
  return {
    ...(form === null || form === undefined || exponential === undefined
      ? {}
      : { exponentialFamily: family(form, exponential) }),
    entropy: optionalExpression(entropy?.expression),
    entropyAt: entropy?.at ?? null,
    ...(stated === undefined ? {} : { reparam: reparam(stated) }),
  };
}
