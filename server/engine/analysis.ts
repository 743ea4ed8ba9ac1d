// Composes the engine for one block: syntax → model → information, bounds, divergences, regularity → report.
import { Budget } from './base/budget.ts';
import { boundDerivation } from './bounds/boundDerivation.ts';
import { informationDerivation, scoreDerivation } from './information/derivations.ts';
import { elaborate } from './model/elaborate.ts';
import type { ModelIssue } from './model/issue.ts';
import type { StatisticalModel } from './model/statisticalModel.ts';
import { modelResults, type ModelResults } from './modelResults.ts';
import { plotInput } from './plots/plotInput.ts';
import { plotReports } from './plots/index.ts';
import type { Assessment, ModelFacts } from './regularity/condition.ts';
import { assess } from './regularity/index.ts';
import { irregularity } from './regularity/irregularity.ts';
import { whereEndsAreRegular } from './regularity/movingEnds.ts';
import { renderDerivation } from './render/derivation.ts';
import { toUnicode } from './render/unicode.ts';
import type { BlockAnalysis, DerivationReport, FindingReport } from './report/blockAnalysis.ts';
import { modelLabel } from './report/modelLabel.ts';
import { modelReport } from './report/modelReport.ts';
import type { ReportPart } from './report/schema.ts';
import { modelFindings } from './rules/index.ts';
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

/** Everything that the engine says of the block. The same request gives the same answer on every machine. */
export function analyzeBlock(request: AnalysisRequest): BlockAnalysis {
  const { block, others } = request;
  const { model, issues } = elaborate(block, others);
  if (model === undefined)
    return { key: block.key, model: null, findings: issues.map(findingOf), derivations: [], plots: [], steps: 0 };
  const budget = new Budget(request.budget);
  const { results, assessments, facts, isDensity } = examined(model, block, budget);
  const told = issues.map((issue) => issue.code);
  const input = isDensity ? plotInput(model, results.information) : undefined;
  return {
    key: block.key,
    model: modelReport(results, assessments),
    findings: [...issues, ...modelFindings(facts, assessments, told)].map(findingOf),
    derivations: derivationReports(results),
    plots: input === undefined ? [] : plotReports(input),
    steps: budget.spent,
  };
}

interface Examined {
  readonly results: ModelResults;
  readonly assessments: readonly Assessment[];
  readonly facts: ModelFacts;
  /** False where the law was found to be no density: then there is nothing to draw. */
  readonly isDensity: boolean;
}

/**
 * The results, and how the regularity conditions judge them. A condition that fails in the numbers (mass, score mean) takes
 * back what was derived as if it held.
 */
function examined(model: StatisticalModel, block: BlockSyntax, budget: Budget): Examined {
  const irregular = irregularity(model, toUnicode);
  const regularWhere = whereEndsAreRegular(model);
  const results = modelResults({ model, irregular, regularWhere, isDensity: true, seed: block.key, budget });
  const facts: ModelFacts = { ...results, text: block.text, write: toUnicode };
  const assessments = assess(facts);
  const failed = (condition: string): string | undefined =>
    assessments.find((a) => a.condition === condition && a.verdict === 'fails')?.reason;
  const improper = failed('normalized');
  const why = irregular ?? improper ?? failed('score-mean-zero');
  const isDensity = improper === undefined;
  if (why === irregular) return { results, assessments, facts, isDensity };
  const withheld = modelResults({ model, irregular: why, regularWhere, isDensity, seed: block.key, budget });
  return { results: withheld, assessments, facts, isDensity };
}

const findingOf = ({ code, severity, message, span, related, fixes }: ModelIssue): FindingReport => ({
  code,
  severity,
  message,
  span,
  related,
  fixes,
});

function derivationReports({
  model,
  information,
  inverse,
  bounds,
  sampleSize,
}: ModelResults): readonly DerivationReport[] {
  const context = {
    variables: information.normalized.law.variables,
    parameters: model.parameters.map((p) => p.symbol),
    model: modelLabel(model),
  };
  return [
    scoreDerivation(model, information),
    informationDerivation(model, information),
    boundDerivation(model, information, inverse, bounds, sampleSize),
  ].flatMap((derivation) => (derivation === undefined ? [] : [renderDerivation(derivation, context)]));
}
