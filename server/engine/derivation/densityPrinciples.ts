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
    sentence: 'The law is a {distribution} with',
    introduces: true,
  },
  {
    id: 'recognized-family',
    reason: 'The log-density of the {distribution}, from which the stated one differs by nothing',
    sentence:
      'This is the log-density of the {distribution}: the difference of the two simplifies to zero. Written as that law, it is',
  },
  {
    id: 'recognized-transform',
    reason: 'The log-density by that of {transform}, which follows the {distribution}',
    sentence:
      'By this density, {transform} follows the {distribution}: the two log-densities differ by the logarithm of its derivative alone. Written so, the log-density is',
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
