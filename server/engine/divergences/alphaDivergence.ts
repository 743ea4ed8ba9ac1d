// Amari's α-divergence, 4/(1 − α²) (1 − ∫ p^((1−α)/2) q^((1+α)/2)): D(p‖q) in the limit α → −1, D(q‖p) in the limit α → 1.
// Source: Amari and Nagaoka, Methods of Information Geometry (2000), section 3.2.
import { divide, exp, multiply, number, one, subtract } from '../expr/build.ts';
import type { Divergence } from './divergence.ts';
import { fromAffinity } from './fromAffinity.ts';

/** α ≠ ±1. */
export function alphaDivergence(order: number): Divergence {
  const factor = 4 / (1 - order * order);
  return fromAffinity({
    name: 'alpha',
    order,
    title: `α-divergence of order ${String(order)}`,
    curvature: 1 / 2,
    ...(order === 0 ? { isSymmetric: true } : {}),
    s: (1 + order) / 2,
    expression: (logarithm) => divide(multiply(number(4), subtract(one, exp(logarithm))), number(1 - order * order)),
    value: (logarithm) => -factor * Math.expm1(logarithm),
    slope: (logarithm) => factor * Math.exp(logarithm),
    source: 'Amari and Nagaoka, Methods of Information Geometry (2000), section 3.2',
  });
}
