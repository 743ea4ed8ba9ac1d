/** Decides the shape of an expression as written, before any meaning; a part of `syntax.ts`, which says what its spans count from. */

import type { Span } from '../base/span.ts';

/** A rational number, exactly as written: `0.1` is 1/10. In lowest terms, `denominator > 0`. */
export interface ExactNumber {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

interface Node {
  readonly span: Span;
}

export interface NumberSyntax extends Node {
  readonly kind: 'number';
  readonly text: string;
  readonly value: ExactNumber;
}

export interface NameSyntax extends Node {
  readonly kind: 'name';
  /** The canonical ASCII spelling of Greek letters: `mu` for `mu`, `μ` and `\mu`. A prime (θ′) is kept as `'`. */
  readonly name: string;
  /** As written. */
  readonly text: string;
}

export interface UnarySyntax extends Node {
  readonly kind: 'negate' | 'not';
  readonly operand: ExpressionSyntax;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | 'and' | 'or';

export interface BinarySyntax extends Node {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  /** Empty, between the factors, where a multiplication is implied (`2 sigma`); the superscript in `σ²`. */
  readonly operatorSpan: Span;
  readonly left: ExpressionSyntax;
  readonly right: ExpressionSyntax;
}

export type ComparisonOperator = '<' | '<=' | '>' | '>=' | '=' | '!=';

/** `a < x <= b` is one comparison with two links; all must hold. `rest` is never empty. */
export interface ComparisonSyntax extends Node {
  readonly kind: 'comparison';
  readonly first: ExpressionSyntax;
  readonly rest: readonly ComparisonLink[];
}

export interface ComparisonLink {
  readonly operator: ComparisonOperator;
  readonly operatorSpan: Span;
  readonly operand: ExpressionSyntax;
}

export interface ArgumentSyntax extends Node {
  /** The canonical name in `name = value`. Legal in distributions only; in function calls it is an issue already reported. */
  readonly name: string | undefined;
  readonly nameSpan: Span | undefined;
  readonly value: ExpressionSyntax;
}

export interface CallSyntax extends Node {
  readonly kind: 'call';
  readonly name: string;
  readonly nameSpan: Span;
  readonly arguments: readonly ArgumentSyntax[];
  /** Between the brackets. */
  readonly argumentsSpan: Span;
  /** Whether the closing bracket stands. */
  readonly closed: boolean;
}

/** `if(condition, then, otherwise)`. */
export interface IfSyntax extends Node {
  readonly kind: 'if';
  readonly condition: ExpressionSyntax;
  readonly then: ExpressionSyntax;
  readonly otherwise: ExpressionSyntax;
}

/** `[condition]`: 1 where it holds, else 0. */
export interface IndicatorSyntax extends Node {
  readonly kind: 'indicator';
  readonly condition: ExpressionSyntax;
}

export interface ListSyntax extends Node {
  readonly kind: 'list';
  readonly elements: readonly ExpressionSyntax[];
}

/** `[[a, b], [c, d]]`: rows of equal length, at least one of each. */
export interface MatrixSyntax extends Node {
  readonly kind: 'matrix';
  readonly rows: readonly (readonly ExpressionSyntax[])[];
}

/** `sum(body, index in from..to)`; several indices are nested sums, the first outermost. */
export interface SumSyntax extends Node {
  readonly kind: 'sum';
  readonly body: ExpressionSyntax;
  readonly index: NameSyntax;
  readonly from: ExpressionSyntax;
  readonly to: ExpressionSyntax;
}

/** `target[i]`, `target[i, j]`; indices count from 1. */
export interface IndexSyntax extends Node {
  readonly kind: 'index';
  readonly target: ExpressionSyntax;
  readonly indices: readonly ExpressionSyntax[];
}

/** The hole where an expression was expected and none could be read; the issue is reported. */
export interface ErrorSyntax extends Node {
  readonly kind: 'error';
}

export type ExpressionSyntax =
  | NumberSyntax
  | NameSyntax
  | UnarySyntax
  | BinarySyntax
  | ComparisonSyntax
  | CallSyntax
  | IfSyntax
  | IndicatorSyntax
  | ListSyntax
  | MatrixSyntax
  | SumSyntax
  | IndexSyntax
  | ErrorSyntax;
