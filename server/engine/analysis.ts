// Composes the engine for one block: syntax → model → information, bounds, divergences, regularity → report.
import { Budget } from './base/budget.ts';
import { boundDerivation } from './bounds/boundDerivation.ts';
import { informationDerivation, scoreDerivation } from './information/derivations.ts';
import { supportIsFixed } from './information/fisherInformation.ts';
import { elaborate } from './model/elaborate.ts';
import type { ModelIssue } from './model/issue.ts';
import { modelResults, type ModelResults } from './modelResults.ts';
import { plotInput } from './plots/plotInput.ts';
import { plotReports } from './plots/index.ts';
import { renderDerivation } from './render/derivation.ts';
import type { BlockAnalysis, DerivationReport, FindingReport } from './report/blockAnalysis.ts';
import { modelLabel } from './report/modelLabel.ts';
import { modelReport } from './report/modelReport.ts';
import type { ReportPart } from './report/schema.ts';
import type { BlockSyntax } from './text/syntax.ts';

export interface AnalysisRequest {
  readonly block: BlockSyntax;
  /** The other blocks of the note, for `versus model NAME`. */
  readonly others: readonly BlockSyntax[];
  /** The step budget of the whole analysis. */
  readonly budget: number;
  /** The parts wanted; all of them where absent. */
  readonly parts?: readonly ReportPart[];
}

/** The version of the engine that answers; part of every cache key. */
export const engineVersion = 1;

/** Everything that the engine says of the block. The same request gives the same answer on every machine. */
export function analyzeBlock(request: AnalysisRequest): BlockAnalysis {
  const { block, others } = request;
  const { model, issues } = elaborate(block, others);
  const findings: FindingReport[] = issues.map(findingOf);
  if (model === undefined) return { key: block.key, model: null, findings, derivations: [], plots: [], steps: 0 };
  const budget = new Budget(request.budget);
  const irregular = supportIsFixed(model) ? undefined : 'The support depends on a parameter.';
  const results = modelResults({ model, irregular, seed: block.key, budget });
  const input = plotInput(model, results.information);
  return {
    key: block.key,
    model: modelReport(results, []),
    findings,
    derivations: derivationReports(results),
    plots: input === undefined ? [] : plotReports(input),
    steps: budget.spent,
  };
}

const findingOf = ({ code, severity, message, span, related, fixes }: ModelIssue): FindingReport => ({
  code,
  severity,
  message,
  span,
  related,
  fixes,
});

function derivationReports({ model, information, inverse, bounds }: ModelResults): readonly DerivationReport[] {
  const context = {
    variables: information.normalized.law.variables,
    parameters: model.parameters.map((p) => p.symbol),
    model: modelLabel(model),
  };
  return [
    scoreDerivation(model, information),
    informationDerivation(model, information),
    boundDerivation(model, information, inverse, bounds),
  ].flatMap((derivation) => (derivation === undefined ? [] : [renderDerivation(derivation, context)]));
}
