// Chebyshev points of the interval [0, 1]: differentiation and interpolation of functions given there.
// Source: Trefethen, Spectral Methods in MATLAB (2000), chapters 6 and 12; Berrut and Trefethen, SIAM Review 46 (2004).

export interface Chebyshev {
  /** n + 1 points from 0 to 1. */
  readonly points: readonly number[];
  /** The (n + 1)×(n + 1) matrix of the derivative. */
  readonly derivative: readonly (readonly number[])[];
}

export function chebyshev(n: number): Chebyshev {
  const points = Array.from({ length: n + 1 }, (_, k) => Math.sin((k * Math.PI) / (2 * n)) ** 2);
  const end = (k: number): number => (k === 0 || k === n ? 2 : 1) * (k % 2 === 0 ? 1 : -1);
  const derivative = points.map((_, i) => {
    // differences of sines by the product formula keep their digits
    const row = points.map((__, j) => {
      if (i === j) return 0;
      const difference = Math.sin(((i + j) * Math.PI) / (2 * n)) * Math.sin(((i - j) * Math.PI) / (2 * n));
      return end(i) / (end(j) * difference);
    });
    // a constant has no slope
    row[i] = -row.reduce((sum, v) => sum + v, 0);
    return row;
  });
  return { points, derivative };
}

/** The polynomial through the values at the n + 1 points, at t in [0, 1], by the barycentric formula. */
export function interpolate(values: readonly number[], { points }: Chebyshev, t: number): number {
  const n = points.length - 1;
  let [above, below] = [0, 0];
  for (let k = 0; k <= n; k++) {
    const distance = t - (points[k] as number);
    if (distance === 0) return values[k] as number;
    const weight = ((k % 2 === 0 ? 1 : -1) * (k === 0 || k === n ? 0.5 : 1)) / distance;
    above += weight * (values[k] as number);
    below += weight;
  }
  return above / below;
}
