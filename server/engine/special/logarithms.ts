/** Logarithms and logistic functions written so that nothing cancels, over- or underflows: log(1−e^(−x)), log Σ e^x, logit. */

/**
 * log(1 − e^(−x)) for x > 0 (Mächler, "Accurately computing log(1 − exp(−|a|))", 2012).
 *
 * Relative error below 1e-15. −Infinity at 0, 0 at +Infinity, NaN for x < 0 and NaN.
 */
export function log1mexp(x: number): number {
  if (!(x >= 0)) return Number.NaN;
  return x <= Math.LN2 ? Math.log(-Math.expm1(-x)) : Math.log1p(-Math.exp(-x));
}

/**
 * log Σᵢ e^(xᵢ) of the first `count` entries of `values` (all of them if it is not given), shifted by the greatest.
 *
 * −Infinity for no entries, or only −Infinity; +Infinity if an entry is; NaN if one is NaN.
 */
export function logSumExp(values: ArrayLike<number>, count: number = values.length): number {
  let greatest = -Infinity;
  let at = -1;
  for (let i = 0; i < count; i += 1) {
    const value = values[i] ?? Number.NaN;
    if (Number.isNaN(value)) return Number.NaN;
    if (value > greatest) {
      greatest = value;
      at = i;
    }
  }
  if (!Number.isFinite(greatest)) return greatest;
  // The greatest term is 1 and stands outside the sum, so that log1p keeps small ones.
  let rest = 0;
  for (let i = 0; i < count; i += 1) if (i !== at) rest += Math.exp((values[i] ?? Number.NaN) - greatest);
  return greatest + Math.log1p(rest);
}

/** 1/(1 + e^(−x)) for real x; relative error below 1e-15 on both sides. 0 at −Infinity, 1 at +Infinity, NaN at NaN. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const power = Math.exp(x);
  return power / (1 + power);
}

/**
 * log(p/(1 − p)) for p in [0, 1]; relative error below 1e-15, also next to the root ½.
 *
 * −Infinity at 0, +Infinity at 1, NaN outside and at NaN.
 */
export function logit(p: number): number {
  if (p > 0.3 && p < 0.65) {
    // 2p − 1 is exact here: log(p/(1−p)) = 2 atanh(2p − 1).
    const t = 2 * p - 1;
    return Math.log1p((2 * t) / (1 - t));
  }
  return Math.log(p) - Math.log1p(-p);
}

/** log(1 + e^x) for real x; relative error below 1e-15. 0 at −Infinity, +Infinity at +Infinity, NaN at NaN. */
export function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}
