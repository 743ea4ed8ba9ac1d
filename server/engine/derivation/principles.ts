// The principles by which a derivation goes from one line to the next: each with its reason in words, and its source.

export interface Principle {
  readonly id: string;
  /** The reason as a heading, without a full stop; `{name}` stands for a subject of the step. */
  readonly reason: string;
  /** A sentence that the formula ends. */
  readonly sentence: string;
  /** The sentence where the principle has been used before. */
  readonly again?: string;
  /** Book or paper with its section; absent for plain algebra. */
  readonly source?: string;
  /** It introduces a name or a change of variable, so that there are no two sides to compare. */
  readonly introduces?: true;
}

const pointEstimation = 'Lehmann and Casella, Theory of Point Estimation (1998)';
const exponentialFamilies = 'Brown, Fundamentals of Statistical Exponential Families (1986)';
const functionsOfMathematics = 'NIST Digital Library of Mathematical Functions';

export const principles = [
  {
    id: 'family-density',
    reason: 'The log-density, from the definition of the {distribution} distribution',
    sentence: 'By the definition of the {distribution} distribution, the log-density is',
  },
  {
    id: 'stated-density',
    reason: 'The logarithm of the density as stated',
    sentence: 'The log-density is the logarithm of the density as stated:',
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
    id: 'algebra',
    reason: 'Collecting terms',
    sentence: 'Collecting terms gives',
  },
  { id: 'substitution', reason: 'Putting {value} for {name}', sentence: 'Putting {value} for {name} gives' },
  {
    id: 'differentiation',
    reason: 'The score is the derivative of the log-density with respect to {parameter}',
    sentence: 'The score is the derivative of the log-density; with respect to {parameter} it is',
    again: 'With respect to {parameter} it is',
  },
  {
    id: 'second-differentiation',
    reason: 'Differentiating the score with respect to {parameter}',
    sentence: 'Differentiating the score with respect to {parameter} gives',
  },
  {
    id: 'score-mean-zero',
    reason: 'The score has mean zero',
    sentence: 'The density integrates to 1 whatever the parameters are, and so the score has mean zero:',
    again: 'Likewise',
    source: `${pointEstimation}, section 2.5`,
  },
  {
    id: 'score-covariance',
    reason: 'The Fisher information is the covariance of the score',
    sentence: 'The Fisher information is the covariance of the score, whose mean is zero:',
    again: 'Likewise',
    source: `${pointEstimation}, section 2.6`,
  },
  {
    id: 'negative-hessian',
    reason: 'The Fisher information is minus the mean of the second derivative (the second Bartlett identity)',
    sentence: 'By the second Bartlett identity, the Fisher information is minus the mean of the second derivative:',
    again: 'Hence',
    source: `${pointEstimation}, section 2.6`,
  },
  {
    id: 'linearity',
    reason: 'The expectation is linear, so that only the means of the statistics are needed',
    sentence: 'The expectation is linear, so that only the means of the statistics are needed:',
    again: 'By linearity,',
  },
  {
    id: 'exponential-family',
    reason: 'An exponential family: functions of the parameters times functions of the observation',
    sentence:
      'The log-density is a sum of functions of the parameters times functions of the observation, which makes the family exponential:',
    source: `${exponentialFamilies}, chapter 1`,
  },
  {
    id: 'moment-equations',
    reason: 'The means of the statistics, from the linear equations that say that the scores have mean zero',
    sentence: 'That the scores have mean zero are linear equations for the means of the statistics; they give',
    source: `${exponentialFamilies}, chapter 2`,
  },
  {
    id: 'log-partition-derivative',
    reason: 'The means of the statistics are the derivatives of the log-partition function',
    sentence: 'The means of the statistics are the derivatives of the log-partition function:',
    again: 'Likewise',
    source: `${exponentialFamilies}, chapter 2`,
  },
  {
    id: 'pivot',
    reason: 'The observation as a function of {pivot}, which follows {law}',
    sentence: 'Let {pivot} follow {law}; then the observation is distributed as the following function of it:',
    introduces: true,
  },
  {
    id: 'pivot-substitution',
    reason: 'The same in terms of {pivot}',
    sentence: 'In terms of {pivot} this is',
  },
  {
    id: 'gamma-kernel',
    reason: 'The mean of a power of a gamma variable is a ratio of gamma functions',
    sentence:
      'The mean of a power of a gamma variable is a ratio of gamma functions, and logarithms under the mean are derivatives in the exponent; this gives',
    again: 'In the same way,',
    source: `${functionsOfMathematics}, 5.2.1 and 5.9`,
  },
  {
    id: 'beta-kernel',
    reason: 'The mean of a product of powers of a beta variable and its complement is a ratio of beta functions',
    sentence:
      'The mean of a product of powers of a beta variable and its complement is a ratio of beta functions, and logarithms under the mean are derivatives in the exponents; this gives',
    again: 'In the same way,',
    source: `${functionsOfMathematics}, 5.12.1`,
  },
  {
    id: 'gaussian-kernel',
    reason: 'The moments of the standard normal distribution',
    sentence: 'By the moments of the standard normal distribution,',
    again: 'In the same way,',
    source: 'Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 13',
  },
  {
    id: 'factorial-moments',
    reason: 'The factorial moments are the derivatives of the probability generating function at 1',
    sentence: 'The factorial moments are the derivatives of the probability generating function at 1, which gives',
    again: 'In the same way,',
    source: 'Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), chapter 1',
  },
  { id: 'known-mean', reason: 'The mean under this distribution', sentence: 'The mean under this distribution is' },
  {
    id: 'symmetry',
    reason: 'The distribution is symmetric, so that odd functions have mean zero',
    sentence: 'The distribution is symmetric, so that odd functions have mean zero:',
    again: 'Likewise',
  },
  {
    id: 'location-scale',
    reason: 'The observation enters through its standardized value alone',
    sentence: 'The observation enters through its standardized value alone, so that',
  },
  {
    id: 'atoms-and-tail',
    reason: 'Taking out the points that are given apart; the rest is part of a sum that is known',
    sentence: 'Taking out the points that are given apart, and summing the rest as part of a sum that is known, gives',
    source: 'Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), section 8.2',
  },
  {
    id: 'pieces',
    reason: 'Cutting the support where the density changes its form, and adding up the pieces',
    sentence:
      'Cutting the support where the density changes its form, and adding up the integrals over the pieces, gives',
  },
  {
    id: 'finite-sum',
    reason: 'The support is finite, so that the expectation is a sum over its points',
    sentence: 'The support is finite, so that the expectation is a sum over its points:',
  },
  {
    id: 'series',
    reason: 'The expectation is a series over the support',
    sentence: 'The expectation is a series over the support:',
  },
  {
    id: 'independence',
    reason: 'The components are independent, so that their information adds',
    sentence: 'The components are independent, so that their information adds:',
  },
  {
    id: 'gaussian-vector',
    reason: 'The information of a Gaussian vector, from the derivatives of its mean and covariance',
    sentence: 'The information of a Gaussian vector follows from the derivatives of its mean and covariance:',
    source: 'Kay, Fundamentals of Statistical Signal Processing 1 (1993), section 3.9',
  },
  {
    id: 'chain-rule',
    reason: 'In other coordinates the information is multiplied by the Jacobian on both sides',
    sentence: 'In other coordinates the information is multiplied by the Jacobian on both sides, which gives',
    source: `${pointEstimation}, section 2.6`,
  },
  { id: 'gathering', reason: 'All entries together', sentence: 'All entries together are' },
  {
    id: 'quadrature',
    reason: 'By numerical integration, with a bound on the error',
    sentence: 'By numerical integration, with a bound on the error,',
  },
  {
    id: 'repeated-sampling',
    reason: 'The information of independent observations adds',
    sentence: 'The information of independent observations adds, so that for {samples} of them it is',
    source: `${pointEstimation}, section 2.5`,
  },
  {
    id: 'matrix-inverse',
    reason: 'The inverse of the information of one observation',
    sentence: 'The inverse of the information of one observation is',
  },
  {
    id: 'cramer-rao',
    reason: 'The Cramér–Rao bound on the variance of an unbiased estimator of {parameter}',
    sentence: 'By the Cramér–Rao inequality, the variance of every unbiased estimator of {parameter} satisfies',
    again: 'For {parameter} it is',
    source: `${pointEstimation}, section 2.6`,
  },
  {
    id: 'nuisance',
    reason: 'The bound on {parameter} where the other parameters are known: the reciprocal of the diagonal entry',
    sentence:
      'Were the other parameters known, the bound on {parameter} would be the reciprocal of the diagonal entry:',
    source: `${pointEstimation}, section 2.6`,
  },
] as const satisfies readonly Principle[];

export type PrincipleId = (typeof principles)[number]['id'];

const byId: ReadonlyMap<string, Principle> = new Map(principles.map((principle) => [principle.id, principle]));

/** The principle of this id. */
export function principleOf(id: PrincipleId): Principle {
  const found = byId.get(id);
  if (found === undefined) throw new RangeError(`There is no principle ${id}.`);
  return found;
}
