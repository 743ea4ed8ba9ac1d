// What reading an expression offers to those who read its parts, and what it asks of names.
import type { Span } from '../base/span.ts';
import type { Expr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import type { Value } from '../distributions/family.ts';
import type { ExpressionSyntax } from '../text/syntax.ts';
import type { IssueList } from './issue.ts';
import type { BlockNames } from './names.ts';
import type { Meaning } from './values.ts';

/** What the names stand for that no definition expands: they differ between a law and a line of constants. */
export interface Leaves {
  /** A name that nothing binds, or that `param` states; undefined where it may not stand here, which is then reported. */
  free(name: string, span: Span): Value | undefined;
  /** A component of such a name, where it has no value as a whole: `p[1]`. Indices count from 1. */
  component(name: string, indices: readonly number[], span: Span): Expr | undefined;
  observation(name: string, span: Span): Value | undefined;
  /** A constant without a value, or a covariate. */
  known(name: string, span: Span): Value | undefined;
}

/** A reader of expressions, for those who read the parts of one. */
export interface Reading {
  readonly names: BlockNames;
  readonly issues: IssueList;
  /** The number that the expression is; undefined, with the reason reported, where it is none. */
  scalar(syntax: ExpressionSyntax): Expr | undefined;
  /** The number, list or matrix that the expression is. */
  value(syntax: ExpressionSyntax): Value | undefined;
  /** Reports that something else was expected. */
  mismatch(span: Span, expected: string, found: Meaning): void;
}

/** The whole number that an expression is, where it is one of a size that can be counted to. */
export function wholeNumber(expr: Expr): number | undefined {
  if (expr.kind !== 'number' || !Q.isInteger(expr.value)) return undefined;
  const value = Number(expr.value.numerator);
  return Number.isSafeInteger(value) ? value : undefined;
}
