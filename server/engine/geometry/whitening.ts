// Whitening coordinates η = F^(1/2) (θ − θ₀), in which the information at θ₀ is the identity.
import { squareRoot, symmetricEigen } from '../numeric/linearAlgebra.ts';

export interface Whitening {
  /** The symmetric root of the information, p×p. */
  readonly matrix: readonly (readonly number[])[];
  /** Of each entry, absolute. */
  readonly errorBound: number;
}

/**
 * The symmetric positive definite S with S S = F, whose square is compared with F; undefined where F is singular within its error.
 * For |ΔF| ≤ e, |ΔS| ≤ e/(2 √λ), λ the least eigenvalue (Higham, Functions of Matrices (2008), theorem 6.2).
 */
export function whitening(metric: readonly (readonly number[])[], errorBound: number): Whitening | undefined {
  const raw = squareRoot(metric);
  const root = raw?.map((row, i) => row.map((entry, j) => 0.5 * entry + 0.5 * (raw[j]?.[i] ?? entry)));
  const values = symmetricEigen(metric)?.values;
  const least = values?.[0];
  const greatest = values?.at(-1);
  if (root === undefined || least === undefined || greatest === undefined) return undefined;
  const size = metric.length;
  let gap = 0;
  metric.forEach((row, i) => {
    row.forEach((entry, j) => {
      let square = 0;
      for (let k = 0; k < size; k++) square += (root[i]?.[k] as number) * (root[k]?.[j] as number);
      gap = Math.max(gap, Math.abs(square - entry));
    });
  });
  // Weyl's bound for the eigenvalues, in the Frobenius norm of the error
  const error = size * (errorBound * greatest + gap);
  if (!(least > 2 * error)) return undefined;
  return { matrix: root, errorBound: error / (2 * Math.sqrt(least - error)) };
}
