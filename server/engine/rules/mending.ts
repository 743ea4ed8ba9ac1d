// Decides how a block's text is changed by fixes: what it says of a parameter, and the edits that make one known or state its domain.
import type { Span } from '../base/span.ts';
import { range, type Range } from '../expr/range.ts';
import { domainText, intersection, numberText } from '../model/intervals.ts';
import { listed, type Fix, type Related } from '../model/issue.ts';
import type { Parameter } from '../model/statisticalModel.ts';
import type { ModelFacts } from '../regularity/condition.ts';
import { parseBlock } from '../text/blockParser.ts';
import type { AtStatement, ParamStatement, VersusStatement } from '../text/syntax.ts';
import { statementAfterLaw } from './statementAfterLaw.ts';

/** The `param` line of the name. */
export function declarationOf(text: string, name: string): ParamStatement | undefined {
  return parseBlock(text).statements.find((s): s is ParamStatement => s.kind === 'param' && s.name.name === name);
}

/** The `at` and `versus` lines. */
export const pointStatements = (text: string): readonly (AtStatement | VersusStatement)[] =>
  parseBlock(text).statements.filter((s) => s.kind === 'at' || s.kind === 'versus');

/** The name as the block writes it where it first stands. */
export function writtenName({ symbol, span }: Parameter, text: string): string {
  const written = text.slice(span.start, span.end);
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(written) ? written : symbol.name;
}

/** A line with its line break. */
export function wholeLine(text: string, span: Span): Span {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const newline = text.indexOf('\n', span.end);
  const end = newline < 0 ? text.length : newline + 1;
  return text.slice(start, end).trim() === text.slice(span.start, span.end).trim() ? { start, end } : span;
}

/** Makes the parameters known: the `param` line of each, where there is one, becomes its `const` line. */
export function constantFix({ text }: ModelFacts, ...parameters: readonly Parameter[]): Fix | undefined {
  if (parameters.length === 0 || parameters.some(({ symbol }) => symbol.name.includes('['))) return undefined;
  const names = parameters.map((p) => ({
    written: writtenName(p, text),
    declared: declarationOf(text, p.symbol.name),
  }));
  const fresh = names
    .flatMap(({ written, declared }) => (declared === undefined ? [`const ${written}\n`] : []))
    .join('');
  const stated = names.flatMap(({ written, declared }) => (declared === undefined ? [] : [{ written, declared }]));
  const edits = stated.map(({ written, declared }, i) => ({
    span: declared.span,
    replacement: `${i === 0 ? fresh : ''}const ${written}`,
  }));
  if (stated.length === 0) edits.push({ span: { start: 0, end: 0 }, replacement: fresh });
  const all = listed(names.map(({ written }) => written));
  return { title: `Make ${all} ${names.length > 1 ? 'constants' : 'a constant'}`, edits, preferred: false };
}

/** States that the parameter lies in the range, within its domain; undefined where no number of its domain does. */
export function domainFix({ text, model }: ModelFacts, parameter: Parameter, wanted: Range): Fix | undefined {
  const { symbol } = parameter;
  const narrowed = intersection(symbol.domain, wanted);
  if (narrowed === undefined || symbol.name.includes('[')) return undefined;
  const statement = `param ${writtenName(parameter, text)} ${domainWords(narrowed)}`;
  const declared = declarationOf(text, symbol.name);
  const edit =
    declared === undefined
      ? statementAfterLaw(text, model, statement)
      : { span: declared.span, replacement: statement };
  return { title: `State “${statement}”`, edits: [edit], preferred: false };
}

/** `> 2`, `in (2, 10)`. */
function domainWords(r: Range): string {
  if (r.upper === Infinity && r.lowerOpen && Number.isFinite(r.lower)) return `> ${numberText(r.lower)}`;
  if (r.lower === -Infinity && r.upperOpen && Number.isFinite(r.upper)) return `< ${numberText(r.upper)}`;
  return `in ${domainText(r)}`;
}

export const above = (bound: number): Range => range(bound, Infinity, { lowerOpen: true });
export const below = (bound: number): Range => range(-Infinity, bound, { upperOpen: true });

/** Where the parameter first stands, and where its domain is stated. */
export function placesOf({ text }: ModelFacts, parameters: readonly Parameter[]): readonly Related[] {
  return parameters.flatMap(({ symbol, span }) => {
    const declared = declarationOf(text, symbol.name);
    return [
      { span, message: `${symbol.name} is first used here.` },
      ...(declared === undefined ? [] : [{ span: declared.span, message: `Its domain is stated here.` }]),
    ];
  });
}
