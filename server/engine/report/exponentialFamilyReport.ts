// How the form of an exponential family stands in a report.
import type { ExponentialForm } from '../information/exponentialForm.ts';
import { expressionReport } from './expressionReport.ts';
import type { ModelAnalysis } from './schema.ts';

/** Null where the model is none, or the means of its statistics are not known. */
export function exponentialFamilyReport(
  form: ExponentialForm | undefined,
): NonNullable<ModelAnalysis['exponentialFamily']> | null {
  if (form?.mean === undefined) return null;
  return {
    natural: form.natural.map(expressionReport),
    sufficient: form.sufficient.map(expressionReport),
    logPartition: expressionReport(form.logPartition),
    mean: form.mean.map(expressionReport),
  };
}
