// Decides the priors of a block: laws of its parameters that hold no free names of their own.
import { nearest } from '../../base/suggest.ts';
import type { SymbolExpr } from '../../expr/expr.ts';
import type { ExpressionSyntax, NameSyntax, ObservationStatement, PriorStatement } from '../../text/syntax.ts';
import { expressionsIn } from '../../text/walk.ts';
import { domainText, isWithin } from '../intervals.ts';
import { listed, replaceFix, type IssueList } from '../issue.ts';
import { lawForm } from '../lawForm.ts';
import { readLaw, type LawReading } from '../lawReading.ts';
import type { FreeName } from '../leaves.ts';
import { constantNames, isBound, statementsOf, type BlockNames } from '../names.ts';
import { expressionsOfLaw } from '../observationStatement.ts';
import { shapeWords } from '../parameterShapes.ts';
import { parameterSpace } from '../parameterSpace.ts';
import type { Prior, StatisticalModel } from '../statisticalModel.ts';
import { factorsOf, hullOf } from '../supports.ts';
import type { StatementContext } from './statementContext.ts';

/** The priors that can be read, in the order in which they are written. */
export function readPriors(context: StatementContext): readonly Prior[] {
  const taken = new Map<string, NameSyntax>();
  return statementsOf(context.body, 'prior').flatMap((statement) => {
    if (statement.broken) return [];
    const parameter = parameterOf(context, statement.name);
    if (parameter === undefined) return [];
    const earlier = taken.get(parameter.name);
    if (earlier !== undefined) {
      const message = `“${statement.name.text}” has a prior already; the first line counts.`;
      const related = [{ span: earlier.span, message: 'It is stated here.' }];
      context.issues.report('duplicate-statement', statement.name.span, message, { related });
      return [];
    }
    taken.set(parameter.name, statement.name);
    const prior = readPrior(context, statement, parameter);
    return prior === undefined ? [] : [prior];
  });
}

/** The parameter that a prior is on; undefined, with the reason reported, where the name is none. */
function parameterOf(context: StatementContext, name: NameSyntax): FreeName | undefined {
  const { names, parameters, takenAsKnown, issues } = context;
  const found = parameters.find((p) => p.name === name.name);
  if (found !== undefined || name.name === '') return found;
  const known = parameters.map((p) => p.name);
  const listedNames = known.length === 0 ? 'it has none' : `its parameters are ${listed(known)}`;
  const fail = (message: string, meant?: string): FreeName | undefined => {
    const fixes = meant === undefined ? [] : [replaceFix(name.span, meant)];
    issues.report('undefined-symbol', name.span, message, { fixes });
    return undefined;
  };
  if (names.definitions.has(name.name))
    return fail(`“${name.text}” is defined by “let”; a prior is on a parameter of the model: ${listedNames}.`);
  if (names.observations.has(name.name))
    return fail(`“${name.text}” is the observation; a prior is on a parameter of the model: ${listedNames}.`);
  if (
    names.constants.has(name.name) ||
    names.covariates.has(name.name) ||
    takenAsKnown.some((p) => p.name === name.name)
  )
    return fail(`“${name.text}” counts as known; a prior is on a parameter of the model: ${listedNames}.`);
  const meant = nearest(name.name, known);
  const hint =
    meant === undefined ? `${listedNames.charAt(0).toUpperCase()}${listedNames.slice(1)}.` : `Did you mean “${meant}”?`;
  return fail(`The model has no parameter “${name.text}”. ${hint}`, meant);
}

function readPrior(context: StatementContext, statement: PriorStatement, parameter: FreeName): Prior | undefined {
  const { issues, body } = context;
  const { name, law } = statement;
  if (law.kind === 'error' || !holdsOnlyKnown(context, statement)) return undefined;
  const form = lawForm(law, body.text, issues);
  if (form === undefined) return undefined;
  const observation: ObservationStatement = { ...statement, kind: 'observation', variables: [name], bracketed: false };
  const names: BlockNames = {
    ...context.names,
    observations: new Map([[name.name, name]]),
    parameters: new Map(),
  };
  const lawContext = { body, observation, names, shapes: new Map(), used: context.used, logConstant: undefined };
  const domains = new Map(context.known.map((s) => [s.name, s.domain]));
  const first = readLaw(lawContext, form, domains, new Set(), issues);
  if (first === undefined || !isFreeOfParameters(first, statement, issues)) return undefined;
  const space = parameterSpace(first, new Map(), new Set(), new Set(), issues);
  if (space === undefined) return undefined;
  const reading = readLaw(lawContext, form, new Map([...space.domains, ...domains]), new Set(), issues);
  if (reading === undefined || !fits(reading, statement, parameter, issues)) return undefined;
  return {
    parameters: parameter.symbols,
    law: reading.draft.law,
    model: modelOf(reading, statement),
    span: statement.span,
  };
}

/** Whether the law names only what is known; a free name would have a distribution of its own. */
function holdsOnlyKnown({ names, issues }: StatementContext, { name, law }: PriorStatement): boolean {
  const expressions: readonly ExpressionSyntax[] = expressionsOfLaw(law).flatMap((e) => [...expressionsIn(e)]);
  const indices = new Set(expressions.flatMap((e) => (e.kind === 'sum' ? [e.index.name] : [])));
  const isFamily = law.kind === 'distribution';
  for (const part of expressions) {
    if (part.kind !== 'name' || part.name === '' || indices.has(part.name)) continue;
    if (part.name === name.name) {
      if (!isFamily) continue;
      const message = `The arguments of a prior on ${name.text} cannot hold ${name.text} itself.`;
      issues.report('type-mismatch', part.span, message);
      return false;
    }
    if (names.constants.has(part.name) || names.definitions.has(part.name)) continue;
    if (constantNames.some((c) => c === part.name) && !isBound(names, part.name)) continue;
    reportHierarchical(name, part.text, part.span, issues);
    return false;
  }
  return true;
}

function reportHierarchical(name: NameSyntax, held: string, span: NameSyntax['span'], issues: IssueList): void {
  const message = `The prior on ${name.text} holds “${held}”, which is not known. Hierarchical models are not read yet; give it a number, or state const ${held}.`;
  issues.report('undefined-symbol', span, message);
}

function isFreeOfParameters(reading: LawReading, { name, law }: PriorStatement, issues: IssueList): boolean {
  const [free] = [...reading.leaves.parameters, ...reading.leaves.takenAsKnown];
  if (free === undefined) return true;
  reportHierarchical(name, free.name, law.span, issues);
  return false;
}

/** Whether the law is one of the parameter: continuous, of as many coordinates, on its domain. */
function fits(
  reading: LawReading,
  { name, law: syntax }: PriorStatement,
  parameter: FreeName,
  issues: IssueList,
): boolean {
  const { law } = reading.draft;
  const fail = (message: string, code: 'type-mismatch' | 'outside-domain' = 'type-mismatch'): false => {
    issues.report(code, syntax.span, message);
    return false;
  };
  if (law.measure === 'counting')
    return fail(`“${name.text}” is a continuous parameter; this prior is on separate points.`);
  const same = (a: readonly SymbolExpr[], b: readonly SymbolExpr[]): boolean =>
    a.length === b.length && a.every((s, i) => s.name === b[i]?.name);
  if (!same(law.variables, parameter.symbols)) {
    const count = law.variables.length === 1 ? 'one number' : `${law.variables.length} numbers`;
    return fail(`“${name.text}” is ${shapeWords(parameter.shape)}; this prior is on ${count}.`);
  }
  const outside = factorsOf(law.support).findIndex((factor, i) => {
    const domain = parameter.symbols[i]?.domain;
    if (domain === undefined) return false;
    const closed = { ...domain, lowerOpen: false, upperOpen: false };
    return !isWithin({ ...hullOf(factor), integer: false }, closed);
  });
  const symbol = parameter.symbols[outside];
  const factor = factorsOf(law.support)[outside];
  if (symbol === undefined || factor === undefined) return true;
  const domain = domainText(symbol.domain);
  const restrict = parameter.symbols.length === 1 ? ` Restrict it: … on ${domain}, or choose another.` : '';
  return fail(
    `This prior lies on ${domainText(hullOf(factor))}, but ${symbol.name} has the domain ${domain}: it allows values for which there is no model.${restrict}`,
    'outside-domain',
  );
}

function modelOf({ draft, leaves }: LawReading, { name, law, span }: PriorStatement): StatisticalModel {
  return {
    parameters: [],
    law: draft.law,
    origin: draft.origin,
    positive: [],
    constraints: [],
    samples: { symbol: undefined, value: undefined },
    point: [],
    versus: undefined,
    other: undefined,
    known: leaves.knowns,
    knownValues: new Map(),
    estimands: [],
    estimators: [],
    priors: [],
    reparam: undefined,
    spans: {
      observation: name.span,
      law: law.span,
      support: law.kind === 'error' ? undefined : law.on?.span,
      at: undefined,
      versus: undefined,
      parameters: new Map([[name.name, span]]),
    },
  };
}
