// Rényi's divergence of order a, log ∫ p^a q^(1−a) / (a − 1).
// Source: Rényi, Fourth Berkeley Symposium 1 (1961); van Erven and Harremoës, IEEE Transactions on Information Theory 60 (2014).
import { divide, number } from '../expr/build.ts';
import type { Divergence } from './divergence.ts';
import { fromAffinity } from './fromAffinity.ts';

/** a > 0, a ≠ 1. */
export const renyi = (order: number): Divergence =>
  fromAffinity({
    name: 'renyi',
    order,
    title: `Rényi divergence of order ${String(order)}`,
    curvature: order / 2,
    ...(order === 0.5 ? { isSymmetric: true } : {}),
    s: 1 - order,
    expression: (logarithm) => divide(logarithm, number(order - 1)),
    value: (logarithm) => logarithm / (order - 1),
    slope: () => 1 / (order - 1),
    source: 'Rényi, Fourth Berkeley Symposium 1 (1961)',
  });
