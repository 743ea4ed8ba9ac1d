// Decides what stands at a place of a block: a family, an argument's name, a function, a name, a keyword, a statement.
import { contains } from '../engine/base/span.ts';
import type { Span } from '../engine/base/span.ts';
import type {
  BlockSyntax,
  DistributionSyntax,
  DomainSyntax,
  ExpressionSyntax,
  LawSyntax,
  StatementSyntax,
} from '../engine/text/syntax.ts';
import { expressionsIn } from '../engine/text/walk.ts';

type Asked =
  | { readonly kind: 'family'; readonly law: DistributionSyntax }
  | { readonly kind: 'argument'; readonly law: DistributionSyntax; readonly name: string }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'keyword'; readonly word: string }
  | { readonly kind: 'statement' };

type Placed = Asked & { readonly span: Span };

/** Something that can be asked about, at its span in the block's text. */
export type Place = Placed & { readonly statement: StatementSyntax };

type Found = (place: Placed) => void;

function inExpression(expression: ExpressionSyntax, found: Found): void {
  for (const part of expressionsIn(expression)) {
    if (part.kind === 'name') found({ kind: 'name', name: part.name, span: part.span });
    else if (part.kind === 'call') found({ kind: 'function', name: part.name, span: part.nameSpan });
  }
}

/** The expressions of a domain, in the order in which they are written. */
export function domainExpressions(domain: DomainSyntax): readonly ExpressionSyntax[] {
  switch (domain.kind) {
    case 'reals':
    case 'error':
      return [];
    case 'interval':
      return [domain.lower, domain.upper];
    case 'integers':
      return domain.to === undefined ? [domain.from] : [domain.from, domain.to];
    case 'finite':
      return domain.elements;
    case 'power':
      return [...domainExpressions(domain.base), domain.exponent];
    case 'product':
      return domain.factors.flatMap(domainExpressions);
    case 'simplex':
    case 'posdef':
      return [domain.size];
    case 'inequality':
      return [domain.bound];
  }
}

function inDomain(domain: DomainSyntax | undefined, found: Found): void {
  if (domain !== undefined) for (const expression of domainExpressions(domain)) inExpression(expression, found);
}

function inLaw(law: LawSyntax, found: Found): void {
  switch (law.kind) {
    case 'error':
      return;
    case 'distribution':
      found({ kind: 'family', law, span: law.nameSpan });
      for (const { name, nameSpan, value } of law.arguments) {
        if (name !== undefined && nameSpan !== undefined) found({ kind: 'argument', law, name, span: nameSpan });
        inExpression(value, found);
      }
      break;
    case 'mixture':
      found({ kind: 'keyword', word: law.kind, span: law.keywordSpan });
      for (const { weight, law: component } of law.components) {
        inExpression(weight, found);
        inLaw(component, found);
      }
      break;
    default:
      found({ kind: 'keyword', word: law.kind, span: law.keywordSpan });
      inExpression(law.expression, found);
  }
  inDomain(law.on, found);
}

function keywordOf(kind: StatementSyntax['kind']): string {
  if (kind === 'observation') return '~';
  return kind === 'versus-model' ? 'versus' : kind;
}

function inStatement(statement: StatementSyntax, found: Found): void {
  const name = (named: { readonly name: string; readonly span: Span } | undefined) => {
    if (named !== undefined) found({ kind: 'name', name: named.name, span: named.span });
  };
  if (statement.kind !== 'error') {
    found({ kind: 'keyword', word: keywordOf(statement.kind), span: statement.keywordSpan });
  }
  switch (statement.kind) {
    case 'observation':
      for (const variable of statement.variables) name(variable);
      return inLaw(statement.law, found);
    case 'param':
      name(statement.name);
      return inDomain(statement.domain, found);
    case 'let':
    case 'const':
    case 'estimand':
    case 'estimator':
      name(statement.name);
      if (statement.kind === 'estimator') name(statement.of);
      if (statement.value !== undefined) inExpression(statement.value, found);
      return;
    case 'at':
    case 'versus':
      for (const { target, value } of statement.assignments) {
        inExpression(target, found);
        inExpression(value, found);
      }
      return;
    case 'samples':
      name(statement.symbol);
      if (statement.value !== undefined) inExpression(statement.value, found);
      return;
    case 'given':
    case 'data':
      for (const { variable, source } of statement.kind === 'given' ? statement.covariates : [statement]) {
        name(variable);
        if (source?.kind === 'values') inExpression(source.value, found);
        if (source?.kind === 'law') inLaw(source.law, found);
      }
      return;
    case 'prior':
      name(statement.name);
      return inLaw(statement.law, found);
    case 'reparam':
      for (const definition of statement.definitions) {
        name(definition.name);
        inExpression(definition.value, found);
      }
      return;
    case 'claim':
      for (const index of [...statement.what.indices, ...statement.what.arguments]) inExpression(index, found);
      inExpression(statement.value, found);
      return;
    case 'versus-model':
    case 'error':
      return;
  }
}

/** Everything in a statement that can be asked about, the statement itself first. */
export function placesIn(statement: StatementSyntax): readonly Place[] {
  const places: Place[] = [{ kind: 'statement', span: statement.span, statement }];
  inStatement(statement, (place) => places.push({ ...place, statement }));
  return places;
}

/** The smallest thing that touches an offset of the block's text; undefined in comments and on empty lines. */
export function placeIn(block: BlockSyntax, offset: number): Place | undefined {
  if (block.comments.some((comment) => comment.span.start < offset && offset <= comment.span.end)) return undefined;
  const statement = block.statements.find((candidate) => contains(candidate.span, offset));
  if (statement === undefined) return undefined;
  const length = ({ span }: Place) => span.end - span.start;
  let best: Place | undefined;
  for (const place of placesIn(statement)) {
    if (place.span.end === place.span.start || !contains(place.span, offset)) continue;
    if (best === undefined || length(place) < length(best)) best = place;
  }
  return best;
}
