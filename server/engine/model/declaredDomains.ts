// Decides what the `param` lines of a block state: intervals of numbers, and bounds that hold other parameters.
import { nearest } from '../base/suggest.ts';
import type { Span } from '../base/span.ts';
import { infinity, negate, subtract } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { freeSymbols, type Expr } from '../expr/expr.ts';
import { range, reals, unitInterval, type Range } from '../expr/range.ts';
import type { BlockBody, DomainSyntax, ParamStatement } from '../text/syntax.ts';
import { ExpressionReader } from './expressionReader.ts';
import { replaceFix, type IssueList } from './issue.ts';
import type { LawLeaves } from './leaves.ts';
import type { BlockNames } from './names.ts';
import type { Leaves } from './reading.ts';
import { domainText } from './intervals.ts';

export interface DeclaredDomain {
  readonly statement: ParamStatement;
  /** Of the parameter, or of each of its entries, as stated; bounds that are no numbers are left open. */
  readonly range: Range;
  /** Bounds that hold other parameters: these, as functions of the parameter's symbol, must be positive. */
  readonly joint: readonly ((self: Expr) => Expr)[];
  /** In the model language. */
  readonly text: string;
}

/** Names in `param` lines stand for parameters that the law holds. */
export function readDeclared(
  body: BlockBody,
  names: BlockNames,
  law: LawLeaves,
  issues: IssueList,
  used: Set<string>,
): ReadonlyMap<string, DeclaredDomain> {
  const met = new Map(law.parameters.map((p) => [p.name, p]));
  const missing = (name: string, span: Span): undefined => {
    const meant = nearest(name, met.keys());
    const hint = meant === undefined ? '' : ` Did you mean “${meant}”?`;
    issues.report('undefined-symbol', span, `“${name}” is no parameter of this model and has no value.${hint}`, {
      fixes: meant === undefined ? [] : [replaceFix(span, meant)],
    });
  };
  const leaves: Leaves = {
    free: (name, span) => met.get(name)?.value ?? missing(name, span),
    component: () => undefined,
    observation: missing,
    known: (name) => law.known(name),
  };
  const reader = new ExpressionReader(names, leaves, issues, used);
  const result = new Map<string, DeclaredDomain>();
  for (const [name, statement] of names.parameters) {
    const domain = declaredDomain(reader, statement, body.text);
    if (domain !== undefined) result.set(name, domain);
  }
  return result;
}

/** What the line states; undefined, with the reason reported, where it states no domain for a parameter. */
export function declaredDomain(
  reader: ExpressionReader,
  statement: ParamStatement,
  text: string,
): DeclaredDomain | undefined {
  const { domain } = statement;
  const written = text.slice(domain.span.start, domain.span.end);
  const whole = (r: Range): DeclaredDomain => ({ statement, range: r, joint: [], text: written });
  switch (domain.kind) {
    case 'error':
      return undefined;
    case 'reals':
      return whole(reals);
    case 'simplex':
      return whole(unitInterval);
    case 'posdef':
      return whole(reals);
    case 'power': {
      const base = declaredDomain(reader, { ...statement, domain: domain.base }, text);
      return base === undefined ? undefined : { ...base, text: written };
    }
    case 'product':
      reader.issues.report(
        'type-mismatch',
        domain.span,
        'A parameter’s domain is one set or a power of it, as R^2; what has a set of its own is a parameter of its own, with a “param” line.',
      );
      return undefined;
    case 'finite':
      return finite(reader, statement, domain, written);
    case 'interval':
    case 'integers':
    case 'inequality':
      return bounded(reader, statement, domain, written);
  }
}

function finite(
  reader: ExpressionReader,
  statement: ParamStatement,
  domain: Extract<DomainSyntax, { readonly kind: 'finite' }>,
  written: string,
): DeclaredDomain | undefined {
  const points = domain.elements.map((element) => numberOf(reader.scalar(element)));
  if (points.includes(undefined)) return undefined;
  const values = points as readonly number[];
  if (!values.every((value) => Number.isInteger(value))) {
    const message = 'A parameter’s domain is an interval, or a set of whole numbers.';
    reader.issues.report('type-mismatch', domain.span, message);
    return undefined;
  }
  return {
    statement,
    range: range(Math.min(...values), Math.max(...values), { integer: true }),
    joint: [],
    text: written,
  };
}

interface Bound {
  readonly expr: Expr;
  readonly closed: boolean;
}

function bounded(
  reader: ExpressionReader,
  statement: ParamStatement,
  domain: Extract<DomainSyntax, { readonly kind: 'interval' | 'integers' | 'inequality' }>,
  written: string,
): DeclaredDomain | undefined {
  const { lower, upper } = boundsOf(reader, domain);
  if (lower === undefined || upper === undefined) return undefined;
  const [low, high] = [numberOf(lower.expr), numberOf(upper.expr)];
  if (low !== undefined && high !== undefined && (low > high || (low === high && !(lower.closed && upper.closed)))) {
    reader.issues.report(
      'type-mismatch',
      domain.span,
      'This domain is empty: its lower end is not below its upper end.',
    );
    return undefined;
  }
  const stated = range(low ?? -Infinity, high ?? Infinity, {
    lowerOpen: !lower.closed || low === undefined || low === -Infinity,
    upperOpen: !upper.closed || high === undefined || high === Infinity,
    integer: domain.kind === 'integers',
  });
  const joint: ((self: Expr) => Expr)[] = [];
  if (low === undefined) joint.push((self) => subtract(self, lower.expr));
  if (high === undefined) joint.push((self) => subtract(upper.expr, self));
  if (joint.length === 0) return { statement, range: stated, joint, text: domainText(stated) };
  if (domain.kind !== 'inequality') return { statement, range: stated, joint, text: written };
  const end = written.replace(/^[<>=≤≥\s]+/u, '');
  return { statement, range: stated, joint, text: low === undefined ? `(${end}, inf)` : `(-inf, ${end})` };
}

function boundsOf(
  reader: ExpressionReader,
  domain: Extract<DomainSyntax, { readonly kind: 'interval' | 'integers' | 'inequality' }>,
): { readonly lower: Bound | undefined; readonly upper: Bound | undefined } {
  const bound = (syntax: Parameters<ExpressionReader['scalar']>[0], closed: boolean): Bound | undefined => {
    const expr = reader.scalar(syntax);
    return expr === undefined ? undefined : { expr, closed };
  };
  if (domain.kind === 'interval')
    return { lower: bound(domain.lower, domain.lowerClosed), upper: bound(domain.upper, domain.upperClosed) };
  if (domain.kind === 'integers')
    return {
      lower: bound(domain.from, true),
      upper: domain.to === undefined ? { expr: infinity, closed: false } : bound(domain.to, true),
    };
  const stated = bound(domain.bound, domain.operator.endsWith('='));
  return domain.operator.startsWith('>')
    ? { lower: stated, upper: { expr: infinity, closed: false } }
    : { lower: { expr: negate(infinity), closed: false }, upper: stated };
}

/** The number that an expression is; undefined where it holds a symbol or is not defined. */
export function numberOf(expr: Expr | undefined): number | undefined {
  if (expr === undefined || freeSymbols(expr).size > 0) return undefined;
  const value = evaluate(expr, new Map());
  return Number.isNaN(value) ? undefined : value;
}
