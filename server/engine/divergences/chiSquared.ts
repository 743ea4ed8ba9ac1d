// The χ²-divergence ∫ (p − q)²/q = ∫ p²/q − 1, from θ to θ′.
// Source: Liese and Vajda, Convex Statistical Distances (1987), chapter 2.
import { exp, one, subtract } from '../expr/build.ts';
import { fromAffinity } from './fromAffinity.ts';

export const chiSquared = fromAffinity({
  name: 'chi-squared',
  title: 'χ²-divergence',
  curvature: 1,
  s: -1,
  expression: (logarithm) => subtract(exp(logarithm), one),
  value: Math.expm1,
  slope: Math.exp,
  source: 'Liese and Vajda, Convex Statistical Distances (1987), chapter 2',
});
