// Differences and errors of information matrices, in units of the matrix's own diagonal.

/** The largest error in units of sqrt(I_ii I_jj). */
export function relativeBound(errors: readonly (readonly number[])[], value: readonly (readonly number[])[]): number {
  let worst = 0;
  errors.forEach((row, i) => {
    row.forEach((error, j) => {
      const unit = Math.sqrt(Math.abs((value[i]?.[i] as number) * (value[j]?.[j] as number)));
      if (error > 0) worst = Math.max(worst, unit > 0 ? error / unit : Infinity);
    });
  });
  return worst;
}

/** The largest difference of two matrices in units of sqrt(I_ii I_jj) of the first. */
export function distance(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number {
  let worst = 0;
  a.forEach((row, i) => {
    row.forEach((v, j) => {
      const unit = Math.sqrt(Math.abs((a[i]?.[i] as number) * (a[j]?.[j] as number)));
      const difference = Math.abs(v - (b[i]?.[j] as number));
      if (difference > 0) worst = Math.max(worst, unit > 0 ? difference / unit : Infinity);
      if (Number.isNaN(difference)) worst = Infinity;
    });
  });
  return worst;
}
