/** Decides which statement a line is and how its parts are read. */

import { nearest } from '../base/suggest.ts';
import type { Span } from '../base/span.ts';
import {
  parseClaimTarget,
  parseAssignments,
  parseCovariates,
  parseDefinitions,
  parseName,
  parseSource,
} from './clauseParser.ts';
import { parseExpression } from './expressionParser.ts';
import { parseLaw } from './lawParser.ts';
import { parseParam } from './paramParser.ts';
import type { NameSyntax, StatementSyntax } from './syntax.ts';
import { quoted, reservedWords } from './tokenReader.ts';
import type { TokenReader } from './tokenReader.ts';

/** The words that begin a statement, in the order in which the documentation shows them. */
export const statementWords = [
  'param',
  'let',
  'const',
  'at',
  'versus',
  'samples',
  'given',
  'data',
  'prior',
  'reparam',
  'estimand',
  'estimator',
  'claim',
] as const;

export type StatementWord = (typeof statementWords)[number];

/** Distributes over the kinds, so that each keeps its own fields. */
type Part<S> = S extends StatementSyntax ? Omit<S, 'span' | 'keywordSpan' | 'broken'> : never;
type StatementParts = Part<StatementSyntax>;

/** The statement word that a word is, or is meant to be. */
export function statementWord(word: string): StatementWord | undefined {
  return statementWords.find((candidate) => candidate === word);
}

/** Reads the statement that the reader's tokens are. There is at least one token. */
export function parseStatement(reader: TokenReader): StatementSyntax {
  const start = reader.start;
  const observed = parseObservation(reader);
  const { keywordSpan, parts } = observed ?? parseWorded(reader);
  if (!reader.atEnd) {
    if (parts.kind === 'const' && reader.isSymbol(','))
      reader.fail(
        { start: reader.start, end: reader.start + 1 },
        'A line holds one constant: write the next on a line of its own, with “const”.',
        {
          expected: ['end of line'],
        },
      );
    reader.failExpected(['end of line'], 'the end of the line');
    reader.skipToEnd();
  }
  return { ...parts, keywordSpan, span: reader.spanFrom(start), broken: reader.issue !== undefined };
}

interface Read {
  readonly keywordSpan: Span;
  readonly parts: StatementParts;
}

/** `x ~ …`, `(x, y) ~ …`; undefined, with nothing read, where no `~` follows such a beginning. */
function parseObservation(reader: TokenReader): Read | undefined {
  const tilde = observationTilde(reader);
  if (tilde === undefined) return undefined;
  const bracketed = reader.takeSymbol('(') !== undefined;
  const variables: NameSyntax[] = [parseName(reader, 'the name of an observation')];
  while (reader.takeSymbol(',') !== undefined) variables.push(parseName(reader, 'the name of an observation'));
  const first = variables[0];
  if (bracketed) {
    reader.expectSymbol(')', 'after the names');
  } else if (variables.length > 1 && first !== undefined) {
    const span = { start: first.span.start, end: reader.previousEnd };
    const replacement = `(${reader.text.slice(span.start, span.end)})`;
    reader.fail(span, 'Several variables stand in a bracket: (x, y) ~ …', { suggestion: { replacement, span } });
  }
  const keywordSpan = reader.takeSymbol('~') ?? { start: reader.start, end: reader.start };
  return { keywordSpan, parts: { kind: 'observation', variables, bracketed, law: parseLaw(reader) } };
}

/** How many tokens before the `~`, if the line begins as an observation does. */
function observationTilde(reader: TokenReader): number | undefined {
  for (let ahead = 0; ; ahead++) {
    const token = reader.peek(ahead);
    if (token === undefined) return undefined;
    if (token.kind === 'symbol' && token.symbol === '~') return ahead === 0 ? undefined : ahead;
    // Two names beside each other are a keyword and its object (`given t ~ …`), not variables.
    if (token.kind === 'name' && reader.peek(ahead + 1)?.kind === 'name') return undefined;
    const listed = token.kind === 'name' || (token.kind === 'symbol' && ['(', ')', ','].includes(token.symbol));
    if (!listed) return undefined;
  }
}

function parseWorded(reader: TokenReader): Read {
  const token = reader.peek();
  if (token?.kind !== 'name') {
    reader.failExpected([...statementWords], 'a statement, as x ~ Normal(mu, sigma) or param sigma > 0');
    return errorAt(reader);
  }
  const word = statementWord(token.name);
  if (word === undefined && failUnworded(reader, token)) return errorAt(reader);
  const meant = word ?? nearestWord(token.name);
  if (meant === undefined) {
    const expected = [...statementWords, '~'];
    const description = 'a statement, as x ~ Normal(mu, sigma) or param sigma > 0';
    const next = reader.peek(1);
    const tilde = reader.tokens.some((later) => later.kind === 'symbol' && later.symbol === '~');
    // A word alone is most likely an observation that is still being typed.
    if (next === undefined)
      reader.fail({ start: token.span.end, end: token.span.end }, 'Expected “~” and a distribution.', { expected });
    else if (tilde)
      reader.fail(token.span, 'Before “~” stands a name, or names in a bracket: (x, y) ~ …', { expected });
    else reader.fail(token.span, `Expected ${description}, found ${quoted(token.text)}.`, { expected });
    return errorAt(reader);
  }
  if (word === undefined) {
    const message = `No statement begins with ${quoted(token.text)}. Did you mean ${quoted(meant)}?`;
    reader.fail(token.span, message, { expected: [meant], suggestion: { replacement: meant, span: token.span } });
  }
  reader.advance();
  return { keywordSpan: token.span, parts: parseAfter(reader, meant) };
}

function nearestWord(word: string): StatementWord | undefined {
  const found = nearest(word, statementWords);
  return found === undefined ? undefined : statementWord(found);
}

function errorAt(reader: TokenReader): Read {
  const keywordSpan = reader.peek()?.span ?? { start: reader.start, end: reader.start };
  reader.skipToEnd();
  return { keywordSpan, parts: { kind: 'error' } };
}

/** A line that lacks only its first word: `theta = …`, `sigma > 0`, `theta in (0, 1)`. Whether it was one, and is reported. */
function failUnworded(
  reader: TokenReader,
  token: { readonly span: Span; readonly text: string; readonly name: string },
): boolean {
  const next = reader.peek(1);
  const symbol = next?.kind === 'symbol' ? next.symbol : undefined;
  const place = { start: token.span.start, end: token.span.start };
  if (reservedWords.has(token.name)) return false;
  if (symbol === '=') {
    const message =
      'A definition begins with “let”, a known value with “const”, the point for numbers with “at”, the number of observations with “samples”.';
    const suggestion = { replacement: 'let ', span: place };
    reader.fail(token.span, message, { expected: ['let', 'const', 'at'], suggestion });
    return true;
  }
  if (symbol === '<' || symbol === '<=' || symbol === '>' || symbol === '>=' || reader.isWord('in', 1)) {
    const suggestion = { replacement: 'param ', span: place };
    reader.fail(token.span, 'A parameter’s domain begins with “param”.', { expected: ['param'], suggestion });
    return true;
  }
  return false;
}

function parseAfter(reader: TokenReader, word: StatementWord): StatementParts {
  switch (word) {
    case 'param':
      return { kind: 'param', ...parseParam(reader) };
    case 'let':
    case 'estimand':
      return { kind: word, ...parseDefinition(reader, word) };
    case 'estimator': {
      const name = parseName(reader, 'a name: estimator NAME = EXPR');
      const of = reader.takeWord('of') === undefined ? undefined : parseName(reader, 'what is estimated, after “of”');
      reader.expectSymbol('=', 'after the name: estimator NAME = EXPR');
      return { kind: word, name, of, value: parseExpression(reader) };
    }
    case 'const': {
      const name = parseName(reader, 'the constant’s name');
      return { kind: 'const', name, value: reader.takeSymbol('=') === undefined ? undefined : parseExpression(reader) };
    }
    case 'at':
      return { kind: 'at', assignments: parseAssignments(reader, 'at') };
    case 'versus':
      return parseVersus(reader);
    case 'samples':
      return parseSamples(reader);
    case 'given':
      return { kind: 'given', covariates: parseCovariates(reader) };
    case 'data':
      return {
        kind: 'data',
        variable: parseName(reader, 'the observation’s name'),
        source: parseSource(reader, false),
      };
    case 'prior':
      return parsePrior(reader);
    case 'reparam':
      return { kind: 'reparam', definitions: parseDefinitions(reader) };
    case 'claim': {
      const what = parseClaimTarget(reader);
      reader.expectSymbol('=', 'and the value that is claimed');
      return { kind: 'claim', what, value: parseExpression(reader) };
    }
  }
}

function parseDefinition(
  reader: TokenReader,
  word: string,
): { name: NameSyntax; value: ReturnType<typeof parseExpression> } {
  const name = parseName(reader, `a name: ${word} NAME = EXPR`);
  reader.expectSymbol('=', `after the name: ${word} NAME = EXPR`);
  return { name, value: parseExpression(reader) };
}

/** `versus model NAME`, where a name may be `reaction-time`, or a point. */
function parseVersus(reader: TokenReader): StatementParts {
  if (!reader.isWord('model') || reader.isSymbol('=', 1)) {
    return { kind: 'versus', assignments: parseAssignments(reader, 'versus') };
  }
  reader.advance();
  const start = reader.start;
  while (!reader.atEnd && (reader.start === start || reader.start === reader.previousEnd)) reader.advance();
  const modelSpan = reader.spanFrom(start);
  if (modelSpan.start === modelSpan.end) reader.failExpected(['name'], 'the name of a model of this note');
  return { kind: 'versus-model', model: reader.text.slice(modelSpan.start, modelSpan.end), modelSpan };
}

function parseSamples(reader: TokenReader): StatementParts {
  const token = reader.peek();
  if (token?.kind !== 'name' || !(reader.peek(1) === undefined || reader.isSymbol('=', 1))) {
    return { kind: 'samples', symbol: undefined, value: parseExpression(reader) };
  }
  const symbol = parseName(reader, 'the number of observations');
  return { kind: 'samples', symbol, value: reader.takeSymbol('=') === undefined ? undefined : parseExpression(reader) };
}

function parsePrior(reader: TokenReader): StatementParts {
  const name = parseName(reader, 'a parameter: prior NAME ~ DIST(…)');
  reader.expectSymbol('~', 'and a distribution');
  return { kind: 'prior', name, law: parseLaw(reader) };
}
