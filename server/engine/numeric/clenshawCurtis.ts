// The mean of a smooth function over the unit cube, by products of Clenshaw and Curtis's rule.
// Source: Trefethen, Spectral Methods in MATLAB (2000), chapter 12.
import { chebyshev } from './chebyshev.ts';

/** Weights at the n + 1 Chebyshev points of [0, 1], n even: integrals of the cosine series through the values. */
function weights(n: number): readonly number[] {
  const half = (k: number): number => (k === 0 || k === n ? 0.5 : 1);
  return Array.from({ length: n + 1 }, (_, m) => {
    let sum = 0;
    for (let k = 0; k <= n; k += 2) sum += (half(k) * Math.cos((k * m * Math.PI) / n)) / (1 - k * k);
    return (half(m) * 2 * sum) / n;
  });
}

/** ∫ f over [0, 1]^dimension with n steps along each axis. */
export function cubeIntegral(f: (t: readonly number[]) => number, dimension: number, n: number): number {
  const { points } = chebyshev(n);
  const along = weights(n);
  const t = new Array<number>(dimension).fill(0);
  const over = (axis: number): number =>
    axis === dimension
      ? f(t)
      : points.reduce((sum, point, m) => {
          t[axis] = point;
          return sum + (along[m] as number) * over(axis + 1);
        }, 0);
  return over(0);
}
