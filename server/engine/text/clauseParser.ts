/** Decides how the parts that several statements share are read: names, assignments, sources of data, what a claim is about. */

import { nearest } from '../base/suggest.ts';
import { parseExpression, parseTarget } from './expressionParser.ts';
import { parseLaw } from './lawParser.ts';
import type {
  AssignmentSyntax,
  ClaimTargetSyntax,
  CovariateSyntax,
  ExpressionSyntax,
  NameSyntax,
  ReparamStatement,
  SourceSyntax,
} from './syntax.ts';
import { oneOf, quoted, reservedWords } from './tokenReader.ts';
import type { TokenReader } from './tokenReader.ts';

/** What a claim can be about. */
export const claimWords = [
  'fisher',
  'score',
  'hessian',
  'crlb',
  'kl',
  'jeffreys',
  'entropy',
  'mean',
  'variance',
] as const;

/** Reads a name; where there is none, reports that `description` was expected and answers an empty name. */
export function parseName(reader: TokenReader, description: string): NameSyntax {
  const token = reader.peek();
  if (token?.kind === 'name' && !reservedWords.has(token.name)) {
    reader.advance();
    return { kind: 'name', name: token.name, text: token.text, span: token.span };
  }
  if (token?.kind === 'name')
    reader.failExpected(['name'], `${description} (${quoted(token.text)} is a word of the language)`);
  else reader.failExpected(['name'], description);
  return { kind: 'name', name: '', text: '', span: { start: reader.start, end: reader.start } };
}

/** `NAME = VALUE, p[1] = VALUE, …`. */
export function parseAssignments(reader: TokenReader, word: string): AssignmentSyntax[] {
  const assignments: AssignmentSyntax[] = [];
  do {
    const start = reader.start;
    const target = parseAssignmentTarget(reader, word);
    reader.expectSymbol('=', `and a value: ${word} NAME = NUMBER`);
    const value = parseExpression(reader);
    assignments.push({ target, value, span: reader.spanFrom(start) });
  } while (reader.takeSymbol(',') !== undefined);
  return assignments;
}

function parseAssignmentTarget(reader: TokenReader, word: string): AssignmentSyntax['target'] {
  if (reader.peek()?.kind !== 'name' || reader.isSymbol('=', 1))
    return parseName(reader, `a name: ${word} NAME = NUMBER`);
  const target = parseTarget(reader);
  if (target.kind === 'name' || target.kind === 'index') return target;
  reader.fail(
    target.span,
    `Expected a name or a component, as p[1], found ${quoted(reader.text.slice(target.span.start, target.span.end))}.`,
    {
      expected: ['name'],
    },
  );
  return { kind: 'name', name: '', text: '', span: target.span };
}

/** `NAME = EXPR, NAME = EXPR, …`. */
export function parseDefinitions(reader: TokenReader): ReparamStatement['definitions'] {
  const definitions: { name: NameSyntax; value: ExpressionSyntax; span: NameSyntax['span'] }[] = [];
  do {
    const start = reader.start;
    const name = parseName(reader, 'a name: reparam NAME = EXPR');
    reader.expectSymbol('=', 'and the new coordinate: reparam NAME = EXPR');
    const value = parseExpression(reader);
    definitions.push({ name, value, span: reader.spanFrom(start) });
  } while (reader.takeSymbol(',') !== undefined);
  return definitions;
}

/** `NAME`, `NAME = LIST`, `NAME ~ DIST(…)`, one after another. */
export function parseCovariates(reader: TokenReader): CovariateSyntax[] {
  const covariates: CovariateSyntax[] = [];
  do {
    const variable = parseName(reader, 'the covariate’s name');
    const named = variable.name !== '' && (reader.atEnd || reader.isSymbol(','));
    covariates.push({ variable, source: named ? undefined : parseSource(reader, true) });
  } while (reader.takeSymbol(',') !== undefined);
  return covariates;
}

/** `= LIST`, `from "FILE" column NAME`, and where `lawAllowed` also `~ DIST(…)`. */
export function parseSource(reader: TokenReader, lawAllowed: boolean): SourceSyntax {
  const start = reader.start;
  if (reader.takeSymbol('=') !== undefined) {
    const value = parseExpression(reader);
    return { kind: 'values', value, span: reader.spanFrom(start) };
  }
  if (lawAllowed && reader.takeSymbol('~') !== undefined) {
    const law = parseLaw(reader);
    return { kind: 'law', law, span: reader.spanFrom(start) };
  }
  if (reader.takeWord('from') !== undefined) return parseFile(reader, start);
  const expected = ['=', ...(lawAllowed ? ['~'] : []), 'from'];
  reader.failExpected(expected, oneOf(expected.map(quoted)));
  return { kind: 'error', span: { start, end: start } };
}

function parseFile(reader: TokenReader, start: number): SourceSyntax {
  const path = reader.peek();
  if (path?.kind !== 'string') {
    reader.failExpected(['"FILE.csv"'], 'the file’s name in quotes: from "FILE.csv"');
    return { kind: 'error', span: reader.spanFrom(start) };
  }
  if (!path.closed)
    reader.fail({ start: path.span.end, end: path.span.end }, 'Expected the closing quote of the file’s name.', {
      expected: ['"'],
    });
  reader.advance();
  const file = { kind: 'file', path: path.content, pathSpan: path.span } as const;
  if (reader.takeWord('column') === undefined) {
    return { ...file, column: undefined, columnSpan: undefined, span: reader.spanFrom(start) };
  }
  const column = reader.peek();
  if (column?.kind !== 'name' && column?.kind !== 'string') {
    reader.failExpected(['name'], 'the column’s name');
    return { ...file, column: undefined, columnSpan: undefined, span: reader.spanFrom(start) };
  }
  reader.advance();
  const written = column.kind === 'string' ? column.content : column.text;
  return { ...file, column: written, columnSpan: column.span, span: reader.spanFrom(start) };
}

/** `fisher`, `fisher[a, b]`, `fisher(N)`, `kl` … */
export function parseClaimTarget(reader: TokenReader): ClaimTargetSyntax {
  const token = reader.peek();
  const start = reader.start;
  if (token?.kind !== 'name') {
    reader.failExpected(claimWords, `what is claimed: ${oneOf(claimWords)}`);
    return { name: '', nameSpan: { start, end: start }, indices: [], arguments: [], span: { start, end: start } };
  }
  const known = claimWords.find((word) => word === token.name);
  if (known === undefined) {
    const meant = nearest(token.name, claimWords);
    const suggestion = meant === undefined ? undefined : { replacement: meant, span: token.span };
    const hint = meant === undefined ? `Expected ${oneOf(claimWords)}.` : `Did you mean ${quoted(meant)}?`;
    reader.fail(token.span, `No claim is about ${quoted(token.text)}. ${hint}`, { expected: claimWords, suggestion });
  }
  reader.advance();
  const indices = parseBracketed(reader, '[', ']');
  const list = indices.length > 0 ? [] : parseBracketed(reader, '(', ')');
  return { name: known ?? token.name, nameSpan: token.span, indices, arguments: list, span: reader.spanFrom(start) };
}

function parseBracketed(reader: TokenReader, open: string, close: string): ExpressionSyntax[] {
  if (reader.takeSymbol(open) === undefined) return [];
  const inside = [parseExpression(reader)];
  while (reader.takeSymbol(',') !== undefined) inside.push(parseExpression(reader));
  reader.expectSymbol(close, 'to close the bracket');
  return inside;
}
