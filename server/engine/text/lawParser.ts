/** Decides how what follows `~` is read: a named distribution, a law written out, or a mixture, with its support. */

import { parseArguments } from './bracketParser.ts';
import { parseDomain } from './domainParser.ts';
import { parseExpression } from './expressionParser.ts';
import type { Token } from './lexer.ts';
import type { CustomLawSyntax, DomainSyntax, LawSyntax, MixtureComponentSyntax } from './syntax.ts';
import { quoted, reservedWords } from './tokenReader.ts';
import type { TokenReader } from './tokenReader.ts';

type NameToken = Extract<Token, { kind: 'name' }>;

/** The words for laws written out; no distribution is called so. */
export const customLawWords = ['density', 'mass', 'kernel', 'energy'] as const;

/** Reads a law with its support. Where none can be read, reports it and answers an error. */
export function parseLaw(reader: TokenReader): LawSyntax {
  return reader.nested(
    () => parseLawOnSupport(reader),
    () => ({ kind: 'error', span: { start: reader.start, end: reader.start } }),
  );
}

function parseLawOnSupport(reader: TokenReader): LawSyntax {
  const token = reader.peek();
  if (token?.kind !== 'name' || reservedWords.has(token.name)) {
    reader.failExpected(['distribution'], 'a distribution, as Normal(mu, sigma), or density(…) on a support');
    return { kind: 'error', span: { start: reader.start, end: reader.start } };
  }
  reader.advance();
  const custom = customLawWords.find((word) => word === token.name);
  if (custom !== undefined) return parseCustom(reader, token, custom);
  return token.name === 'mixture' ? parseMixture(reader, token) : parseDistribution(reader, token);
}

function parseDistribution(reader: TokenReader, token: NameToken): LawSyntax {
  const after = { start: token.span.end, end: token.span.end };
  let list: ReturnType<typeof parseArguments> = { arguments: [], argumentsSpan: after, closed: false };
  if (reader.isSymbol('(')) list = parseArguments(reader, parseExpression);
  else reader.failExpected(['('], `“(” and the arguments of ${quoted(token.text)}`);
  const on = parseOn(reader);
  return {
    kind: 'distribution',
    name: token.name,
    nameSpan: token.span,
    ...list,
    on,
    span: reader.spanFrom(token.span.start),
  };
}

function parseOn(reader: TokenReader): DomainSyntax | undefined {
  return reader.takeWord('on') === undefined ? undefined : parseDomain(reader);
}

function parseCustom(reader: TokenReader, token: NameToken, kind: CustomLawSyntax['kind']): LawSyntax {
  reader.expectSymbol('(', `after ${kind}: ${kind}(EXPR) on SUPPORT`);
  const expression = parseExpression(reader);
  reader.expectSymbol(')', `after the formula of ${kind}`);
  const on = parseOn(reader);
  if (on === undefined) reader.failExpected(['on'], `“on” and the support: ${kind}(EXPR) on SUPPORT`);
  return { kind, keywordSpan: token.span, expression, on, span: reader.spanFrom(token.span.start) };
}

function parseMixture(reader: TokenReader, token: NameToken): LawSyntax {
  const components: MixtureComponentSyntax[] = [];
  if (reader.expectSymbol('(', 'after mixture: mixture(w: Normal(0, 1), 1 - w: Normal(m, 1))') !== undefined) {
    do components.push(parseComponent(reader));
    while (reader.takeSymbol(',') !== undefined);
    reader.expectSymbol(')', 'or “,” after the component');
  }
  const on = parseOn(reader);
  return { kind: 'mixture', keywordSpan: token.span, components, on, span: reader.spanFrom(token.span.start) };
}

function parseComponent(reader: TokenReader): MixtureComponentSyntax {
  const start = reader.start;
  const weight = parseExpression(reader);
  reader.expectSymbol(':', 'between a weight and its distribution');
  const law = parseLaw(reader);
  return { weight, law, span: reader.spanFrom(start) };
}
