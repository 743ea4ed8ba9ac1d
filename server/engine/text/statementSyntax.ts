// The shape of supports, laws and statements; every span counts in the block's own text.
import type { Span } from '../base/span.ts';
import type { ArgumentSyntax, ExpressionSyntax, IndexSyntax, NameSyntax } from './expressionSyntax.ts';

interface Node {
  readonly span: Span;
}

/** A support or a domain. */
export type DomainSyntax =
  | (Node & { readonly kind: 'reals' })
  /** `(lower, upper)`, `[lower, upper)`, …; an infinite bound is the name `inf` (or its negation). */
  | (Node & {
      readonly kind: 'interval';
      readonly lower: ExpressionSyntax;
      readonly upper: ExpressionSyntax;
      readonly lowerClosed: boolean;
      readonly upperClosed: boolean;
    })
  /** `{from..to}`; `to` undefined is `{from..}`. */
  | (Node & { readonly kind: 'integers'; readonly from: ExpressionSyntax; readonly to: ExpressionSyntax | undefined })
  | (Node & { readonly kind: 'finite'; readonly elements: readonly ExpressionSyntax[] })
  /** `R^k`, `[0, 1]^2`, `{0, 1}^3`. */
  | (Node & { readonly kind: 'power'; readonly base: DomainSyntax; readonly exponent: ExpressionSyntax })
  /** `R*{-1, 1}`, `(0, inf)*R^2`: two factors at least. */
  | (Node & { readonly kind: 'product'; readonly factors: readonly DomainSyntax[] })
  | (Node & { readonly kind: 'simplex'; readonly size: ExpressionSyntax })
  | (Node & { readonly kind: 'posdef'; readonly size: ExpressionSyntax })
  /** `param sigma > 0`, `param k >= 1`: in `param` only. */
  | (Node & {
      readonly kind: 'inequality';
      readonly operator: '<' | '<=' | '>' | '>=';
      readonly bound: ExpressionSyntax;
    })
  | (Node & { readonly kind: 'error' });

/** A named family with its arguments. */
export interface DistributionSyntax extends Node {
  readonly kind: 'distribution';
  readonly name: string;
  readonly nameSpan: Span;
  readonly arguments: readonly ArgumentSyntax[];
  /** Between the brackets; empty, after the name, where there are none. */
  readonly argumentsSpan: Span;
  readonly closed: boolean;
  readonly on: DomainSyntax | undefined;
}

/** A law written out. `on` is undefined only where it is missing (which is reported). */
export interface CustomLawSyntax extends Node {
  readonly kind: 'density' | 'mass' | 'kernel' | 'energy';
  readonly keywordSpan: Span;
  readonly expression: ExpressionSyntax;
  readonly on: DomainSyntax | undefined;
}

export interface MixtureComponentSyntax extends Node {
  readonly weight: ExpressionSyntax;
  readonly law: LawSyntax;
}

export interface MixtureSyntax extends Node {
  readonly kind: 'mixture';
  readonly keywordSpan: Span;
  readonly components: readonly MixtureComponentSyntax[];
  readonly on: DomainSyntax | undefined;
}

export type LawSyntax =
  | DistributionSyntax
  | CustomLawSyntax
  | MixtureSyntax
  /** No law could be read; the issue is reported. */
  | (Node & { readonly kind: 'error' });

interface Statement extends Node {
  /** The statement's first word; for an observation, the `~`. */
  readonly keywordSpan: Span;
  /** Whether a `syntax` issue was reported in it: what it holds is then a guess. */
  readonly broken: boolean;
}

/** `x ~ …` or `(x, y) ~ …`. */
export interface ObservationStatement extends Statement {
  readonly kind: 'observation';
  readonly variables: readonly NameSyntax[];
  /** Whether the variables stand in brackets, also when it is only one. */
  readonly bracketed: boolean;
  readonly law: LawSyntax;
}

export interface ParamStatement extends Statement {
  readonly kind: 'param';
  readonly name: NameSyntax;
  readonly domain: DomainSyntax;
}

export interface LetStatement extends Statement {
  readonly kind: 'let';
  readonly name: NameSyntax;
  readonly value: ExpressionSyntax;
}

export interface ConstStatement extends Statement {
  readonly kind: 'const';
  readonly name: NameSyntax;
  /** Undefined where the constant stays a symbol. */
  readonly value: ExpressionSyntax | undefined;
}

/** `target = value`; the target is a name or a component (`p[1]`, `S[1, 2]`). */
export interface AssignmentSyntax extends Node {
  readonly target: NameSyntax | IndexSyntax;
  readonly value: ExpressionSyntax;
}

export interface AtStatement extends Statement {
  readonly kind: 'at';
  readonly assignments: readonly AssignmentSyntax[];
}

export interface VersusStatement extends Statement {
  readonly kind: 'versus';
  readonly assignments: readonly AssignmentSyntax[];
}

export interface VersusModelStatement extends Statement {
  readonly kind: 'versus-model';
  readonly model: string;
  readonly modelSpan: Span;
}

/** `samples N`, `samples N = 100`, `samples 25`: at least one of the two is there unless it is broken. */
export interface SamplesStatement extends Statement {
  readonly kind: 'samples';
  readonly symbol: NameSyntax | undefined;
  readonly value: ExpressionSyntax | undefined;
}

export type SourceSyntax =
  | (Node & { readonly kind: 'values'; readonly value: ExpressionSyntax })
  /** `from "FILE"`, `from "FILE" column NAME`. The path is what stands between the quotes, `pathSpan` includes them. */
  | (Node & {
      readonly kind: 'file';
      readonly path: string;
      readonly pathSpan: Span;
      readonly column: string | undefined;
      readonly columnSpan: Span | undefined;
    })
  | (Node & { readonly kind: 'law'; readonly law: LawSyntax })
  | (Node & { readonly kind: 'error' });

export interface CovariateSyntax {
  readonly variable: NameSyntax;
  /** Undefined where the note states no values. */
  readonly source: SourceSyntax | undefined;
}

/** `given t = [1, 2, 3]`, `given x1, x2`, `given x1 = [1, 2], x2 ~ Normal(0, 1)`: one covariate at least. */
export interface GivenStatement extends Statement {
  readonly kind: 'given';
  readonly covariates: readonly CovariateSyntax[];
}

export interface DataStatement extends Statement {
  readonly kind: 'data';
  readonly variable: NameSyntax;
  /** Never a law. */
  readonly source: SourceSyntax;
}

export interface PriorStatement extends Statement {
  readonly kind: 'prior';
  readonly name: NameSyntax;
  readonly law: LawSyntax;
}

export interface ReparamStatement extends Statement {
  readonly kind: 'reparam';
  readonly definitions: readonly { readonly name: NameSyntax; readonly value: ExpressionSyntax; readonly span: Span }[];
}

export interface EstimandStatement extends Statement {
  readonly kind: 'estimand';
  readonly name: NameSyntax;
  readonly value: ExpressionSyntax;
}

export interface EstimatorStatement extends Statement {
  readonly kind: 'estimator';
  readonly name: NameSyntax;
  /** What it estimates: `estimator T of g = …`. */
  readonly of: NameSyntax | undefined;
  readonly value: ExpressionSyntax;
}

/** What a claim is about: `fisher`, `fisher[a, b]`, `fisher(N)`, `score[a]`, `crlb(g)`, `kl` … */
export interface ClaimTargetSyntax extends Node {
  readonly name: string;
  readonly nameSpan: Span;
  /** What stands in square brackets; empty where nothing does. */
  readonly indices: readonly ExpressionSyntax[];
  /** What stands in round brackets; empty where nothing does. */
  readonly arguments: readonly ExpressionSyntax[];
}

export interface ClaimStatement extends Statement {
  readonly kind: 'claim';
  readonly what: ClaimTargetSyntax;
  readonly value: ExpressionSyntax;
}

/** A line that is no statement; the issue is reported. */
export interface ErrorStatement extends Statement {
  readonly kind: 'error';
}

export type StatementSyntax =
  | ObservationStatement
  | ParamStatement
  | LetStatement
  | ConstStatement
  | AtStatement
  | VersusStatement
  | VersusModelStatement
  | SamplesStatement
  | GivenStatement
  | DataStatement
  | PriorStatement
  | ReparamStatement
  | EstimandStatement
  | EstimatorStatement
  | ClaimStatement
  | ErrorStatement;
