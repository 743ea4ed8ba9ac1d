// Composes the engine for one block: syntax → model → information, bounds, regularity → report, and further.
import { Budget } from './base/budget.ts';
import { boundDerivation } from './bounds/boundDerivation.ts';
import { furtherResults } from './furtherResults.ts';
import { informationDerivation, scoreDerivation } from './information/derivations.ts';
import { normalizedLaw } from './information/normalizedLaw.ts';
import { elaborate } from './model/elaborate.ts';
import type { ModelIssue } from './model/issue.ts';
import type { StatisticalModel } from './model/statisticalModel.ts';
import { modelResults, type ModelResults } from './modelResults.ts';
import { plotInput } from './plots/plotInput.ts';
import { plotReports } from './plots/index.ts';
import type { Assessment, ModelFacts } from './regularity/condition.ts';
import { withoutDerivative } from './regularity/differentiable.ts';
import { assess } from './regularity/index.ts';
import { irregularity } from './regularity/irregularity.ts';
import { whereEndsAreRegular } from './regularity/movingEnds.ts';
import { renderDerivation } from './render/derivation.ts';
import { toUnicode } from './render/unicode.ts';
import type { BlockAnalysis, Depth, DerivationReport, FindingReport } from './report/blockAnalysis.ts';
import { furtherReport } from './report/furtherReport.ts';
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
  /** How deep; `full` where absent. */
  readonly depth?: Depth;
}

/** Everything that the engine says of the block. The same request gives the same answer on every machine. */
export function analyzeBlock(request: AnalysisRequest): BlockAnalysis {
  const begun = beginAnalysis(request);
  return request.depth === 'findings' ? begun.findings : begun.full();
}

/** An analysis in the depth of findings, and the way on from it. */
export interface BegunAnalysis {
  readonly findings: BlockAnalysis;
  /** What `analyzeBlock` answers in full depth, without doing again what is done. */
  full(): BlockAnalysis;
}

export function beginAnalysis(request: AnalysisRequest): BegunAnalysis {
  const { block, others } = request;
  const { key } = block;
  const { model, issues } = elaborate(block, others);
  if (model === undefined) {
    const told = { key, model: null, findings: issues.map(findingOf), derivations: [], plots: [], steps: 0 };
    return { findings: { ...told, depth: 'findings' }, full: () => ({ ...told, depth: 'full' }) };
  }
  const budget = new Budget(request.budget);
  const { results, assessments, facts } = examined(model, block, budget);
  const told = issues.map((issue) => issue.code);
  const base = modelReport(results, assessments);
  const findings: BlockAnalysis = {
    key,
    depth: 'findings',
    model: base,
    findings: [...issues, ...modelFindings(facts, assessments, told)].map(findingOf),
    derivations: derivationReports(results),
    plots: [],
    steps: budget.spent,
  };
  return {
    findings,
    full() {
      const further = furtherResults(results, budget);
      return {
        ...findings,
        depth: 'full',
        model: furtherReport(base, further),
        plots: plotReports(plotInput(results, further)),
        steps: findings.steps + further.steps,
      };
    },
  };
}

interface Examined {
  readonly results: ModelResults;
  readonly assessments: readonly Assessment[];
  readonly facts: ModelFacts;
}

/**
 * The results, and how the regularity conditions judge them. A condition that fails in the numbers (mass, score mean) takes
 * back what was derived as if it held.
 */
function examined(model: StatisticalModel, block: BlockSyntax, budget: Budget): Examined {
  const irregular = irregularity(model, toUnicode);
  const regularWhere = whereEndsAreRegular(model);
  const without = withoutDerivative({ model, information: { normalized: normalizedLaw(model) } }, toUnicode);
  const shared = { model, regularWhere, withoutDerivative: without, seed: block.key, budget };
  const results = modelResults({ ...shared, irregular, isDensity: true });
  const facts: ModelFacts = { ...results, text: block.text, write: toUnicode };
  const assessments = assess(facts);
  const failed = (condition: string): string | undefined =>
    assessments.find((a) => a.condition === condition && a.verdict === 'fails')?.reason;
  const improper = failed('normalized');
  const why = irregular ?? improper ?? failed('score-mean-zero');
  const isDensity = improper === undefined;
  if (why === irregular && isDensity) return { results, assessments, facts };
  const withheld = modelResults({ ...shared, irregular: why, isDensity });
  return { results: withheld, assessments, facts };
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
