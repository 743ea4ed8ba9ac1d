// Decides the parameter space of a law: a domain for each coordinate, and the conditions that hold several jointly.
import type { Span } from '../base/span.ts';
import { add, number, one, subtract, symbol } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { definiteness } from '../expr/squareRootFree.ts';
import { includes, positiveReals, reals, unitInterval, type Range } from '../expr/range.ts';
import { samplePoint, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { isPositive } from '../expr/assumptions.ts';
import type { DeclaredDomain } from './declaredDomains.ts';
import { inferDomains, type InferredDomains } from './domainInference.ts';
import { domainText, domainWords, interior, intersection, isWithin, numberText } from './intervals.ts';
import type { IssueList } from './issue.ts';
import type { LawDemand } from './lawDraft.ts';
import type { LawReading } from './lawReading.ts';
import type { FreeName } from './leaves.ts';

export interface ParameterSpace {
  /** By the coordinate's name. */
  readonly domains: ReadonlyMap<string, Range>;
  /** Conditions that the domains do not imply, in the symbols with their domains. */
  readonly positive: readonly Expr[];
  /** The same in the model language, as far as they are written in it. */
  readonly constraints: readonly string[];
}

/**
 * The parameter space of a law, which starts from the domains that its symbols have; undefined, with the reason reported,
 * where it is empty. `negative` are names that the writer gives a negative value; names whose stated domain is too wide
 * are added to `wide`.
 */
export function parameterSpace(
  reading: LawReading,
  declared: ReadonlyMap<string, DeclaredDomain>,
  negative: ReadonlySet<string>,
  wide: Set<string>,
  issues: IssueList,
): ParameterSpace | undefined {
  const { draft, leaves } = reading;
  const parameters = [...leaves.parameters, ...leaves.takenAsKnown];
  const symbols = [...new Set([...parameters.flatMap((p) => p.symbols), ...leaves.knowns])];
  const initial = new Map<SymbolExpr, Range>();
  for (const parameter of parameters) {
    const own = declared.get(parameter.name)?.range;
    const integer = leaves.takenAsKnown.includes(parameter);
    parameter.symbols.forEach((s, i) => {
      const shaped = intersection(s.domain, domainOfShape(parameter, i)) ?? s.domain;
      const natural = integer ? { ...shaped, integer } : shaped;
      initial.set(s, own === undefined ? natural : (intersection(interior(own), natural) ?? natural));
    });
  }
  const isStated = ({ name }: SymbolExpr): boolean => declared.has(name) || negative.has(name);
  const demands = draft.demands.filter((d) => d.isConvention !== true || ![...freeSymbols(d.expr)].every(isStated));
  const found = inferDomains(symbols, initial, demands.flatMap(halves), {
    expressions: draft.context,
    negative,
    isSingularAtZero: (s) => isSingularAtZero(draft.law, s),
  });
  if (reportImpossible(found, declared, issues)) return undefined;
  for (const parameter of parameters) {
    const statement = declared.get(parameter.name);
    if (statement !== undefined && parameter.shape.kind === 'scalar')
      if (!checkWidth(parameter, statement, found, demands, issues)) wide.add(parameter.name);
  }
  const domains = new Map([...found.domains].map(([s, domain]) => [s.name, domain]));
  const into = (expr: Expr): Expr => {
    const refined = [...freeSymbols(expr)].map(
      (s) => [s, symbol(s.name, s.role, domains.get(s.name) ?? s.domain)] as const,
    );
    return substitute(expr, new Map<Expr, Expr>(refined));
  };
  const fromDemands = found.remaining.flatMap((d) =>
    differences(d).map((difference) => ({ expr: difference, demand: d })),
  );
  const joint = fromDemands
    .map(({ expr, demand }) => ({ expr: simplify(into(expr)), demand }))
    .filter(({ expr }) => !isPositive(expr));
  const stated = parameters.flatMap((p) =>
    (declared.get(p.name)?.joint ?? []).map((j) => into(j(p.symbols[0] as Expr))),
  );
  const shapes = parameters.flatMap((p) => jointOfShape(p).map(into));
  const positive = [...new Set([...joint.map((j) => j.expr), ...stated, ...shapes])];
  return {
    domains,
    positive: positive.filter((p) => freeSymbols(p).size > 0 && !isPositive(p)),
    constraints: constraintTexts(
      joint.map((j) => j.demand),
      parameters,
      declared,
    ),
  };
}

function constraintTexts(
  joint: readonly LawDemand[],
  parameters: readonly FreeName[],
  declared: ReadonlyMap<string, DeclaredDomain>,
): readonly string[] {
  const fromDemands = joint.flatMap((d) => {
    if (d.constraint !== undefined) return [d.constraint];
    if (d.written === undefined) return [];
    const { lower, upper } = d.range;
    if (lower === -Infinity) return [`${d.written} < ${numberText(upper)}`];
    return [
      upper === Infinity
        ? `${d.written} > ${numberText(lower)}`
        : `${numberText(lower)} < ${d.written} < ${numberText(upper)}`,
    ];
  });
  const fromShapes = parameters.flatMap((p) =>
    (p.shape.kind === 'simplex' && p.shape.size > 2) || (p.shape.kind === 'posdef' && p.shape.size > 1)
      ? [`${p.name} in ${p.shape.kind}(${p.shape.size})`]
      : [],
  );
  const fromParams = parameters.flatMap((p) => {
    const statement = declared.get(p.name);
    return statement !== undefined && statement.joint.length > 0 ? [`${p.name} in ${statement.text}`] : [];
  });
  return [...new Set([...fromShapes, ...fromParams, ...(fromShapes.length > 0 ? [] : fromDemands)])];
}

/** Whether the log-density is not finite where the symbol is 0, at a generic point otherwise. */
function isSingularAtZero(law: LawReading['draft']['law'], s: SymbolExpr): boolean {
  const symbols = [...freeSymbols(law.logDensity)];
  const values = new Map(symbols.map((other, i) => [other, other === s ? 0 : samplePoint(other.domain, i)]));
  return !Number.isFinite(evaluate(law.logDensity, values));
}

function domainOfShape(parameter: FreeName, coordinate: number): Range {
  if (parameter.shape.kind === 'simplex') return unitInterval;
  if (parameter.shape.kind !== 'posdef') return reals;
  const name = parameter.symbols[coordinate]?.name ?? '';
  const [, i, j] = /\[(\d+), (\d+)\]$/.exec(name) ?? [];
  return i === j ? positiveReals : reals;
}

function jointOfShape(parameter: FreeName): readonly Expr[] {
  if (parameter.shape.kind === 'simplex') return [subtract(one, add(...parameter.symbols))];
  if (parameter.shape.kind === 'posdef' && parameter.value.kind === 'matrix')
    return definiteness(parameter.value.rows).slice(1);
  return [];
}

/** A demand on both sides of an expression of several symbols as two: each may be simpler than the whole. */
function halves(demand: LawDemand): readonly LawDemand[] {
  const { expr, range, written } = demand;
  const { lower, upper } = range;
  if (!Number.isFinite(lower) || !Number.isFinite(upper) || freeSymbols(expr).size < 2) return [demand];
  const half = (difference: Expr, sign: '<' | '>', bound: number): LawDemand => ({
    ...demand,
    expr: simplify(difference),
    range: positiveReals,
    constraint: demand.constraint ?? (written === undefined ? undefined : `${written} ${sign} ${numberText(bound)}`),
  });
  return [half(subtract(expr, number(lower)), '>', lower), half(subtract(number(upper), expr), '<', upper)];
}

/** Expressions that are positive just where the demand holds. */
function differences(demand: LawDemand): readonly Expr[] {
  const { expr, range } = demand;
  return [
    ...(Number.isFinite(range.lower) ? [subtract(expr, number(range.lower))] : []),
    ...(Number.isFinite(range.upper) ? [subtract(number(range.upper), expr)] : []),
  ];
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function reportImpossible(
  found: InferredDomains<LawDemand>,
  declared: ReadonlyMap<string, DeclaredDomain>,
  issues: IssueList,
): boolean {
  for (const demand of found.impossible) {
    const { purpose } = demand;
    const isTold = found.impossible.some((d) => d !== demand && d.purpose !== undefined && d.expr === demand.expr);
    if (purpose === undefined && isTold) continue;
    if (purpose !== undefined) {
      const words = `${purpose.name} is ${purpose.none}, whatever the values of the parameters are.`;
      issues.report('outside-domain', demand.span, capitalized(words));
      continue;
    }
    const is = demand.written === undefined ? 'it never is' : `“${demand.written}” never is`;
    issues.report(
      'outside-domain',
      demand.span,
      `${capitalized(demand.subject)} must be ${domainWords(demand.range)}; ${is}.`,
    );
  }
  for (const { demand, symbol: s, range } of found.conflicts) {
    const statement = declared.get(s.name)?.statement;
    const needs = `${needWords(demand)} ${s.name} must lie in ${domainText(range)}`;
    if (statement === undefined)
      issues.report('outside-domain', demand.span, `${needs}; other parts of the law rule that out.`);
    else reportTooWide(statement.span, statement.name.text, `${needs}.`, range, demand.span, issues);
  }
  return found.impossible.length > 0 || found.conflicts.length > 0;
}

/** What the place of a parameter follows from. */
const needWords = ({ purpose, subject, range }: LawDemand): string =>
  purpose === undefined
    ? `${capitalized(subject)} must be ${domainWords(range)}, so`
    : `For ${purpose.name} to be ${purpose.noun},`;

function reportTooWide(span: Span, name: string, why: string, domain: Range, cause: Span, issues: IssueList): void {
  const replacement = `param ${name} in ${domainText(domain)}`;
  issues.report('domain-too-wide', span, why, {
    related: [{ span: cause, message: 'This is what asks for it.' }],
    fixes: [{ title: `Write “${replacement}”`, edits: [{ span, replacement }], preferred: true }],
  });
}

/** Whether the law is defined in all of a stated domain; reports one that holds values at which the law is not defined. */
function checkWidth(
  parameter: FreeName,
  declared: DeclaredDomain,
  found: InferredDomains<LawDemand>,
  demands: readonly LawDemand[],
  issues: IssueList,
): boolean {
  const [s] = parameter.symbols;
  const domain = s === undefined ? undefined : found.domains.get(s);
  // a bound by another parameter has no number to compare
  if (s === undefined || domain === undefined || declared.joint.length > 0) return true;
  const stated = declared.range;
  const own = demands.filter((d) => freeSymbols(d.expr).has(s));
  const wide = !isWithin(interior({ ...stated, integer: false }), { ...domain, integer: false });
  const ends = [
    { value: stated.lower, closed: !stated.lowerOpen },
    { value: stated.upper, closed: !stated.upperOpen },
  ];
  const breaks = (d: LawDemand, value: number): boolean => {
    if (freeSymbols(d.expr).size !== 1) return false;
    const at = evaluate(d.expr, new Map([[s, value]]));
    return !Number.isNaN(at) && !includes({ ...d.closure, integer: false }, at);
  };
  const atEnd = ends.flatMap((end) => (end.closed ? own.filter((d) => breaks(d, end.value)) : []))[0];
  const inside = own.find((d) => d.expr === s && !isWithin(interior(stated), { ...d.range, integer: false })) ?? own[0];
  const cause = wide ? inside : atEnd;
  if (cause === undefined) return true;
  const subject =
    cause.written === undefined || cause.written === declared.statement.name.text
      ? cause.subject
      : `${cause.subject}, ${cause.written},`;
  const name = declared.statement.name.text;
  const narrowed = wide ? domain : { ...domain, lowerOpen: true, upperOpen: true };
  // of a condition that is not written in the note, the writer is told what it comes to
  const needs =
    cause.written === undefined && (wide || cause.purpose !== undefined)
      ? `${needWords(cause)} ${name} must lie in ${domainText(narrowed)}`
      : `${capitalized(subject)} must be ${domainWords(cause.range)}`;
  const message = `${needs}, but this domain of ${name} holds other values.`;
  reportTooWide(declared.statement.span, name, message, narrowed, cause.span, issues);
  return false;
}
