// The principles of how a log-density came about.
import type { Principle } from './principle.ts';

export const densityPrinciples = [
  {
    id: 'family-density',
    reason: 'The log-density, from the definition of the {distribution}',
    sentence: 'By the definition of the {distribution}, the log-density is',
  },
  {
    id: 'stated-density',
    reason: 'The logarithm of the density as stated',
    sentence: 'The log-density is the logarithm of the density as stated:',
  },
  {
    id: 'coordinates',
    reason: 'The parameters of the {distribution} in terms of those of the model',
    sentence: 'The law is the {distribution} with',
    introduces: true,
  },
  {
    id: 'recognized-family',
    reason: 'The log-density is that of the {distribution}',
    sentence: 'The log-density is that of the {distribution}: the difference of the two simplifies to zero. It is',
  },
  {
    id: 'recognized-transform',
    reason: 'The log-density is one by which {transform} follows the {distribution}',
    sentence:
      'By this density {transform} follows the {distribution}: the log-densities of the two differ by the logarithm of the derivative alone. The log-density is',
  },
  {
    id: 'recognized-transform-constant',
    reason:
      'Up to a constant factor, its integral, the kernel is a density by which {transform} follows the {distribution}',
    sentence:
      'Up to a constant factor the kernel is a density by which {transform} follows the {distribution}. The factor is its integral, whose logarithm is the log-partition function:',
  },
  {
    id: 'recognized-constant',
    reason: 'The kernel differs from the density of the {distribution} by a constant factor, its integral',
    sentence:
      'The logarithm of the kernel and the log-density of the {distribution} differ by a term that is free of the observation; that term is the log-partition function:',
  },
  {
    id: 'normalized-kernel',
    reason: 'The logarithm of the kernel, less the log-partition function',
    sentence: 'The log-density is the logarithm of the kernel less the log-partition function:',
  },
  {
    id: 'normalizing-constant',
    reason: 'The kernel is one whose integral is known',
    sentence: 'The kernel is one whose integral is known, and so the log-partition function is',
  },
  {
    id: 'normalizing-sum',
    reason: 'The kernel is one whose sum is known',
    sentence: 'The kernel is one whose sum over the support is known, and so the log-partition function is',
  },
  {
    id: 'finite-partition',
    reason: 'The support is finite, so that the kernel is summed over its points',
    sentence:
      'The support is finite. The log-partition function is the logarithm of the sum of the kernel over its points:',
  },
  {
    id: 'truncation',
    reason: 'Restricting the support divides the density by the probability of the new support',
    sentence: 'Restricting the support divides the density by the probability of the new support, so that',
  },
  {
    id: 'mixture-density',
    reason: 'The logarithm of the sum of the weighted densities',
    sentence: 'The log-density is the logarithm of the sum of the weighted densities:',
  },
] as const satisfies readonly Principle[];
