// Solves dense systems of linear equations without structure, by elimination with row pivots.

/** x with Ax = b, A by rows; undefined where a pivot vanishes or an entry is not finite. A and b are overwritten. */
export function solveDense(a: Float64Array[], b: Float64Array): Float64Array | undefined {
  const n = b.length;
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i]?.[k] ?? 0) > Math.abs(a[best]?.[k] ?? 0)) best = i;
    const pivotRow = a[best] as Float64Array;
    const pivot = pivotRow[k] as number;
    if (!Number.isFinite(pivot) || pivot === 0) return undefined;
    if (best !== k) {
      a[best] = a[k] as Float64Array;
      a[k] = pivotRow;
      const held = b[k] as number;
      b[k] = b[best] as number;
      b[best] = held;
    }
    for (let i = k + 1; i < n; i++) {
      const row = a[i] as Float64Array;
      const ratio = (row[k] as number) / pivot;
      if (ratio === 0) continue;
      for (let j = k; j < n; j++) row[j] = (row[j] as number) - ratio * (pivotRow[j] as number);
      b[i] = (b[i] as number) - ratio * (b[k] as number);
    }
  }
  const x = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    const row = a[i] as Float64Array;
    let rest = b[i] as number;
    for (let j = i + 1; j < n; j++) rest -= (row[j] as number) * (x[j] as number);
    x[i] = rest / (row[i] as number);
  }
  return x.every(Number.isFinite) ? x : undefined;
}
