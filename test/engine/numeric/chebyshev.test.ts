// Differentiation and interpolation at Chebyshev points, and dense systems of equations, against what is known of them.
import { describe, expect, it } from 'vitest';
import { chebyshev, interpolate } from '../../../server/engine/numeric/chebyshev.ts';
import { solveDense } from '../../../server/engine/numeric/linearSystem.ts';
import { seededRandom } from '../../../server/engine/numeric/random.ts';

describe('Chebyshev points of [0, 1]', () => {
  it('run from 0 to 1', () => {
    const { points } = chebyshev(7);
    expect([points[0], points[7]]).toEqual([0, 1]);
    points.slice(1).forEach((t, k) => {
      expect(t).toBeGreaterThan(points[k] ?? NaN);
    });
  });

  it.each([6, 12, 24])('differentiate polynomials exactly, with %i steps', (n) => {
    const { points, derivative } = chebyshev(n);
    const values = points.map((t) => t ** 5 - 3 * t ** 2 + 1);
    points.forEach((t, i) => {
      const slope = (derivative[i] ?? []).reduce((sum, w, j) => sum + w * (values[j] ?? NaN), 0);
      expect(Math.abs(slope - (5 * t ** 4 - 6 * t))).toBeLessThan(1e-11);
    });
  });

  it('interpolate smooth functions to rounding', () => {
    const grid = chebyshev(20);
    const values = grid.points.map((t) => Math.exp(2 * t));
    for (const t of [0, 0.013, 0.37, 0.5, 0.999, 1])
      expect(Math.abs(interpolate(values, grid, t) - Math.exp(2 * t))).toBeLessThan(1e-13);
  });
});

describe('a dense system', () => {
  it('is solved, whatever the order of its rows', () => {
    const random = seededRandom('dense');
    for (let trial = 0; trial < 20; trial++) {
      const n = 1 + (trial % 7);
      const rows = Array.from({ length: n }, () => Float64Array.from({ length: n }, () => random.uniform() - 0.5));
      const x = Float64Array.from({ length: n }, () => random.uniform());
      const right = Float64Array.from(rows, (row) => row.reduce((sum, v, j) => sum + v * (x[j] ?? NaN), 0));
      const found = solveDense(rows, right);
      found?.forEach((v, i) => {
        expect(Math.abs(v - (x[i] ?? NaN))).toBeLessThan(1e-9);
      });
      expect(found).toHaveLength(n);
    }
  });

  it('without a single solution has none', () => {
    expect(solveDense([Float64Array.of(1, 2), Float64Array.of(2, 4)], Float64Array.of(1, 1))).toBeUndefined();
  });
});
