/** Riemann's zeta function ζ(s) = Σ n^(−s) and its derivatives in s (DLMF 25.2, 25.6). */

import riemannZeta from '@stdlib/math-base-special-riemann-zeta';

/** B₂ⱼ/(2j)! for j = 1, 2, …, as −2(−1)ʲ ζ(2j)/(2π)²ʲ (DLMF 25.6.2), which is exact to the last digit. */
const bernoulliOverFactorial: readonly number[] = Array.from({ length: 16 }, (_, index) => {
  const j = index + 1;
  return (j % 2 === 1 ? 2 : -2) * riemannZeta(2 * j) * (2 * Math.PI) ** (-2 * j);
});

/** Where the sum is handed to the Euler–Maclaurin formula. */
const cut = 14;

/**
 * ζ⁽ᵏ⁾(s), the k-th derivative in s, for real s and integer k ≥ 0.
 *
 * Method: k = 0 by stdlib, relative error below 1e-15. k ≥ 1 by the Euler–Maclaurin formula differentiated k times in s
 * (its terms as truncated Taylor series in s), for s > 0: relative error below 1e-13 for s > 1.01 and k ≤ 6; on (0, 1]
 * and next to the pole absolute error below 1e-13 of the largest of |value|, 1.
 * At the pole s = 1: NaN. At s = +Infinity: 1 for k = 0, else 0. For k ≥ 1 and s ≤ 0, for k not a nonnegative integer, and
 * at NaN: NaN.
 */
export function zeta(s: number, k = 0): number {
  if (!Number.isInteger(k) || k < 0 || Number.isNaN(s) || s === 1) return Number.NaN;
  if (k === 0) return riemannZeta(s);
  if (!(s > 0)) return Number.NaN;
  if (s === Infinity) return 0;

  // The terms before the cut: (−log n)ᵏ n^(−s), smallest first.
  let head = 0;
  for (let n = cut - 1; n >= 2; n -= 1) head += (-Math.log(n)) ** k * n ** -s;

  // Beyond, the rest is below the rounding of the term n = 2, and its parts would overflow.
  if (s > 60) return head;

  // What remains is N^(−s) · (½ + N/(s−1) + Σⱼ B₂ⱼ/(2j)! · s(s+1)…(s+2j−2) · N^(1−2j)), as a Taylor polynomial in s.
  const tail = new Float64Array(k + 1);
  for (let i = 0; i <= k; i += 1) tail[i] = cut * (-1) ** i * (s - 1) ** -(i + 1);
  tail[0] = (tail[0] ?? 0) + 0.5;
  const rising = new Float64Array(k + 1);
  rising[0] = s;
  if (k >= 1) rising[1] = 1;
  let power = 1 / cut;
  for (let j = 1; j <= bernoulliOverFactorial.length; j += 1) {
    const factor = (bernoulliOverFactorial[j - 1] ?? 0) * power;
    for (let i = 0; i <= k; i += 1) tail[i] = (tail[i] ?? 0) + factor * (rising[i] ?? 0);
    multiplyByShifted(rising, s + 2 * j - 1);
    multiplyByShifted(rising, s + 2 * j);
    power /= cut * cut;
  }
  // Times N^(−s−ε) = N^(−s) Σ (−log N)ⁱ εⁱ/i!, and the coefficient of εᵏ times k!.
  let coefficient = 0;
  let term = 1;
  for (let i = 0; i <= k; i += 1) {
    coefficient += term * (tail[k - i] ?? 0);
    term *= -Math.log(cut) / (i + 1);
  }
  let factorial = 1;
  for (let i = 2; i <= k; i += 1) factorial *= i;
  return head + factorial * coefficient * cut ** -s;
}

/** Multiplies a truncated Taylor series in ε by (value + ε), in place. */
function multiplyByShifted(series: Float64Array, value: number): void {
  for (let i = series.length - 1; i >= 1; i -= 1) series[i] = value * (series[i] ?? 0) + (series[i - 1] ?? 0);
  series[0] = value * (series[0] ?? 0);
}
