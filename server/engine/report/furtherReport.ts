// Adds to the report of a model what was derived beyond its findings: a line for each part.
import type { FurtherResults } from '../furtherResults.ts';
import { boundReports } from './boundReports.ts';
import { coordinateReports } from './coordinatesReport.ts';
import { divergenceReports } from './divergenceReports.ts';
import { estimatorReports } from './estimatorReports.ts';
import { geometryReport } from './geometryReport.ts';
import { priorReports } from './priorsReport.ts';
import { naturalGradientReport } from './naturalGradientReport.ts';
import type { ModelAnalysis, ReportPart } from './schema.ts';

/** The parts that it adds or adds to: of the others both depths say the same. */
export const furtherParts: ReadonlySet<ReportPart> = new Set([
  'bounds',
  'divergences',
  'geometry',
  'naturalGradient',
  'jeffreys',
  'priors',
  'exponentialFamily',
  'entropy',
  'entropyAt',
  'reparam',
  'estimators',
]);

/** `base`: the report of the same model by `modelReport`. */
export const furtherReport = (base: ModelAnalysis, further: FurtherResults): ModelAnalysis => ({
  ...base,
  ...(further.bounds.length === 0
    ? {}
    : { bounds: [...(base.bounds ?? []), ...boundReports(further.bounds, undefined)] }),
  divergences: divergenceReports(further.divergences),
  geometry: geometryReport(further.geometry),
  naturalGradient: naturalGradientReport(further.descent),
  ...priorReports(further.priors),
  ...coordinateReports(base, further.coordinates),
  ...(further.estimators.length === 0 ? {} : { estimators: estimatorReports(further.estimators) }),
  ...(further.notReached.length === 0 ? {} : { notReached: [...further.notReached] }),
});
