// A law: the density of an observation with respect to Lebesgue or counting measure, and the pivot that standardizes it.
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { Support } from './support.ts';

/**
 * The standard law that a pivot follows; `expectation/` knows the expectations of its monomials.
 * - gamma: z > 0 with density z^(shape−1) e^(−z)/Γ(shape); monomials z^p (log z)^m.
 * - beta: u = z in (0, 1) with v = 1 − u a symbol of its own; density u^(a−1) v^(b−1)/B(a, b); monomials u^p v^q (log u)^m (log v)^n.
 * - gaussian: z ~ N(0, 1); monomials z^k, e^(tz) z^k, |z|^p.
 */
export type Kernel =
  | { readonly kind: 'gamma'; readonly variable: SymbolExpr; readonly shape: Expr }
  | {
      readonly kind: 'beta';
      readonly variable: SymbolExpr;
      readonly complement: SymbolExpr;
      readonly a: Expr;
      readonly b: Expr;
    }
  | { readonly kind: 'gaussian'; readonly variable: SymbolExpr };

/** x = inverse(z; θ) where z follows the kernel; `sign`, where present, is ±1 with equal probability, independent of z. */
export interface Pivot {
  readonly kernel: Kernel;
  readonly sign?: SymbolExpr;
  readonly inverse: Expr;
}

/** A standard law of one coordinate: Gamma(shape) with rate 1, Beta(a, b), N(0, 1). */
export type CoordinateKernel =
  | { readonly kind: 'gamma'; readonly shape: Expr }
  | { readonly kind: 'beta'; readonly a: Expr; readonly b: Expr }
  | { readonly kind: 'gaussian' };

/** x = inverse(z; θ) with independent coordinates z; `logJacobian` is log |∂x/∂z|. */
export interface VectorPivot {
  readonly coordinates: readonly { readonly variable: SymbolExpr; readonly kernel: CoordinateKernel }[];
  readonly inverse: readonly Expr[];
  readonly logJacobian: Expr;
}

/** Mean, covariance and its inverse. */
export interface GaussianMoments {
  readonly mean: readonly Expr[];
  readonly covariance: readonly (readonly Expr[])[];
  readonly precision: readonly (readonly Expr[])[];
}
export interface StatedGaussian extends GaussianMoments {
  /** log det Σ */
  readonly logDeterminant: Expr;
}

export interface Law {
  /** The family's name, or `custom`. */
  readonly name: string;
  readonly measure: 'lebesgue' | 'counting';
  /** The observation's components. Their domains are the widest numeric interval of the support. */
  readonly variables: readonly SymbolExpr[];
  readonly support: Support;
  /** Normalized. */
  readonly logDensity: Expr;
  readonly pivot?: Pivot;
  /** Of a vector observation: independent coordinates of which it is a function. */
  readonly vectorPivot?: VectorPivot;
  /** Joint conditions on the parameters: expressions that are positive wherever the law exists. */
  readonly positive?: readonly Expr[];
  /** Of a Gaussian vector whose mean and covariance are stated. */
  readonly gaussian?: StatedGaussian;
  /** The log-density stands for one in matrices: it can be evaluated, but is too long to be printed or multiplied out. */
  readonly inMatrices?: true;
}
