// Decides which point of the parameter space `at` and `versus` state, and whether it lies within.
import { nearest } from '../base/suggest.ts';
import type { Span } from '../base/span.ts';
import { evaluate } from '../expr/compile.ts';
import { dependsOn, freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { includes, reals, type Range } from '../expr/range.ts';
import type { AssignmentSyntax, AtStatement, VersusStatement } from '../text/syntax.ts';
import type { Value } from '../distributions/family.ts';
import { numberOf } from './declaredDomains.ts';
import { lawExistsAt } from './edgeLaw.ts';
import { ExpressionReader } from './expressionReader.ts';
import { wholeNumber } from './reading.ts';
import { listed, replaceFix } from './issue.ts';
import { domainText, domainWords, interior, numberText } from './intervals.ts';
import { ConstantLeaves } from './leaves.ts';
import { coordinateNames, shapeWords, upperTriangle } from './parameterShapes.ts';
import type { LawDemand } from './lawDraft.ts';
import type { Assigned, PointContext } from './pointContext.ts';
import { edgeWords, failedWords, mending } from './pointMending.ts';
import { nameOfKind } from './values.ts';

export interface StatedPoint {
  /** In the order of the parameters' coordinates; undefined where one is missing or lies outside. */
  readonly point: readonly number[] | undefined;
  readonly known: ReadonlyMap<SymbolExpr, number>;
}

/** The point that the statements of one kind state together. `base` supplies what a second point leaves out. */
export function readPoint(
  context: PointContext,
  statements: readonly (AtStatement | VersusStatement)[],
  base?: StatedPoint,
): StatedPoint {
  const [first] = statements;
  const word = first?.kind ?? 'at';
  const { issues } = context;
  const reader = new ExpressionReader(context.names, new ConstantLeaves(word, issues), issues, context.used);
  const assigned = new Map<string, Assigned>();
  let broken = statements.some((s) => s.broken);
  for (const assignment of statements.flatMap((s) => s.assignments))
    if (!assign(context, reader, word, assignment, assigned)) broken = true;
  const coordinates = context.parameters.flatMap((p) => p.symbols);
  const known = new Map<SymbolExpr, number>(base?.known ?? []);
  for (const s of context.known) {
    const given = assigned.get(s.name);
    if (given !== undefined) known.set(s, given.value);
  }
  const values = coordinates.map((s, i) => assigned.get(s.name)?.value ?? base?.point?.[i]);
  const missing = [
    ...coordinates.filter((_, i) => values[i] === undefined).map((s) => s.name),
    ...context.known.filter((s) => !known.has(s) && !context.names.covariates.has(s.name)).map((s) => s.name),
  ];
  if (first === undefined || broken) return { point: undefined, known };
  if (missing.length > 0) {
    const span = { start: first.span.start, end: statements[statements.length - 1]?.span.end ?? first.span.end };
    const example = missing.map((name) => `${name} = …`).join(', ');
    const message = `“${word}” leaves out ${listed(missing)}, so no numbers can be shown. Add ${example}.`;
    issues.report('argument-count', span, message);
    return { point: undefined, known };
  }
  const hasValues = context.known.every((s) => known.has(s));
  const point = values as readonly number[];
  const inside = check(context, coordinates, point, known, assigned, first.span);
  return { point: inside && hasValues ? point : undefined, known };
}

/** Enters the numbers of one assignment; false, with the reason reported, where it has none. */
function assign(
  context: PointContext,
  reader: ExpressionReader,
  word: string,
  assignment: AssignmentSyntax,
  assigned: Map<string, Assigned>,
): boolean {
  const target = assignment.target.kind === 'index' ? assignment.target.target : assignment.target;
  if (target.kind !== 'name' || target.name === '') return false;
  const coordinates = coordinatesOf(context, reader, assignment);
  if (coordinates === undefined) {
    reader.value(assignment.value);
    return reportTarget(context, word, target.text, target.name, assignment);
  }
  if (coordinates.length === 0) return false;
  const value = reader.value(assignment.value);
  if (value === undefined) return false;
  const entries = coordinatesFrom(context, target.name, assignment, coordinates, value);
  if (entries === undefined) return false;
  for (const [i, name] of coordinates.entries()) {
    const number = numberOf(entries[i]);
    if (number === undefined || !Number.isFinite(number)) {
      const message = `“${word}” takes finite numbers; this value of ${name} is none.`;
      context.issues.report('type-mismatch', assignment.value.span, message);
      return false;
    }
    if (assigned.has(name)) {
      context.issues.report('duplicate-statement', assignment.span, `“${name}” already has a value in “${word}”.`, {
        related: [{ span: assigned.get(name)?.span ?? assignment.span, message: 'It is given here.' }],
      });
      return false;
    }
    const valueSpan = coordinates.length === 1 ? assignment.value.span : undefined;
    assigned.set(name, { value: number, span: assignment.span, valueSpan });
  }
  return true;
}

/** The coordinates that the target names; none where an index is wrong, undefined where it names no parameter. */
function coordinatesOf(
  context: PointContext,
  reader: ExpressionReader,
  assignment: AssignmentSyntax,
): readonly string[] | undefined {
  const { target } = assignment;
  const all = context.parameters.flatMap((p) => p.symbols.map((s) => s.name));
  if (target.kind === 'name') {
    const parameter = context.parameters.find((p) => p.name === target.name);
    if (parameter !== undefined) return coordinateNames(parameter.name, parameter.shape);
    return context.known.some((s) => s.name === target.name) ? [target.name] : undefined;
  }
  if (target.target.kind !== 'name') return undefined;
  const indices = target.indices.map((index) => {
    const value = reader.scalar(index);
    return value === undefined ? undefined : wholeNumber(value);
  });
  if (indices.includes(undefined)) return [];
  const name = `${target.target.name}[${indices.join(', ')}]`;
  const mirrored = `${target.target.name}[${[...indices].reverse().join(', ')}]`;
  const found = [name, mirrored].find((candidate) => all.includes(candidate));
  return found === undefined ? undefined : [found];
}

function reportTarget(
  context: PointContext,
  word: string,
  text: string,
  name: string,
  assignment: AssignmentSyntax,
): false {
  const { names, issues } = context;
  const span = assignment.target.span;
  const definition = names.definitions.get(name);
  const constant = names.constants.get(name);
  if (definition !== undefined) {
    const message = `“${text}” is defined by “let”; “${word}” takes the parameters that it is made of.`;
    issues.report('undefined-symbol', span, message, {
      related: [{ span: definition.span, message: 'It is defined here.' }],
    });
  } else if (constant !== undefined) {
    const why = constant.value === undefined ? 'it does not occur in the model' : 'it has its value already';
    issues.report('undefined-symbol', span, `“${text}” is a constant: ${why}.`, {
      related: [{ span: constant.span, message: 'It is stated here.' }],
    });
  } else if (names.observations.has(name)) {
    issues.report('undefined-symbol', span, `“${text}” is the observation; “${word}” takes parameters.`);
  } else {
    const known = context.parameters.map((p) => p.name);
    const meant = nearest(name, known);
    const hint = meant === undefined ? `Its parameters are ${listed(known)}.` : `Did you mean “${meant}”?`;
    const message = `The model has no parameter “${text}”. ${known.length === 0 ? 'It has none at all.' : hint}`;
    issues.report('undefined-symbol', span, message, { fixes: meant === undefined ? [] : [replaceFix(span, meant)] });
  }
  return false;
}

/** The expressions for the coordinates in a value of the parameter. */
function coordinatesFrom(
  context: PointContext,
  name: string,
  assignment: AssignmentSyntax,
  coordinates: readonly string[],
  value: Value,
): readonly Expr[] | undefined {
  const parameter = context.parameters.find((p) => p.name === name);
  const shape = assignment.target.kind === 'name' ? parameter?.shape : undefined;
  const fail = (): readonly Expr[] | undefined => {
    const wanted = shape === undefined ? 'a number' : shapeWords(shape);
    const message = `The value of ${name} is ${wanted}, not ${nameOfKind(value.kind)}${value.kind === 'vector' ? ` of ${value.entries.length}` : ''}.`;
    context.issues.report('type-mismatch', assignment.value.span, message);
    return undefined;
  };
  if (shape === undefined || shape.kind === 'scalar') return value.kind === 'scalar' ? [value.value] : fail();
  if (shape.kind === 'posdef') {
    if (value.kind !== 'matrix' || value.rows.length !== shape.size || value.rows[0]?.length !== shape.size)
      return fail();
    const skew = upperTriangle(shape.size).some(([i, j]) => value.rows[i]?.[j] !== value.rows[j]?.[i]);
    if (!skew) return upperTriangle(shape.size).map(([i, j]) => value.rows[i]?.[j] as Expr);
    context.issues.report('type-mismatch', assignment.value.span, `${name} is symmetric; this matrix is not.`);
    return undefined;
  }
  if (value.kind !== 'vector' || value.entries.length !== shape.size) return fail();
  if (shape.kind === 'vector') return value.entries;
  const total = value.entries.reduce((sum, entry) => sum + (numberOf(entry) ?? NaN), 0);
  if (Math.abs(total - 1) > 1e-9) {
    const message = `The entries of ${name} are probabilities and sum to 1; these sum to ${numberText(total)}.`;
    context.issues.report('outside-domain', assignment.value.span, message);
    return undefined;
  }
  return value.entries.slice(0, coordinates.length);
}

/** Whether the point lies in the parameter space, its edge included where the distribution exists there. */
function check(
  context: PointContext,
  coordinates: readonly SymbolExpr[],
  point: readonly number[],
  known: ReadonlyMap<SymbolExpr, number>,
  assigned: ReadonlyMap<string, Assigned>,
  whole: Span,
): boolean {
  const values = new Map<SymbolExpr, number>([
    ...known,
    ...coordinates.map((s, i) => [s, point[i] as number] as const),
  ]);
  const spanOf = (name: string): Span => assigned.get(name)?.span ?? whole;
  let existence: boolean | undefined;
  const exists = (): boolean => (existence ??= lawExistsAt(context.law, context.origin, values));
  let inside = true;
  const edges: { readonly name: string; readonly value: number }[] = [];
  for (const [s, value] of values) {
    const direct = context.demands.find((d) => d.expr === s);
    const declared = context.declared.get(s.name.replace(/\[.*$/, ''));
    const isStated = declared === undefined || includes(declared, value);
    if (includes(interior(s.domain), value) && (declared === undefined || includes(interior(declared), value)))
      continue;
    const ends = [s.domain.lower, s.domain.upper, declared?.lower, declared?.upper];
    // whether the law exists at this end is for the demands below to say
    if (ends.includes(value) && isStated && (includes(direct?.closure ?? reals, value) || exists())) {
      edges.push({ name: s.name, value });
      continue;
    }
    inside = false;
    const why =
      direct === undefined || includes(direct.range, value)
        ? ''
        : direct.purpose === undefined
          ? `: ${direct.subject} must be ${domainWords(direct.range)}`
          : `: ${direct.purpose.name} is ${direct.purpose.none} there`;
    const domain =
      declared !== undefined && includes(declared, value)
        ? `${domainText(s.domain)}, the part of its domain in which the distribution exists`
        : `its domain ${domainText(declared ?? s.domain)}`;
    const message = `${s.name} = ${numberText(value)} is outside ${domain}${why}.`;
    context.issues.report('outside-domain', spanOf(s.name), message, mending(context, s, value, assigned));
  }
  if (!inside) return false;
  // a covariate has no value at a point, and nothing is said of what depends on it
  const isOpen = (expr: Expr): boolean => context.known.some((k) => !known.has(k) && dependsOn(expr, k));
  for (const demand of context.demands) {
    if (isOpen(demand.expr)) continue;
    const value = evaluate(demand.expr, values);
    // where it holds a covariate, nothing is known of it at a point
    const isKnown = [...freeSymbols(demand.expr)].every((s) => values.has(s));
    const isUndefined = isKnown && Number.isNaN(value) && demand.written !== undefined;
    if ((Number.isNaN(value) && !isUndefined) || includes({ ...demand.range, integer: false }, value)) continue;
    const names = [...values.keys()].filter((s) => dependsOn(demand.expr, s)).map((s) => s.name);
    const boundary = includes({ ...demand.closure, integer: false }, value) || (isEnd(demand.range, value) && exists());
    if (boundary && isTouched(demand, values, value)) continue;
    if (boundary)
      edges.push(...names.slice(0, 1).map((name) => ({ name, value: values.get(named(values, name)) ?? 0 })));
    else {
      const message = failedWords(demand, isUndefined ? 'not defined' : numberText(value));
      context.issues.report('outside-domain', spanOf(names[0] ?? ''), message);
      return false;
    }
  }
  const failing = context.positive.find((p) => !isOpen(p) && !(evaluate(p, values) > 0));
  if (failing !== undefined) {
    const names = [...values.keys()].filter((s) => dependsOn(failing, s)).map((s) => s.name);
    const condition = context.constraints.length === 0 ? 'a condition on them jointly' : listed(context.constraints);
    const message = `This point is outside the parameter space: ${listed(names)} must satisfy ${condition}.`;
    context.issues.report('outside-domain', spanOf(names[names.length - 1] ?? ''), message);
    return false;
  }
  for (const { name, value } of edges) {
    const symbol = named(values, name);
    const message = `${name} = ${numberText(value)} is on the edge of its domain. ${edgeWords(context, symbol, value)}`;
    context.issues.report('parameter-on-boundary', spanOf(name), message, mending(context, symbol, value, assigned));
  }
  return true;
}

/** Is a demand met with equality at the point and met on all sides of it, so that nothing ends there (1 − cos m > 0 at m = 0)? */
function isTouched(demand: LawDemand, values: ReadonlyMap<SymbolExpr, number>, value: number): boolean {
  if (!isEnd(demand.range, value) || demand.expr.kind === 'symbol') return false;
  return [...values].every(
    ([s, at]) =>
      !dependsOn(demand.expr, s) ||
      [-1, 1].every((side) => {
        const beside = new Map(values).set(s, at + side * nearby * (1 + Math.abs(at)));
        return includes({ ...demand.range, integer: false }, evaluate(demand.expr, beside));
      }),
  );
}
const nearby = 1e-4;

const isEnd = ({ lower, upper }: Range, value: number): boolean => value === lower || value === upper;

const named = (values: ReadonlyMap<SymbolExpr, number>, name: string): SymbolExpr =>
  [...values.keys()].find((s) => s.name === name) as SymbolExpr;
