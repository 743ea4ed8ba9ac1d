// The integrator against equations with known solutions.
import { describe, expect, it } from 'vitest';
import { solveFlow } from '../../../server/engine/descent/rungeKutta.ts';

const times = Array.from({ length: 41 }, (_, k) => k / 8);

describe('the pair of Dormand and Prince', () => {
  it.each([1e-6, 1e-8, 1e-10])('follows a rotation within %s or so, between its steps too', (tolerance) => {
    const points = solveFlow(([x = 0, y = 0]) => [-y, x], [1, 0], times, tolerance);
    const errors = (points ?? []).map(([x = NaN, y = NaN], k) =>
      Math.hypot(x - Math.cos(times[k] as number), y - Math.sin(times[k] as number)),
    );
    expect(errors).toHaveLength(41);
    expect(Math.max(...errors)).toBeLessThan(20 * tolerance);
  });

  it('is of order 5: a polynomial of degree 5 is integrated exactly', () => {
    const [, end] = solveFlow(([, t = 0]) => [6 * t ** 4, 1], [0, 0], [0, 2], 1e-3) ?? [];
    expect(end?.[0]).toBeCloseTo((6 / 5) * 32, 11);
  });

  it('takes small steps where it must', () => {
    const points = solveFlow(([y = 0]) => [-300 * y], [1], times, 1e-8);
    expect(Math.abs(points?.at(-1)?.[0] ?? NaN)).toBeLessThan(1e-6);
  });

  it('has no solution beyond a pole', () => {
    expect(solveFlow(([y = 0]) => [y * y], [1], [0, 2], 1e-6)).toBeUndefined();
  });

  it('does not leave where the field is defined', () => {
    const field = ([y = 0]: readonly number[]): readonly number[] | undefined => (y > 0 ? [-y] : undefined);
    const end = solveFlow(field, [1], [0, 20], 1e-6)?.at(-1)?.[0];
    expect(end).toBeGreaterThan(0);
    expect(end).toBeLessThan(1e-5);
  });
});
