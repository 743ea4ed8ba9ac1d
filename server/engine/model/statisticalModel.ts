// A statistical model: what a block says once its names are resolved, in expressions.
import type { Span } from '../base/span.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { CanonicalLaw, DistributionFamily } from '../distributions/family.ts';
import type { Law } from '../distributions/law.ts';
import type { Support } from '../distributions/support.ts';

export interface Parameter {
  readonly symbol: SymbolExpr;
  /** In the model language: `R`, `(0, inf)`. */
  readonly domainText: string;
  readonly declared: boolean;
  /** What it is to its distribution, where it is an argument of it by itself: `mean`. */
  readonly role: string | undefined;
  /** Where it first appears, in the block's own text. */
  readonly span: Span;
}

/** How the law came about, for the strategies that use it. */
export type LawOrigin =
  /** The family's canonical law with its coordinates replaced by expressions in the parameters. */
  | {
      readonly kind: 'family';
      readonly family: DistributionFamily;
      readonly canonical: CanonicalLaw;
      /** One expression for each of `canonical.parameters`. */
      readonly coordinates: readonly Expr[];
    }
  /**
   * A family restricted to a smaller support; `parent` is the unrestricted origin, `logKernel` its log-density. The law's own
   * log-density is the same where the probability of the support has no closed form: then the law is not normalized.
   */
  | { readonly kind: 'truncated'; readonly parent: LawOrigin & { readonly kind: 'family' }; readonly logKernel: Expr }
  /**
   * A mixture of families, possibly truncated, and of kernels: normalized since they are. Truncated as a whole it is not: then its log-density
   * is `logKernel`.
   */
  | { readonly kind: 'mixture'; readonly components: readonly MixturePart[]; readonly logKernel: Expr | undefined }
  /** A density or mass as written, already normalized by its writer, or a mixture that holds one. */
  | { readonly kind: 'density' }
  /** Up to a normalizing constant: `logKernel` is known, log Z is not part of `law.logDensity` yet where `logPartition` is undefined. */
  | { readonly kind: 'kernel'; readonly logKernel: Expr };

/** A component of a mixture, as its name needs it. */
export interface MixturePart {
  readonly weight: Expr;
  readonly origin: LawOrigin;
  readonly support: Support;
}

export interface SampleSize {
  /** `N` where it stays a symbol. */
  readonly symbol: string | undefined;
  readonly value: number | undefined;
}

/** A point of the parameter space: one finite number for each parameter, in their order. */
export type ParameterPoint = readonly number[];

/** A function of the parameters that is to be estimated. */
export interface Estimand {
  readonly name: string;
  /** In the parameters and the known symbols. */
  readonly expr: Expr;
  readonly span: Span;
}

/** What is known of a parameter, or of all coordinates of a vector, before the observations. */
export interface Prior {
  /** The parameters' symbols, one for each of `law.variables`, which have the same names and the role of observations. */
  readonly parameters: readonly SymbolExpr[];
  /** The same as `model.law`; for a kernel, not normalized. */
  readonly law: Law;
  /** The prior as a model without parameters, whose observation is the parameter. */
  readonly model: StatisticalModel;
  readonly span: Span;
}

export interface NewCoordinate {
  /** Its domain is an interval that holds the expression's values. */
  readonly symbol: SymbolExpr;
  /** In the parameters and the known symbols. */
  readonly expr: Expr;
  /** Of its definition; of the parameter, where that stays a coordinate. */
  readonly span: Span;
  /** False where a parameter stays. */
  readonly isStated: boolean;
}

/** Coordinates φ(θ) for the same model, as many as parameters, whose Jacobian is not singular everywhere. */
export interface Reparametrization {
  readonly coordinates: readonly NewCoordinate[];
  /** θ(φ) for each parameter, in the new symbols and the known ones; undefined where it is not found, or not unique. */
  readonly inverse: readonly Expr[] | undefined;
  readonly span: Span;
}

/** A number that is computed from N independent observations. */
export interface SampleSummary {
  /** It stands for the summary; its name is as the note writes it: `mean(x^2)`. */
  readonly symbol: SymbolExpr;
  /** The variance has the divisor N − 1. */
  readonly kind: 'mean' | 'minimum' | 'maximum' | 'median' | 'variance';
  /** Of each observation: in the law's variables, the known symbols, N, and summaries before this one. */
  readonly of: Expr;
}

/** A function of the sample. */
export interface Statistic {
  /** In the summaries' symbols, the known symbols and N; for one observation in the law's variables. */
  readonly expr: Expr;
  readonly summaries: readonly SampleSummary[];
}

export interface EstimatorStatement {
  readonly name: string;
  /** The statistic as the note writes it. */
  readonly text: string;
  readonly statistic: Statistic;
  /** The estimand or parameter that `estimator T of g = …` names. */
  readonly of: string | undefined;
  readonly span: Span;
}

/** The law and the parameter space without the domains that a block states: what the law asks for by itself. */
export interface UndeclaredSpace {
  /** With the domains that the law asks for. */
  readonly parameters: readonly SymbolExpr[];
  readonly known: readonly SymbolExpr[];
  /** Joint conditions beside the domains. */
  readonly positive: readonly Expr[];
  readonly law: Law;
  readonly origin: LawOrigin;
}

export interface StatisticalModel {
  readonly parameters: readonly Parameter[];
  /** In terms of the parameters. For a kernel, `logDensity` is the kernel's logarithm: not normalized (see `statesKernel`). */
  readonly law: Law;
  readonly origin: LawOrigin;
  /** Expressions that must be positive, jointly with the parameters' domains. */
  readonly positive: readonly Expr[];
  readonly constraints: readonly string[];
  /** Absent where no domain is stated. */
  readonly undeclared?: () => UndeclaredSpace | undefined;
  readonly samples: SampleSize;
  readonly point: ParameterPoint | undefined;
  readonly versus: ParameterPoint | undefined;
  /** Another model of the note, for `versus model NAME`. */
  readonly other: StatisticalModel | undefined;
  /** Symbolic constants and whole-number parameters taken as known. */
  readonly known: readonly SymbolExpr[];
  /** Those of the known symbols that are covariates: what is shown then holds at a given value, not for a design. */
  readonly covariates?: readonly SymbolExpr[];
  /** The values of covariates that the block lists, by row; empty where it lists none. */
  readonly design?: readonly ReadonlyMap<SymbolExpr, Expr>[];
  /** Those of the known symbols that are free whole numbers, taken as known since they have no score. */
  readonly wholeNumbers?: readonly SymbolExpr[];
  /** Values of the known symbols at `at`, where given. */
  readonly knownValues: ReadonlyMap<SymbolExpr, number>;
  readonly estimands: readonly Estimand[];
  readonly estimators: readonly EstimatorStatement[];
  readonly priors: readonly Prior[];
  readonly reparam: Reparametrization | undefined;
  /** Places to point at. */
  readonly spans: ModelSpans;
}

export interface ModelSpans {
  readonly observation: Span;
  readonly law: Span;
  readonly support: Span | undefined;
  readonly at: Span | undefined;
  readonly versus: Span | undefined;
  /** The first appearance of each parameter by name. */
  readonly parameters: ReadonlyMap<string, Span>;
}

/** Whether the law is stated up to a constant that depends on the parameters. */
export const statesKernel = (law: Law, origin: LawOrigin): boolean =>
  origin.kind === 'kernel' || lacksConstant(law, origin);

/** Whether the law's log-density is that of a kernel, of which log Z has not been taken off. */
export const lacksConstant = (law: Law, origin: LawOrigin): boolean =>
  (origin.kind === 'kernel' || origin.kind === 'truncated' || origin.kind === 'mixture') &&
  law.logDensity === origin.logKernel;
