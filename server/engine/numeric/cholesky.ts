// The Cholesky factor of a positive definite matrix of numbers, and what is had from it.
// Source: Golub and Van Loan, Matrix Computations, 4th ed. (2013), section 4.2.

/** Lower triangular L with L Lᵀ = a; NaN where that is not positive definite. */
export function cholesky(a: readonly (readonly number[])[]): number[][] {
  const factor: number[][] = a.map((row) => row.map(() => 0));
  a.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      let rest = row[j] as number;
      for (let k = 0; k < j; k++) rest -= (factor[i]?.[k] as number) * (factor[j]?.[k] as number);
      (factor[i] as number[])[j] = i === j ? Math.sqrt(rest) : rest / (factor[j]?.[j] as number);
    }
  });
  return factor;
}

/** log det L Lᵀ */
export const logDeterminantOfRoot = (root: readonly (readonly number[])[]): number =>
  root.reduce((sum, row, i) => sum + 2 * Math.log(row[i] as number), 0);

/** (L Lᵀ)⁻¹ */
export function inverseFromRoot(root: readonly (readonly number[])[]): number[][] {
  const size = root.length;
  // the columns of L⁻¹, by forward substitution
  const columns = root.map((_, j) => {
    const column = new Array<number>(size).fill(0);
    for (let i = j; i < size; i++) {
      let rest = i === j ? 1 : 0;
      for (let k = j; k < i; k++) rest -= (root[i]?.[k] as number) * (column[k] as number);
      column[i] = rest / (root[i]?.[i] as number);
    }
    return column;
  });
  return columns.map((a) => columns.map((b) => a.reduce((sum, v, k) => sum + v * (b[k] as number), 0)));
}
