// Decides which free names of a law are whole numbers: they have no score, and count as known.
import type { Span } from '../base/span.ts';
import { one, splitCoefficient } from '../expr/build.ts';
import { freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import type { ScalarSupport } from '../distributions/support.ts';
import type { LawSyntax } from '../text/syntax.ts';
import type { DeclaredDomain } from './declaredDomains.ts';
import type { IssueList } from './issue.ts';
import type { LawReading } from './lawReading.ts';
import type { FreeName } from './leaves.ts';
import type { BlockNames } from './names.ts';
import { factorsOf } from './supports.ts';
import { entriesOf } from './values.ts';

/** The free names that are whole numbers: they have no score, and count as known. */
export function wholeNumberNames(
  reading: LawReading,
  declared: ReadonlyMap<string, DeclaredDomain>,
  names: BlockNames,
  law: LawSyntax,
  issues: IssueList,
): ReadonlySet<string> {
  const known = new Set<string>();
  const parameters = new Map(reading.leaves.parameters.flatMap((p) => p.symbols.map((s) => [s, p] as const)));
  const take = (parameter: FreeName, span: Span, what: string): void => {
    if (known.has(parameter.name)) return;
    known.add(parameter.name);
    const { name } = parameter;
    const place = { start: 0, end: 0 };
    const stated = names.parameters.get(name);
    const edit =
      stated === undefined
        ? { span: place, replacement: `const ${name}\n` }
        : { span: stated.span, replacement: `const ${name}` };
    const message = `${name}, ${what}, is a whole number: the likelihood has no derivative in it, so it has no score and no Fisher information. It is taken as known; bounds by differences (Chapman–Robbins) apply to it. State it by “const”.`;
    issues.report('integer-parameter', span, message, {
      fixes: [{ title: `State it: “const ${name}”`, edits: [edit], preferred: true }],
    });
  };
  for (const { spec, value, span } of reading.arguments) {
    if (!spec.domain.integer) continue;
    for (const s of entriesOf(value).flatMap((e) => [...freeSymbols(e)])) {
      const parameter = parameters.get(s);
      if (parameter !== undefined) take(parameter, span, `the ${spec.role}`);
    }
  }
  const support = law.kind === 'error' ? undefined : law.on;
  for (const s of factorsOf(reading.draft.law.support).flatMap(wholeEnds)) {
    const parameter = parameters.get(s);
    if (parameter !== undefined) take(parameter, support?.span ?? law.span, 'in an end of the support');
  }
  for (const [name, { range, statement }] of declared) {
    const parameter = reading.leaves.parameters.find((p) => p.name === name);
    if (range.integer && parameter !== undefined) take(parameter, statement.span, 'as its domain says');
  }
  return known;
}

/** The names in the ends of a set of whole numbers that are sums of names and whole numbers: `{0..n}`, `{a..a + b}`. */
const wholeEnds = (factor: ScalarSupport): readonly SymbolExpr[] =>
  factor.kind !== 'integers'
    ? []
    : [factor.from, factor.to].flatMap((end) => (isWholeSum(end) ? [...freeSymbols(end)] : []));

const isWholeSum = (end: Expr): boolean => (end.kind === 'sum' ? end.terms.every(isWholeTerm) : isWholeTerm(end));

const isWholeTerm = (term: Expr): boolean => {
  const { coefficient, rest } = splitCoefficient(term);
  return Q.isInteger(coefficient) && (rest === one || rest.kind === 'symbol');
};
