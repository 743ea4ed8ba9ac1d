// The squared Hellinger distance ½ ∫ (√p − √q)² = 1 − ∫ √(pq).
// Source: van der Vaart, Asymptotic Statistics (1998), section 14.5.
import { exp, one, subtract } from '../expr/build.ts';
import { fromAffinity } from './fromAffinity.ts';

export const hellinger = fromAffinity({
  name: 'hellinger',
  title: 'Squared Hellinger distance',
  curvature: 1 / 8,
  isSymmetric: true,
  s: 1 / 2,
  expression: (logarithm) => subtract(one, exp(logarithm)),
  value: (logarithm) => -Math.expm1(logarithm),
  slope: Math.exp,
  source: 'van der Vaart, Asymptotic Statistics (1998), section 14.5',
});
