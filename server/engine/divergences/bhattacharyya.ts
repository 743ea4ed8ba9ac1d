// The Bhattacharyya distance −log ∫ √(pq).
// Source: Bhattacharyya, Bulletin of the Calcutta Mathematical Society 35 (1943).
import { negate } from '../expr/build.ts';
import { fromAffinity } from './fromAffinity.ts';

export const bhattacharyya = fromAffinity({
  name: 'bhattacharyya',
  title: 'Bhattacharyya distance',
  curvature: 1 / 8,
  isSymmetric: true,
  s: 1 / 2,
  expression: negate,
  value: (logarithm) => -logarithm,
  slope: () => 1,
  source: 'Bhattacharyya, Bulletin of the Calcutta Mathematical Society 35 (1943)',
});
