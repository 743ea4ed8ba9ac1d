// The greatest quotient (aᵀΔ)²/aᵀBa over vectors a, which is ΔᵀB⁻¹Δ, from below: any a gives a bound, so that neither rounding nor an
// ill-conditioned B can make it too great.

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

/** Of Ba = Δ by Cholesky's decomposition with unit diagonal, each pivot kept away from 0. */
function solution(b: readonly (readonly number[])[], delta: readonly number[]): readonly number[] | undefined {
  const units = b.map((row, i) => Math.sqrt(row[i] ?? NaN));
  if (!units.every((u) => u > 0 && Number.isFinite(u))) return undefined;
  const unit = (i: number): number => units[i] ?? NaN;
  const root: number[][] = [];
  const y: number[] = [];
  for (const [i, row] of b.entries()) {
    const own: number[] = [];
    for (let j = 0; j <= i; j++) {
      let rest = (row[j] ?? NaN) / (unit(i) * unit(j));
      for (let k = 0; k < j; k++) rest -= (own[k] ?? 0) * ((j === i ? own[k] : root[j]?.[k]) ?? 0);
      own.push(j < i ? rest / (root[j]?.[j] ?? NaN) : Math.sqrt(Math.max(rest, 1e-14)));
    }
    root.push(own);
    const known = own.slice(0, i).reduce((sum, v, k) => sum + v * (y[k] ?? 0), 0);
    y.push(((delta[i] ?? NaN) / unit(i) - known) / (own[i] ?? NaN));
  }
  const a = new Array<number>(y.length).fill(0);
  for (let i = y.length - 1; i >= 0; i--) {
    let rest = y[i] ?? NaN;
    for (let k = i + 1; k < y.length; k++) rest -= (root[k]?.[i] ?? 0) * (a[k] ?? 0);
    a[i] = rest / (root[i]?.[i] ?? NaN);
  }
  return a.every(Number.isFinite) ? a.map((v, i) => v / unit(i)) : undefined;
}
