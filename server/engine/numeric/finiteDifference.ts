/**
 * The matrix of second derivatives of a scalar function by central differences with Richardson's extrapolation.
 * Source: Ridders, "Accurate computation of F′(x) and F′(x)F″(x)", Advances in Engineering Software 4 (1982); the differences are
 * Abramowitz and Stegun 25.3.23 and 25.3.26, whose errors are even powers of the step.
 */

import type { Budget } from '../base/budget.ts';

export interface SecondDerivatives {
  /** p×p, symmetric. */
  readonly values: readonly (readonly number[])[];
  /** An estimate of the absolute error of each; Infinity where the function was not finite near the point. */
  readonly errors: readonly (readonly number[])[];
}

export interface FiniteDifferenceOptions {
  /** The first step of each coordinate, positive: a tenth of the scale on which the function changes. Default 0.1·max(|x|, 1). */
  readonly steps?: readonly number[];
  /** One step an evaluation; about 20p² are taken. */
  readonly budget: Budget;
}

const shrink = 2;
const rows = 10;

/** ∂²f/∂xᵢ∂xⱼ at x. f is evaluated within the first steps around x. */
export function secondDerivatives(
  f: (x: readonly number[]) => number,
  x: readonly number[],
  options: FiniteDifferenceOptions,
): SecondDerivatives {
  const p = x.length;
  const { budget } = options;
  const evaluate = (point: readonly number[]): number => {
    budget.spend(1);
    return f(point);
  };
  const center = evaluate(x);
  const values = x.map(() => x.map(() => Number.NaN));
  const errors = x.map(() => x.map(() => Infinity));
  const stepOf = (i: number): number => options.steps?.[i] ?? 0.1 * Math.max(Math.abs(x[i] ?? 0), 1);
  const moved = (i: number, di: number, j: number, dj: number): number => {
    const point = [...x];
    point[i] = (point[i] ?? 0) + di;
    point[j] = (point[j] ?? 0) + dj;
    return evaluate(point);
  };
  for (let i = 0; i < p; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      const a = stepOf(i);
      const b = stepOf(j);
      const difference =
        i === j
          ? (t: number): Difference => {
              const above = moved(i, t * a, i, 0);
              const below = moved(i, -t * a, i, 0);
              const size = Math.max(Math.abs(above), Math.abs(below), Math.abs(center));
              return { value: (above - center + (below - center)) / (t * a) ** 2, noise: size / (t * a) ** 2 };
            }
          : (t: number): Difference => {
              const same = moved(i, t * a, j, t * b) + moved(i, -t * a, j, -t * b);
              const opposite = moved(i, t * a, j, -t * b) + moved(i, -t * a, j, t * b);
              const area = 4 * t * t * a * b;
              return { value: (same - opposite) / area, noise: Math.max(Math.abs(same), Math.abs(opposite)) / area };
            };
      const { value, error } = extrapolate(difference);
      for (const [k, l] of [
        [i, j],
        [j, i],
      ] as const) {
        const valueRow = values[k];
        const errorRow = errors[k];
        if (valueRow !== undefined) valueRow[l] = value;
        if (errorRow !== undefined) errorRow[l] = error;
      }
    }
  }
  return { values, errors };
}

interface Difference {
  readonly value: number;
  /** The size of the function over the divisor: eps times this is the rounding error. */
  readonly noise: number;
}

/** The limit of a difference quotient whose error is a series in even powers of the step, t = 1, 1/2, 1/4, … */
function extrapolate(difference: (t: number) => Difference): { readonly value: number; readonly error: number } {
  let value = Number.NaN;
  let error = Infinity;
  let previous: number[] = [];
  let t = 1;
  for (let row = 0; row < rows; row += 1) {
    const quotient = difference(t);
    const current = [quotient.value];
    let factor = 1;
    for (let column = 1; column <= previous.length; column += 1) {
      factor *= shrink * shrink;
      const left = current[column - 1] ?? Number.NaN;
      const corner = previous[column - 1] ?? Number.NaN;
      current.push((factor * left - corner) / (factor - 1));
      const entry = current[column] ?? Number.NaN;
      // The extrapolated value is nearer to the truth than its parents, up to rounding.
      const spread = Math.max(Math.abs(entry - left), Math.abs(entry - corner));
      const estimate = 2 * spread + 8 * Number.EPSILON * quotient.noise;
      if (estimate < error) {
        error = estimate;
        value = entry;
      }
    }
    const diagonal = current[row] ?? Number.NaN;
    const before = previous[row - 1] ?? Number.NaN;
    // Once the diagonal gets worse, smaller steps only add rounding.
    if (row > 2 && Math.abs(diagonal - before) > 4 * error && Number.isFinite(error)) break;
    previous = current.every(Number.isFinite) ? current : [];
    t /= shrink;
  }
  return { value, error };
}
