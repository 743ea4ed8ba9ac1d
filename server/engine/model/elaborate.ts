// Decides what statistical model a block states, and what there is to tell its writer on the way.
import { nearest } from '../base/suggest.ts';
import { freeSymbols, type Expr } from '../expr/expr.ts';
import { substitute } from '../expr/substitute.ts';
import type { BlockBody, BlockSyntax, ObservationStatement } from '../text/syntax.ts';
import { designRows } from './covariateValues.ts';
import { readDeclared, type DeclaredDomain } from './declaredDomains.ts';
import { domainText } from './intervals.ts';
import { IssueList, replaceFix, type ModelIssue } from './issue.ts';
import { familiesIn, lawForm, type LawForm } from './lawForm.ts';
import { readLaw, type LawContext, type LawReading, type LogConstant } from './lawReading.ts';
import type { FreeName } from './leaves.ts';
import { namesOf, statementsOf, type BlockNames } from './names.ts';
import { reportNotComputed } from './notComputed.ts';
import { observationStatement } from './observationStatement.ts';
import { parameterSpace } from './parameterSpace.ts';
import type { PointContext } from './pointContext.ts';
import { readPoint } from './points.ts';
import { sampleSize } from './sampleSize.ts';
import { readEstimands } from './statements/estimands.ts';
import { readEstimators } from './statements/estimators.ts';
import { readPriors } from './statements/priors.ts';
import { readReparametrization } from './statements/reparametrization.ts';
import type { StatementContext } from './statements/statementContext.ts';
import type { Parameter, StatisticalModel } from './statisticalModel.ts';
import { undeclaredSpace } from './undeclaredSpace.ts';
import { reportUnused } from './unused.ts';
import { declaredShapes, inferShapes } from './vectorShapes.ts';
import { wholeNumberNames } from './wholeNumberNames.ts';

export interface Elaboration {
  /** Undefined where the `~` line states no law that can be computed with. */
  readonly model: StatisticalModel | undefined;
  readonly issues: readonly ModelIssue[];
}

/**
 * The statistical model that a block states. A mistake in one line leaves the others working: without a readable `~`
 * line there is no model, without a readable `at` line there is no point. `others` are the note's other blocks; `logConstant`
 * normalizes kernels where they are components.
 */
export function elaborate(block: BlockSyntax, others: readonly BlockSyntax[], logConstant?: LogConstant): Elaboration {
  return elaborateBody(block, block.name, others, logConstant);
}

/** The same for a text that is no block of its own, such as a formula in prose. */
export function elaborateBody(
  body: BlockBody,
  name: string,
  others: readonly BlockSyntax[],
  logConstant?: LogConstant,
): Elaboration {
  const issues = new IssueList();
  const observation = observationStatement(body, issues);
  const names = namesOf(body, observation, issues);
  reportNotComputed(body, issues);
  const model =
    observation === undefined ? undefined : modelOf(body, name, observation, names, others, issues, logConstant);
  return { model, issues: issues.issues };
}

function modelOf(
  body: BlockBody,
  name: string,
  observation: ObservationStatement,
  names: BlockNames,
  others: readonly BlockSyntax[],
  issues: IssueList,
  logConstant: LogConstant | undefined,
): StatisticalModel | undefined {
  if (observation.broken) return undefined;
  const used = new Set<string>();
  const shapes = declaredShapes(names, issues, used);
  const context: LawContext = { body, observation, names, shapes, used, logConstant };
  const form = lawForm(observation.law, body.text, issues);
  if (form === undefined) return undefined;
  if (!familiesIn(form).every(({ family, matched }) => inferShapes(body, names, family, matched, shapes, issues)))
    return undefined;
  const first = readLaw(context, form, new Map(), new Set(), issues);
  if (first === undefined) return undefined;
  const declared = readDeclared(body, names, first.leaves, issues, used);
  const known = wholeNumberNames(first, declared, names, observation.law, issues);
  const negative = negativeNames(body);
  const wide = new Set<string>();
  const rough = parameterSpace(first, declared, negative, wide, issues);
  // with the signs known, powers and logarithms split, and the ends of the support say more
  const second = rough === undefined ? undefined : readLaw(context, form, rough.domains, known, issues);
  const space = second === undefined ? undefined : parameterSpace(second, declared, negative, wide, issues);
  if (space === undefined) return undefined;
  const reading = readLaw(context, form, space.domains, known, new IssueList());
  if (reading === undefined) return undefined;
  const parameters = reading.leaves.parameters;
  const demands = reading.draft.demands.filter((d) => freeSymbols(d.expr).size > 0);
  const samples = sampleSize(body, names, parameters, issues, used);
  const statements: StatementContext = {
    body,
    names,
    variables: observation.variables,
    parameters,
    takenAsKnown: reading.leaves.takenAsKnown,
    known: reading.leaves.knowns,
    law: reading.draft.law,
    samples,
    issues,
    used,
  };
  const priors = readPriors(statements);
  const hyperparameters = priors.flatMap((p) => p.model.known);
  const pointContext: PointContext = {
    names,
    parameters,
    known: [...new Set([...reading.leaves.knowns, ...hyperparameters])],
    declared: new Map([...declared].map(([key, d]) => [key, d.range])),
    demands,
    positive: inFinalSymbols(space.positive, reading),
    constraints: space.constraints,
    law: reading.draft.law,
    origin: reading.draft.origin,
    issues,
    used,
  };
  const at = readPoint(pointContext, statementsOf(body, 'at'));
  const versus = readPoint(pointContext, statementsOf(body, 'versus'), at);
  const estimands = readEstimands(statements);
  const covariates = reading.leaves.knowns.filter((s) => names.covariates.has(s.name));
  const model: StatisticalModel = {
    parameters: parameters.flatMap((p) =>
      describe(p, wide.has(p.name) ? undefined : declared.get(p.name), declared.has(p.name), form, reading),
    ),
    law: reading.draft.law,
    origin: reading.draft.origin,
    positive: pointContext.positive,
    constraints: space.constraints,
    ...(declared.size === 0 ? {} : { undeclared: () => undeclaredSpace(context, form, first, known, negative) }),
    samples,
    point: at.point,
    versus: versus.point,
    other: otherModel(body, name, others, issues, logConstant),
    known: reading.leaves.knowns,
    covariates,
    design: designRows(names, covariates),
    wholeNumbers: reading.leaves.takenAsKnown.flatMap((p) => p.symbols),
    knownValues: at.known,
    estimands,
    estimators: readEstimators(statements, estimands),
    priors: priors.map((p) => ({ ...p, model: { ...p.model, knownValues: at.known } })),
    reparam: readReparametrization(statements),
    spans: spansOf(body, observation, parameters),
  };
  const occurring = new Set([...parameters, ...reading.leaves.takenAsKnown].map((p) => p.name));
  reportUnused(body, names, occurring, used, issues);
  return model;
}

/** Names to which `at` or `versus` gives a number with a minus sign. */
function negativeNames(body: BlockBody): ReadonlySet<string> {
  const assignments = [...statementsOf(body, 'at'), ...statementsOf(body, 'versus')].flatMap((s) => s.assignments);
  return new Set(
    assignments.flatMap(({ target, value }) =>
      target.kind === 'name' && value.kind === 'negate' ? [target.name] : [],
    ),
  );
}

/** Expressions in symbols of any role, in the symbols of the final reading. */
function inFinalSymbols(exprs: readonly Expr[], reading: LawReading): readonly Expr[] {
  const finals = new Map(
    [...reading.leaves.parameters.flatMap((p) => p.symbols), ...reading.leaves.knowns].map((s) => [s.name, s]),
  );
  return exprs.map((expr) => {
    const replacements = new Map<Expr, Expr>();
    for (const s of freeSymbols(expr)) {
      const final = finals.get(s.name);
      if (final !== undefined && final !== s) replacements.set(s, final);
    }
    return substitute(expr, replacements);
  });
}

/** One parameter of the model for each free coordinate of a name; `stated` is its domain as stated, where the law allows it. */
function describe(
  parameter: FreeName,
  stated: DeclaredDomain | undefined,
  declared: boolean,
  form: LawForm,
  reading: LawReading,
): readonly Parameter[] {
  const alone = familiesIn(form)
    .flatMap((f) => f.matched.arguments)
    .find((a) => a.syntax.value.kind === 'name' && a.syntax.value.name === parameter.name);
  const isArgument = reading.arguments.some((a) => a.spec === alone?.spec);
  const whole = parameter.shape.kind === 'scalar';
  return parameter.symbols.map((s) => ({
    symbol: s,
    domainText: whole && stated !== undefined ? stated.text : domainText(s.domain),
    declared,
    role: isArgument ? alone?.spec.role : undefined,
    span: parameter.span,
  }));
}

function spansOf(
  body: BlockBody,
  observation: ObservationStatement,
  parameters: readonly FreeName[],
): StatisticalModel['spans'] {
  const { law } = observation;
  const [first] = observation.variables;
  const last = observation.variables[observation.variables.length - 1];
  return {
    observation: { start: first?.span.start ?? observation.span.start, end: last?.span.end ?? observation.span.end },
    law: law.span,
    support: law.kind === 'error' ? undefined : law.on?.span,
    at: statementsOf(body, 'at')[0]?.span,
    versus: (statementsOf(body, 'versus')[0] ?? statementsOf(body, 'versus-model')[0])?.span,
    parameters: new Map(parameters.flatMap((p) => p.symbols.map((s) => [s.name, p.span] as const))),
  };
}

/** The model that `versus model NAME` names. */
function otherModel(
  body: BlockBody,
  name: string,
  others: readonly BlockSyntax[],
  issues: IssueList,
  logConstant: LogConstant | undefined,
): StatisticalModel | undefined {
  const [statement, second] = statementsOf(body, 'versus-model');
  if (statement === undefined || statement.broken) return undefined;
  if (second !== undefined)
    issues.report(
      'duplicate-statement',
      second.span,
      'A block is compared with one other model; the first line counts.',
    );
  const other = others.find((candidate) => candidate.name === statement.model && candidate.name !== name);
  if (other === undefined) {
    const known = others.map((candidate) => candidate.name).filter((candidate) => candidate !== name);
    const meant = nearest(statement.model, known);
    const same = statement.model === name;
    const hint = same ? ' It is this model itself.' : meant === undefined ? '' : ` Did you mean “${meant}”?`;
    const message = same ? `“${statement.model}” is this block.` : `The note has no model “${statement.model}”.${hint}`;
    issues.report('undefined-symbol', statement.modelSpan, message, {
      fixes: meant === undefined ? [] : [replaceFix(statement.modelSpan, meant)],
    });
    return undefined;
  }
  // its own `versus model` is not followed: two models may name each other
  const elaborated = elaborateBody(
    { ...other, statements: other.statements.filter((s) => s.kind !== 'versus-model') },
    other.name,
    [],
    logConstant,
  );
  if (elaborated.model === undefined)
    issues.report(
      'undefined-symbol',
      statement.modelSpan,
      `The model “${statement.model}” cannot be read; its block says why.`,
    );
  return elaborated.model;
}
