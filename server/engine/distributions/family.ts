// What a family of distributions states of itself; everything else about it is derived.
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { Range } from '../expr/range.ts';
import type { Law } from './law.ts';

/** The value of an argument. A matrix is given by rows. */
export type Value =
  | { readonly kind: 'scalar'; readonly value: Expr }
  | { readonly kind: 'vector'; readonly entries: readonly Expr[] }
  | { readonly kind: 'matrix'; readonly rows: readonly (readonly Expr[])[] };

export interface ParameterSpec {
  /** The argument's name in notes: `mean`, `rate`. */
  readonly name: string;
  /** What it is, in words: `standard deviation`. */
  readonly role: string;
  readonly shape: Value['kind'];
  /** Of a scalar, or of each entry; `integer` marks a parameter without a score. */
  readonly domain: Range;
  /** The domain with those points of its edge at which the distribution still exists, where there are any. */
  readonly closure?: Range;
  readonly constraint?: 'simplex' | 'posdef';
  /** The usual name in textbooks, for completion: `sigma`. */
  readonly symbol: string;
}

export interface Parametrization {
  readonly parameters: readonly ParameterSpec[];
  /** The canonical parametrization's values for values of this one. */
  toCanonical(values: readonly Value[]): readonly Value[];
}

/** A family at one dimension, its law written in symbols for its free canonical coordinates. */
export interface CanonicalLaw extends Law {
  /** Free coordinates, flat: scalars in order; p[1] … p[k−1] of a simplex; mean[i], covariance[i, j] with i ≤ j. */
  readonly parameters: readonly SymbolExpr[];
  /** Conditions on the coordinates jointly, in words and symbols; empty where their domains say everything. */
  readonly constraints: readonly string[];
  /** Conditions on the coordinates jointly as expressions that must be positive: q − p for Uniform(p, q), the leading minors of a covariance. */
  readonly positive: readonly Expr[];
  /** The free coordinates of canonical argument values. */
  coordinates(values: readonly Value[]): readonly Expr[];
}

/** What is written anew for the values of a model, in place of the canonical law's. */
export interface Instance extends Pick<Law, 'logDensity' | 'gaussian' | 'inMatrices'> {
  /** Conditions on the values jointly. */
  readonly positive: readonly Expr[];
}

/** Another family that the distribution is at some arguments, with the values of its free coordinates. */
export interface SpecialCase {
  readonly family: DistributionFamily;
  readonly coordinates: readonly Expr[];
}

export interface DistributionFamily {
  /** As written in notes. */
  readonly name: string;
  readonly title: string;
  /** The first is canonical, and the one for positional arguments. */
  readonly parametrizations: readonly Parametrization[];
  /** The law at the dimension of its vector argument; 1 for scalar families. */
  law(dimension: number): CanonicalLaw;
  /** The law at canonical values that have structure, shorter than by substitution; undefined where nothing is gained. */
  readonly instance?: (values: readonly Value[], variables: readonly SymbolExpr[]) => Instance | undefined;
  /** What the distribution is at free coordinates that its formula leaves out, as at a literal 0 that it divides by. */
  readonly specialCase?: (coordinates: readonly Expr[]) => SpecialCase | undefined;
  /** The largest dimension at which the law can be written out; absent where there is no limit. */
  readonly maximalDimension?: number;
  /** The same where the matrix is of few symbols, so that `instance` writes the law. */
  readonly maximalStructured?: number;
  /** The least dimension at which something is random; 1 where absent. */
  readonly minimalDimension?: number;
  /** Interior points of the canonical parameter space (flat coordinates at dimension 2 or 3 where they are vectors), for tests over all families. */
  readonly examples: readonly (readonly number[])[];
  /** Book or paper that the density is taken from. */
  readonly source: string;
}
