// What a closed form of the literature is: statements of a law, parameters, two points, and the information there.
import gammaFunction from '@stdlib/math-base-special-gamma';
import digamma from '@stdlib/math-base-special-digamma';
import trigamma from '@stdlib/math-base-special-trigamma';

export type Matrix = readonly (readonly number[])[];

export interface ClosedForm {
  readonly name: string;
  /** The parameters with their domains, in the order of the matrix: `mu in R`, `sigma > 0`. */
  readonly parameters: readonly string[];
  /** The law by a name of the language. */
  readonly named?: string;
  /** The law written out: `density(…) on …`, `mass(…) on …`. Scalar ones are given to other systems too. */
  readonly written?: string;
  /** The law up to its normalizing constant. */
  readonly kernel?: string;
  /** What the observation is called, where it is not `x`. */
  readonly observation?: string;
  /** Further statements: `const n = 10`. */
  readonly statements?: readonly string[];
  readonly points: readonly (readonly number[])[];
  /** The information at θ, its lower triangle filled in by `symmetric`. */
  readonly information: (...theta: readonly number[]) => Matrix;
}

/** Euler's constant. */
export const eulerGamma = 0.5772156649015329;
export const gamma = gammaFunction;
export const psi = digamma;
export const psi1 = trigamma;
/** π²/6 + (1 − γ)². */
export const gumbelShape = Math.PI ** 2 / 6 + (1 - eulerGamma) ** 2;

export const diagonal = (...entries: readonly number[]): Matrix =>
  entries.map((entry, i) => entries.map((_, j) => (i === j ? entry : 0)));

/** A symmetric matrix from the rows of its upper triangle. */
export const symmetric = (...rows: readonly (readonly number[])[]): Matrix =>
  rows.map((_, i) => rows.map((_row, j) => rows[Math.min(i, j)]?.[Math.abs(i - j)] ?? NaN));

/** Factors each entry by one number. */
export const scaled = (factor: number, matrix: Matrix): Matrix => matrix.map((row) => row.map((v) => factor * v));

/** An expectation over the standard normal law by the trapezoidal rule, which is exact to rounding for smooth functions. */
export function normalMean(f: (z: number) => number): number {
  let sum = 0;
  for (let k = -1200; k <= 1200; k++) sum += f(k / 100) * Math.exp(-((k / 100) ** 2) / 2);
  return sum / (100 * Math.sqrt(2 * Math.PI));
}

/** The normal distribution function, by Simpson's rule. */
export function normalCdf(z: number): number {
  const steps = 2000;
  let sum = 0;
  for (let k = 0; k <= steps; k++) {
    const weight = k === 0 || k === steps ? 1 : k % 2 === 1 ? 4 : 2;
    sum += weight * Math.exp(-((z * k) ** 2) / (2 * steps ** 2));
  }
  return 0.5 + (z * sum) / (3 * steps * Math.sqrt(2 * Math.PI));
}
