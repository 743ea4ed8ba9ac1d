// log ∫ p^(1−s) q^s of two Gaussian vectors from their matrices, with Λ = (1−s)Σ⁻¹ + sΣ′⁻¹ and b = (1−s)Σ⁻¹μ + sΣ′⁻¹μ′:
// −½ (log det Λ + (1−s) log det Σ + s log det Σ′) + ½ (bᵀΛ⁻¹b − (1−s) μᵀΣ⁻¹μ − s μ′ᵀΣ′⁻¹μ′).
// Source: Gil, Alajaji and Linder, Information Sciences 249 (2013), table 2.
import { dot, times, type GaussianPoint } from '../information/gaussianPoint.ts';
import { cholesky, inverseFromRoot, logDeterminantOfRoot } from '../numeric/cholesky.ts';

/** Undefined where Λ is not positive definite, so that the integral diverges. */
export function gaussianLogAffinity(p: GaussianPoint, q: GaussianPoint, s: number): number | undefined {
  const precision = p.precision.map((row, i) =>
    row.map((entry, j) => (1 - s) * entry + s * (q.precision[i]?.[j] as number)),
  );
  const root = cholesky(precision);
  const logDeterminant = logDeterminantOfRoot(root);
  if (!Number.isFinite(logDeterminant)) return undefined;
  // about the first mean, so that only the difference of the means enters
  const gap = q.mean.map((m, i) => m - (p.mean[i] as number));
  const pull = times(q.precision, gap);
  const b = pull.map((v) => s * v);
  const quadratic = dot(b, times(inverseFromRoot(root), b)) - s * dot(gap, pull);
  return (quadratic - logDeterminant - (1 - s) * p.logDeterminant - s * q.logDeterminant) / 2;
}
