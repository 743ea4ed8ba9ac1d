// What a numeric expectation answers, and how it is divided by the mass of the law.
import type { Budget } from '../base/budget.ts';

export interface NumericExpectations {
  /** E[fᵢ(X)], divided by the mass. */
  readonly values: Float64Array;
  readonly errorBounds: Float64Array;
  /** ∫ exp(log-density), 1 for a normalized law, and the bound of its error. */
  readonly mass: number;
  readonly massErrorBound: number;
  readonly converged: boolean;
  readonly diverges: boolean;
}

/** An integrand prepared for one law: evaluated at any parameter point without walking expressions again. */
export interface PreparedExpectation {
  at(theta: readonly number[], budget: Budget): NumericExpectations;
}

/** Before the division by the mass, which is the first component. */
export type RawExpectations = Omit<NumericExpectations, 'mass' | 'massErrorBound'>;

/** Divides by the mass, which was scaled by exp(−peak), and carries the errors along. */
export function normalize(raw: RawExpectations, peak: number): NumericExpectations {
  const mass = raw.values[0] as number;
  const massError = raw.errorBounds[0] as number;
  const values = raw.values.slice(1).map((v) => v / mass);
  const errorBounds = raw.errorBounds
    .slice(1)
    .map((bound, i) => bound / mass + Math.abs(values[i] as number) * (massError / mass));
  const factor = Math.exp(peak);
  return { ...raw, values, errorBounds, mass: mass * factor, massErrorBound: massError * factor };
}
