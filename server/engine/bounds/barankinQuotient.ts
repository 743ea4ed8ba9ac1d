// The greatest quotient (aᵀΔ)²/aᵀBa over vectors a, which is ΔᵀB⁻¹Δ, from below: every vector gives a bound, so that neither
// rounding nor an ill-conditioned B can make it too great.
import { solveDense } from '../numeric/linearSystem.ts';

/** Of a positive definite B with bounds on the errors of its entries; 0 where nothing is had. */
export function quotientFromBelow(
  b: readonly (readonly number[])[],
  errors: readonly (readonly number[])[],
  delta: readonly number[],
): number {
  const a = solution(b, delta);
  if (a === undefined) return 0;
  let [along, alongError, form, formError] = [0, 0, 0, 0];
  for (const [i, x] of a.entries()) {
    along += x * (delta[i] ?? 0);
    alongError += Math.abs(x * (delta[i] ?? 0));
    for (const [j, y] of a.entries()) {
      const entry = b[i]?.[j] ?? NaN;
      form += x * y * entry;
      formError += Math.abs(x * y) * ((errors[i]?.[j] ?? NaN) + rounding * Math.abs(entry));
    }
  }
  const least = Math.abs(along) - rounding * alongError;
  const greatest = form + formError;
  return least > 0 && greatest > 0 && Number.isFinite(greatest) ? (least * least) / greatest : 0;
}

const rounding = 1e-14;

/** Of Ba = Δ, with B's diagonal taken to 1 and a little above it, so that an ill-conditioned B has a solution as well. */
function solution(b: readonly (readonly number[])[], delta: readonly number[]): readonly number[] | undefined {
  const units = Float64Array.from(b, (row, i) => Math.sqrt(row[i] ?? NaN));
  if (!units.every((u) => u > 0 && Number.isFinite(u))) return undefined;
  const scaled = b.map((row, i) =>
    units.map((u, j) => (row[j] ?? NaN) / ((units[i] ?? NaN) * u) + (i === j ? rounding : 0)),
  );
  const a = solveDense(
    scaled,
    units.map((u, i) => (delta[i] ?? NaN) / u),
  );
  return a?.every(Number.isFinite) ? Array.from(a, (v, i) => v / (units[i] ?? NaN)) : undefined;
}
