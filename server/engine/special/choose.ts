/** Binomial coefficients C(n, k) = Γ(n+1)/(Γ(k+1)Γ(n−k+1)) and their logarithms (DLMF 1.2, 5.12). */

import { gamma } from './gamma.ts';
import { logBeta } from './logBeta.ts';
import { logAbsGamma } from './logGamma.ts';

/** Up to this many factors the product n(n−1)…(n−k+1)/k! is taken as it stands. */
const longestProduct = 515;

function fallingProduct(n: number, k: number): number {
  let product = 1;
  // Dividing as it goes keeps every partial product an integer for integer n, hence exact below 2^53.
  for (let j = 1; j <= k; j += 1) product = (product * (n - k + j)) / j;
  return product;
}

/**
 * log C(n, k) for real n ≥ 0 and 0 ≤ k ≤ n.
 *
 * Method: the logarithm of the product for few factors, else −log(n+1) − log B(k+1, n−k+1). Relative error below 1e-14.
 * 0 at k = 0 and k = n; −Infinity, the coefficient being 0, for integer n and integer k outside 0..n; NaN elsewhere.
 */
export function logChoose(n: number, k: number): number {
  if (!(n >= 0) || Number.isNaN(k) || n === Infinity) return Number.NaN;
  if (k < 0 || k > n) return Number.isInteger(n) && Number.isInteger(k) ? -Infinity : Number.NaN;
  if (k === 0 || k === n) return 0;
  const few = Number.isInteger(n) ? Math.min(k, n - k) : k;
  if (Number.isInteger(few) && few <= longestProduct) {
    const product = fallingProduct(n, few);
    if (product < Infinity) return Math.log(product);
  }
  return -Math.log1p(n) - logBeta(k + 1, n - k + 1);
}

/**
 * C(n, k) for real n and k; exact for integers while below 2^53.
 *
 * For integer k it is the product n(n−1)…(n−k+1)/k! for any real n, 0 for k < 0. For other k it is the quotient of gamma
 * functions, NaN where n is a negative integer. Relative error 1e-14, and |log C(n, k)| · 1e-16 where that is more. +Infinity
 * where it exceeds the largest double; NaN at NaN and infinite n.
 */
export function choose(n: number, k: number): number {
  if (Number.isNaN(k) || !Number.isFinite(n)) return Number.NaN;
  if (Number.isInteger(k)) {
    if (k < 0) return 0;
    if (Number.isInteger(n) && n >= 0) {
      if (k > n) return 0;
      const few = Math.min(k, n - k);
      // The product first: its error grows with √few only. Far on it may overflow before the last division.
      const product = few <= longestProduct ? fallingProduct(n, few) : Infinity;
      return product < Infinity ? product : Math.exp(-Math.log1p(n) - logBeta(few + 1, n - few + 1));
    }
    if (k <= longestProduct) return fallingProduct(n, k);
  }
  if (n >= 0 && k >= 0 && k <= n) return Math.exp(logChoose(n, k));
  if (Number.isInteger(n) && n < 0 && !Number.isInteger(k)) return Number.NaN;
  return signedGammaQuotient(n, k);
}

/** Γ(n+1)/(Γ(k+1)Γ(n−k+1)) with signs, through logarithms when a factor overflows; 1/Γ is 0 at its poles. */
function signedGammaQuotient(n: number, k: number): number {
  const isPole = (x: number): boolean => x <= 0 && Number.isInteger(x);
  if (isPole(k + 1) || isPole(n - k + 1)) return isPole(n + 1) ? Number.NaN : 0;
  const direct = gamma(n + 1) / (gamma(k + 1) * gamma(n - k + 1));
  if (Number.isFinite(direct) && direct !== 0) return direct;
  const sign = gammaSign(n + 1) * gammaSign(k + 1) * gammaSign(n - k + 1);
  return sign * Math.exp(logAbsGamma(n + 1) - logAbsGamma(k + 1) - logAbsGamma(n - k + 1));
}

function gammaSign(x: number): number {
  return x > 0 || Math.floor(x) % 2 === 0 ? 1 : -1;
}
