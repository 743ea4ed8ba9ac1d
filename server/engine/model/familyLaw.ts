// Decides the law that a named family with its arguments states, in the model's own symbols.
import { add, infinity, negate, one, subtract, symbol } from '../expr/build.ts';
import { someNode, type Expr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { positiveReals } from '../expr/range.ts';
import { definiteness, isStructured } from '../expr/squareRootFree.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { call, mapOperands, substitute } from '../expr/substitute.ts';
import type { DistributionFamily, ParameterSpec, Value } from '../distributions/family.ts';
import type { Law } from '../distributions/law.ts';
import { mapPivot, mapVectorPivot } from '../distributions/pivots.ts';
import type { Region } from '../distributions/support.ts';
import type { NameSyntax } from '../text/syntax.ts';
import { definednessDemands } from './argumentDefinedness.ts';
import type { MatchedArguments } from './arguments.ts';
import type { ExpressionReader } from './expressionReader.ts';
import type { IssueList } from './issue.ts';
import type { LawDemand, LawDraft } from './lawDraft.ts';
import { mapSupport } from './supports.ts';
import { entriesOf, nameOfKind } from './values.ts';

export interface FamilyArgument {
  readonly spec: ParameterSpec;
  readonly value: Value;
  readonly span: { readonly start: number; readonly end: number };
  /** As written. */
  readonly text: string;
}

/** The arguments' values in the order of the parametrization; they are read in the order in which they are written. */
export function readArguments(
  reader: ExpressionReader,
  family: DistributionFamily,
  matched: MatchedArguments,
  text: string,
): readonly FamilyArgument[] | undefined {
  const order = [...matched.arguments].sort((a, b) => a.syntax.span.start - b.syntax.span.start);
  const values = new Map(order.map((argument) => [argument, reader.value(argument.syntax.value)]));
  const result: FamilyArgument[] = [];
  for (const argument of matched.arguments) {
    const value = values.get(argument);
    if (value === undefined) continue;
    const { spec, syntax } = argument;
    if (value.kind !== spec.shape) {
      const wanted = { scalar: 'a number', vector: 'a list', matrix: 'a matrix' }[spec.shape];
      const message = `The ${spec.role} of ${family.name} is ${wanted}, not ${nameOfKind(value.kind)}.`;
      reader.issues.report('type-mismatch', syntax.value.span, message);
      continue;
    }
    const { span } = syntax.value;
    if (entriesOf(value).some((entry) => someNode(entry, (node) => node === infinity))) {
      reader.issues.report('type-mismatch', span, `The ${spec.role} of ${family.name} is finite.`);
      continue;
    }
    result.push({ spec, value, span, text: text.slice(span.start, span.end) });
  }
  return result.length === matched.arguments.length ? result : undefined;
}

/** What the arguments must satisfy, each by itself. */
export function argumentDemands(family: DistributionFamily, argument_: FamilyArgument): readonly LawDemand[] {
  const { spec, value, span, text } = argument_;
  const subject = `the ${spec.role} of ${family.name}`;
  const demand = (expr: Expr, range = spec.domain, closure = spec.closure ?? range): LawDemand => ({
    expr,
    range,
    closure,
    span,
    subject,
    written: value.kind === 'scalar' ? text : undefined,
  });
  const entries = entriesOf(value);
  if (spec.constraint === 'posdef' && value.kind === 'matrix') {
    const purpose = { name: subject, noun: 'positive definite', none: 'not positive definite' };
    return definiteness(value.rows).map((m) => ({ ...demand(m, positiveReals), purpose }));
  }
  return entries.map((entry) => demand(entry));
}

/** Whether vectors and matrices fit together; reports the first that does not. */
export function checkShapes(family: DistributionFamily, args: readonly FamilyArgument[], issues: IssueList): boolean {
  const sizes = args.flatMap((a) => (a.value.kind === 'scalar' ? [] : [{ a, size: sizeOf(a.value) }]));
  const [first] = sizes;
  const other = sizes.find((s) => s.size !== first?.size);
  if (first !== undefined && other !== undefined) {
    const message = `The ${other.a.spec.role} has ${other.size} rows, the ${first.a.spec.role} ${first.size}; they need the same number.`;
    issues.report('type-mismatch', other.a.span, message);
    return false;
  }
  for (const { spec, value, span } of args) {
    if (value.kind === 'matrix' && !isSymmetric(value.rows)) {
      issues.report('type-mismatch', span, `The ${spec.role} is symmetric; this matrix is not.`);
      return false;
    }
    if (spec.constraint === 'simplex' && value.kind === 'vector' && !sumsToOne(value.entries)) {
      const message = `The ${spec.role} of ${family.name} sum to 1 for all values of the names in them; write the last as 1 less the others.`;
      issues.report('type-mismatch', span, message);
      return false;
    }
  }
  const least = family.minimalDimension ?? 1;
  if (first !== undefined && first.size < least) {
    const message = `The ${first.a.spec.role} of ${family.name} are at least ${least}; with ${first.size} nothing is random.`;
    issues.report('type-mismatch', first.a.span, message);
    return false;
  }
  const isOfFew = args.some((a) => a.value.kind === 'matrix' && isStructured(a.value.rows));
  const limit = (isOfFew ? family.maximalStructured : undefined) ?? family.maximalDimension;
  if (first !== undefined && limit !== undefined && first.size > limit) {
    issues.report(
      'type-mismatch',
      first.a.span,
      `${family.name} is written out up to dimension ${limit}${!isOfFew && family.maximalStructured !== undefined ? ` (${family.maximalStructured} where the matrix holds few names)` : ''}, not ${first.size}.`,
    );
    return false;
  }
  return true;
}

const sizeOf = (value: Value): number =>
  value.kind === 'vector' ? value.entries.length : value.kind === 'matrix' ? value.rows.length : 1;
const sumsToOne = (entries: readonly Expr[]): boolean => isZero(subtract(add(...entries), one));
const isSymmetric = (rows: readonly (readonly Expr[])[]): boolean =>
  rows.every(
    (row, i) => row.length === rows.length && row.every((x, j) => isZero(add(x, negate(rows[j]?.[i] as Expr)))),
  );

/** A number that must be whole and is none; the first such argument is reported. */
export function checkWholeNumbers(args: readonly FamilyArgument[], issues: IssueList): boolean {
  const wrong = args.find(
    ({ spec, value }) =>
      spec.domain.integer &&
      value.kind === 'scalar' &&
      value.value.kind === 'number' &&
      !Q.isInteger(value.value.value),
  );
  if (wrong === undefined) return true;
  issues.report('type-mismatch', wrong.span, `The ${wrong.spec.role} is a whole number; “${wrong.text}” is none.`);
  return false;
}

/** The law of the family at the arguments, without a restriction of its support. */
export function familyLaw(
  family: DistributionFamily,
  matched: MatchedArguments,
  args: readonly FamilyArgument[],
  variables: readonly NameSyntax[],
  text: string,
  issues: IssueList,
): LawDraft | undefined {
  const dimension = Math.max(1, ...args.map((a) => sizeOf(a.value)));
  const general = family.law(dimension);
  const values = matched.parametrization.toCanonical(args.map((a) => a.value));
  const free = general.coordinates(values);
  const special = family.specialCase?.(free);
  const canonical = special?.family.law(dimension) ?? general;
  const coordinates = special?.coordinates ?? free;
  const names = variableNames(canonical, variables);
  if (names === undefined) {
    const count = entryCount(canonical);
    const message = `${family.name} describes ${count === 1 ? 'one number' : `${count} numbers`}, not ${variables.length}.`;
    const first = variables[0]?.span ?? { start: 0, end: 0 };
    issues.report(
      'type-mismatch',
      { start: first.start, end: variables[variables.length - 1]?.span.end ?? first.end },
      message,
    );
    return undefined;
  }
  const replacements = new Map<Expr, Expr>(canonical.parameters.map((p, i) => [p, coordinates[i] as Expr]));
  const own = canonical.variables.map((v, i) => symbol(names[i] as string, 'observation', v.domain));
  canonical.variables.forEach((v, i) => replacements.set(v, own[i] as Expr));
  const into = (expr: Expr): Expr => substitute(expr, replacements);
  const support = mapSupport(canonical.support, into);
  const instance = family.instance?.(values, own);
  const whole = { start: args[0]?.span.start ?? 0, end: args[args.length - 1]?.span.end ?? 0 };
  const conditions = instance?.positive ?? canonical.positive.map(into);
  const joint = conditions.map((expr, i): LawDemand => {
    const stated = canonical.constraints[i] ?? canonical.constraints[0];
    const constraint = stated === undefined ? undefined : inWritersWords(stated, matched, text, family);
    const subject = constraint === undefined ? `the arguments of ${family.name}` : `what ${constraint} compares`;
    return {
      expr,
      range: positiveReals,
      closure: positiveReals,
      span: whole,
      subject,
      written: undefined,
      constraint,
    };
  });
  return {
    law: {
      name: family.name,
      measure: canonical.measure,
      variables: own,
      support,
      logDensity: instance?.logDensity ?? tidied(into(canonical.logDensity)),
      ...(instance?.gaussian === undefined ? {} : { gaussian: instance.gaussian }),
      ...(instance?.inMatrices === true ? { inMatrices: true } : {}),
      ...(canonical.pivot === undefined ? {} : { pivot: mapPivot(canonical.pivot, into) }),
      ...(canonical.vectorPivot === undefined ? {} : { vectorPivot: mapVectorPivot(canonical.vectorPivot, into) }),
    },
    origin: { kind: 'family', family: special?.family ?? family, canonical, coordinates },
    demands: [
      ...args.flatMap((a) => argumentDemands(family, a)),
      ...args.flatMap((a) => definednessDemands(entriesOf(a.value), a.span, `“${a.text}”`)),
      ...joint,
    ],
    context: args.flatMap((a) => entriesOf(a.value)),
  };
}

/** How many numbers an observation has; the last fraction or count follows from the others. */
const entryCount = ({ variables, support }: Law): number =>
  variables.length + (support.kind === 'product' && isSum(support.region) ? 1 : 0);
const isSum = (region: Region | undefined): boolean => region?.kind === 'simplex' || region?.kind === 'counts';

function variableNames(law: Law, written: readonly NameSyntax[]): readonly string[] | undefined {
  const { variables } = law;
  if (written.length > 1 && written.length === entryCount(law))
    return written.slice(0, variables.length).map((name) => name.name);
  if (written.length === variables.length && entryCount(law) === 1) return written.map((name) => name.name);
  const [only] = written;
  if (written.length !== 1 || only === undefined) return undefined;
  return variables.map((v) => v.name.replace(/^[^[]+/, only.name));
}

/** A condition that the family states in its own names, with the writer's arguments in their places. */
function inWritersWords(
  constraint: string,
  matched: MatchedArguments,
  text: string,
  family: DistributionFamily,
): string {
  if (matched.parametrization !== family.parametrizations[0]) return constraint;
  const slice = (syntax: { readonly span: { readonly start: number; readonly end: number } }): string =>
    text.slice(syntax.span.start, syntax.span.end);
  const byName = new Map(matched.arguments.map((a) => [a.spec.name, a.syntax.value]));
  return constraint.replaceAll(/([A-Za-z]+)(?:\[(\d+)\])?/g, (whole, name: string, index: string | undefined) => {
    const value = byName.get(name);
    if (value === undefined) return whole;
    if (index === undefined) return slice(value);
    const element = value.kind === 'list' ? value.elements[Number(index) - 1] : undefined;
    return element === undefined ? `${slice(value)}[${index}]` : slice(element);
  });
}

/** The expression with what stands within log and log Γ in the shortest form: log(1 − φ/(1 + φ)) is −log(1 + φ). */
function tidied(expr: Expr): Expr {
  const done = new Map<Expr, Expr>();
  const visit = (node: Expr): Expr => {
    const known = done.get(node);
    if (known !== undefined) return known;
    const isTidied = node.kind === 'apply' && (node.fn === 'log' || node.fn === 'lgamma');
    const result = isTidied ? call(node.fn, node.args.map(simplify)) : mapOperands(node, visit);
    done.set(node, result);
    return result;
  };
  return visit(expr);
}
