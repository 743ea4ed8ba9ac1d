import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import { secondDerivatives } from '../../../server/engine/numeric/finiteDifference.ts';
import { seededRandom } from '../../../server/engine/numeric/random.ts';
import { logGamma } from '../../../server/engine/special/logGamma.ts';
import { digamma, trigamma } from '../../../server/engine/special/polygamma.ts';

const at = (x: readonly number[], i: number): number => x[i] ?? NaN;

describe('secondDerivatives', () => {
  it('gives the information of the normal law as the curvature of its divergence', () => {
    // KL(N(1, 0.5) ‖ N(μ, σ)) = log(σ/s) + (s² + (m−μ)²)/(2σ²) − ½, whose Hessian there is diag(1/s², 2/s²).
    const [m, s] = [1, 0.5];
    const divergence = (x: readonly number[]): number =>
      Math.log(at(x, 1) / s) + (s * s + (m - at(x, 0)) ** 2) / (2 * at(x, 1) ** 2) - 0.5;
    const { values, errors } = secondDerivatives(divergence, [m, s], { steps: [0.1, 0.05], budget: new Budget(1000) });
    expect(values[0]?.[0]).toBeCloseTo(4, 9);
    expect(values[1]?.[1]).toBeCloseTo(8, 8);
    expect(Math.abs(values[0]?.[1] ?? NaN)).toBeLessThan(1e-9);
    expect(values[0]?.[1]).toBe(values[1]?.[0]);
    expect(Math.abs((values[1]?.[1] ?? NaN) - 8)).toBeLessThanOrEqual(errors[1]?.[1] ?? NaN);
  });

  it('gives the information of the gamma law', () => {
    const [k, b] = [2.5, 3];
    const divergence = (x: readonly number[]): number =>
      (k - at(x, 0)) * digamma(k) -
      logGamma(k) +
      logGamma(at(x, 0)) +
      at(x, 0) * (Math.log(b) - Math.log(at(x, 1))) +
      (k * (at(x, 1) - b)) / b;
    const { values } = secondDerivatives(divergence, [k, b], { budget: new Budget(1000) });
    const exact = [
      [trigamma(k), -1 / b],
      [-1 / b, k / (b * b)],
    ];
    exact.forEach((row, i) => {
      row.forEach((entry, j) => {
        expect(Math.abs((values[i]?.[j] ?? NaN) - entry)).toBeLessThan(1e-9);
      });
    });
  });

  it('bounds its own error on random functions', () => {
    const random = seededRandom('finite differences');
    for (let trial = 0; trial < 100; trial += 1) {
      const [a, b, c] = [random.normal(), random.normal(), random.normal()];
      const x = [random.normal(), random.normal()];
      const f = (p: readonly number[]): number =>
        Math.exp(a * at(p, 0) + b * at(p, 1)) + Math.sin(c * at(p, 0) * at(p, 1));
      const [u, v] = [at(x, 0), at(x, 1)];
      const grown = Math.exp(a * u + b * v);
      const [sin, cos] = [Math.sin(c * u * v), Math.cos(c * u * v)];
      const exact = [
        [a * a * grown - c * c * v * v * sin, a * b * grown + c * cos - c * c * u * v * sin],
        [a * b * grown + c * cos - c * c * u * v * sin, b * b * grown - c * c * u * u * sin],
      ];
      const { values, errors } = secondDerivatives(f, x, { budget: new Budget(1000) });
      exact.forEach((row, i) => {
        row.forEach((entry, j) => {
          const error = Math.abs((values[i]?.[j] ?? NaN) - entry);
          expect(error).toBeLessThanOrEqual(errors[i]?.[j] ?? NaN);
          expect(error).toBeLessThan(1e-7 * Math.max(1, Math.abs(entry), grown));
        });
      });
    }
  });

  it('has no bound where the function is not defined', () => {
    const { errors } = secondDerivatives(() => NaN, [1], { budget: new Budget(100) });
    expect(errors[0]?.[0]).toBe(Infinity);
  });

  it('makes its steps smaller until the function is defined', () => {
    // log is not defined at the first steps below 0.01.
    const { values, errors } = secondDerivatives((x) => Math.log(at(x, 0)), [0.01], { budget: new Budget(100) });
    expect(Math.abs((values[0]?.[0] ?? NaN) + 1e4)).toBeLessThan(1e-2);
    expect(errors[0]?.[0]).toBeLessThan(1);
  });
});
