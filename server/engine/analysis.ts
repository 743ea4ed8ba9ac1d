// Composes the engine for one block: syntax → model → information, bounds, regularity → report, and further.
import { Budget } from './base/budget.ts';
import { countWork, part } from './base/work.ts';
import { boundDerivation } from './bounds/boundDerivation.ts';
import { furtherResults } from './furtherResults.ts';
import { informationDerivation, scoreDerivation } from './information/derivations.ts';
import { logConstant, normalizedLaw } from './information/normalizedLaw.ts';
import { elaborate, type Elaboration } from './model/elaborate.ts';
import { makeIssue, type ModelIssue } from './model/issue.ts';
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
import { toText } from './render/text.ts';
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
  /** The work of every kind that they took, in steps of about 10 ns. */
  readonly work: number;
  /** What `analyzeBlock` answers in full depth, without doing again what is done. */
  full(): BlockAnalysis;
}

/** The work of each depth, in steps of about 10 ns: findings come while the writer looks on. */
const findingsWork = 400_000_000;
const furtherWork = 1_000_000_000;

export function beginAnalysis(request: AnalysisRequest): BegunAnalysis {
  const unread = { model: undefined, issues: [tooLongToRead(request.block)] };
  const {
    value: begun,
    steps,
    givenUp,
  } = countWork(findingsWork, () =>
    part(
      'the model',
      () => findingsOf(request),
      () => withoutModel(request, unread),
      1,
    ),
  );
  const { findings } = begun;
  return {
    findings,
    work: steps,
    full() {
      const { results } = begun;
      if (results === undefined) return { ...findings, depth: 'full' };
      const further = countWork(furtherWork, () =>
        part(
          'further results',
          () => furtherOf(findings, results, begun.budget),
          () => ({ ...findings, depth: 'full' as const }),
          1,
        ),
      );
      const notReached = [...new Set([...givenUp, ...(further.value.model?.notReached ?? []), ...further.givenUp])];
      const { value } = further;
      const model = value.model === null || notReached.length === 0 ? value.model : { ...value.model, notReached };
      return { ...value, model };
    },
  };
}

interface Begun {
  readonly findings: BlockAnalysis;
  /** Undefined where the block states no model. */
  readonly results: ModelResults | undefined;
  readonly budget: Budget;
}

function findingsOf(request: AnalysisRequest): Begun {
  const { block, others } = request;
  const { key } = block;
  const budget = new Budget(request.budget);
  const read = elaborate(block, others, logConstant);
  const { model, issues } = read;
  if (model === undefined) return withoutModel(request, read);
  const { results, assessments, facts } = examined(model, block, budget);
  const told = issues.map((issue) => issue.code);
  const derivations = derivationReports(results);
  const base = modelReport(results, assessments);
  const findings: BlockAnalysis = {
    key,
    depth: 'findings',
    model: base,
    findings: [...issues, ...modelFindings(facts, assessments, told)].map(findingOf),
    derivations,
    plots: [],
    steps: budget.spent,
  };
  return { findings, results, budget };
}

function withoutModel({ block, budget }: AnalysisRequest, { issues }: Elaboration): Begun {
  const told = { key: block.key, model: null, findings: issues.map(findingOf), derivations: [], plots: [] };
  const findings: BlockAnalysis = { ...told, depth: 'findings', steps: 0 };
  return { findings, results: undefined, budget: new Budget(budget) };
}

const tooLongToRead = (block: BlockSyntax): ModelIssue =>
  makeIssue(
    'budget-exceeded',
    (block.statements.find((s) => s.kind === 'observation') ?? block.statements[0])?.span ?? { start: 0, end: 0 },
    'This model is too long to work out here. Shorter formulas, or fewer of them, bring it within reach.',
  );

function furtherOf(findings: BlockAnalysis, results: ModelResults, budget: Budget): BlockAnalysis {
  const further = furtherResults(results, budget);
  const { model } = findings;
  return {
    ...findings,
    depth: 'full',
    model: model && furtherReport(model, further),
    plots: part(
      'plots',
      () => plotReports(plotInput(results, further)),
      () => [],
    ),
    steps: findings.steps + further.steps,
  };
}

interface Examined {
  readonly results: ModelResults;
  readonly assessments: readonly Assessment[];
  readonly facts: ModelFacts;
}

const tooLongToJudge = 'Whether this model is regular is too long to work out here.';

/**
 * The results, and how the regularity conditions judge them. A condition that fails in the numbers (mass, score mean) takes
 * back what was derived as if it held.
 */
function examined(model: StatisticalModel, block: BlockSyntax, budget: Budget): Examined {
  const [irregular, isJudged] = part<readonly [string | undefined, boolean]>(
    'where the model is regular',
    () => [irregularity(model, toUnicode), true],
    () => [undefined, false],
  );
  const regularWhere = isJudged ? whereEndsAreRegular(model) : [];
  const without = isJudged
    ? withoutDerivative({ model, information: { normalized: normalizedLaw(model) } }, toUnicode)
    : undefined;
  const undecided = isJudged ? undefined : tooLongToJudge;
  const shared = { model, regularWhere, withoutDerivative: without, undecided, seed: block.key, budget };
  const results = modelResults({ ...shared, irregular, isDensity: true });
  const facts: ModelFacts = { ...results, text: block.text, write: toUnicode, source: toText };
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
  const derivations = [
    () => scoreDerivation(model, information),
    () => informationDerivation(model, information),
    () => boundDerivation(model, information, inverse, bounds, sampleSize),
  ];
  return derivations.flatMap((derive) =>
    part(
      'a derivation',
      () => {
        const derivation = derive();
        return derivation === undefined ? [] : [renderDerivation(derivation, context)];
      },
      () => [],
    ),
  );
}
