// The principles by which a derivation goes from one line to the next: each with the sentence that gives it as a reason, and its source.

export interface Principle {
  readonly id: string;
  /** The reason in words, without a full stop; `{name}` stands for a subject of the step. */
  readonly sentence: string;
  /** Book or paper with the theorem or section; absent for plain algebra. */
  readonly source?: string;
  /** It introduces a name or a substitution, so that there are no two sides to compare. */
  readonly introduces?: true;
}

export const principles = [
  { id: 'family-density', sentence: 'The log-density, from the definition of {distribution}' },
  { id: 'stated-density', sentence: 'The log-density is the logarithm of the density as stated' },
  {
    id: 'normalized-kernel',
    sentence: 'The log-density is the logarithm of the kernel less the log-partition function',
  },
  {
    id: 'normalizing-constant',
    sentence: 'The kernel is that of a known integral, which gives the log-partition function',
  },
  { id: 'truncation', sentence: 'Restricting the support divides the density by the probability of the new support' },
  { id: 'algebra', sentence: 'Collecting terms' },
  { id: 'substitution', sentence: 'Writing {name} for {value}' },
  { id: 'differentiation', sentence: 'The score is the derivative of the log-density with respect to {parameter}' },
  { id: 'second-differentiation', sentence: 'Differentiating the score once more, with respect to {parameter}' },
  {
    id: 'score-mean-zero',
    sentence: 'The score has mean zero, because the density integrates to 1 whatever the parameters are',
    source: 'Lehmann and Casella, Theory of Point Estimation (1998), section 2.5',
  },
  {
    id: 'score-covariance',
    sentence: 'The Fisher information is the covariance of the score, whose mean is zero',
    source: 'Lehmann and Casella, Theory of Point Estimation (1998), section 2.6',
  },
  {
    id: 'negative-hessian',
    sentence:
      'The Fisher information is minus the mean of the second derivative of the log-density (the second Bartlett identity)',
    source: 'Lehmann and Casella, Theory of Point Estimation (1998), section 2.6',
  },
  { id: 'linearity', sentence: 'Expectations are linear, so that only the means of the statistics are needed' },
  {
    id: 'exponential-family',
    sentence:
      'The log-density is a sum of functions of the parameters times functions of the observation: an exponential family',
    source: 'Brown, Fundamentals of Statistical Exponential Families (1986), chapter 1',
  },
  {
    id: 'moment-equations',
    sentence: 'That the scores have mean zero are linear equations for the means of the statistics; their solution is',
    source: 'Brown, Fundamentals of Statistical Exponential Families (1986), chapter 2',
  },
  {
    id: 'log-partition-derivative',
    sentence: 'The means of the statistics are the derivatives of the log-partition function',
    source: 'Brown, Fundamentals of Statistical Exponential Families (1986), chapter 2',
  },
  { id: 'pivot', sentence: 'Let {pivot} follow {law}; then the observation is distributed as', introduces: true },
  { id: 'pivot-substitution', sentence: 'In terms of the pivot {pivot}' },
  {
    id: 'gamma-kernel',
    sentence:
      'A power of a gamma variable has as its mean a ratio of gamma functions; factors log z are derivatives in the exponent',
    source: 'NIST Digital Library of Mathematical Functions, 5.2.1 and 5.9',
  },
  {
    id: 'beta-kernel',
    sentence:
      'Powers of a beta variable and its complement have as their mean a ratio of beta functions; logarithms are derivatives in the exponents',
    source: 'NIST Digital Library of Mathematical Functions, 5.12.1',
  },
  {
    id: 'gaussian-kernel',
    sentence: 'The moments of the standard normal law',
    source: 'Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 13',
  },
  {
    id: 'factorial-moments',
    sentence: 'The factorial moments are the derivatives of the probability generating function at 1',
    source: 'Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), chapter 1',
  },
  { id: 'known-mean', sentence: 'The mean of {statistic} under this law' },
  { id: 'symmetry', sentence: 'The law is symmetric, so that odd functions have mean zero' },
  {
    id: 'location-scale',
    sentence:
      'The observation enters only through its standardized value, so that the parameters enter as powers of the scale',
  },
  { id: 'finite-sum', sentence: 'The support is finite, so that the expectation is a sum over its points' },
  { id: 'series', sentence: 'The expectation is a series over the support' },
  { id: 'independence', sentence: 'The components are independent, so that their information adds' },
  {
    id: 'gaussian-vector',
    sentence: 'The information of a Gaussian vector, from the derivatives of its mean and covariance',
    source: 'Kay, Fundamentals of Statistical Signal Processing 1 (1993), section 3.9',
  },
  {
    id: 'chain-rule',
    sentence: 'In other coordinates the information is transformed by the Jacobian on both sides',
    source: 'Lehmann and Casella, Theory of Point Estimation (1998), section 2.6',
  },
  { id: 'gathering', sentence: 'All entries together' },
  { id: 'quadrature', sentence: 'By numerical integration, with a bound on the error' },
  {
    id: 'repeated-sampling',
    sentence:
      'The information of independent observations adds, so that {samples} of them have {samples} times that of one',
    source: 'Lehmann and Casella, Theory of Point Estimation (1998), section 2.5',
  },
  { id: 'matrix-inverse', sentence: 'The inverse of the information of one observation' },
  {
    id: 'cramer-rao',
    sentence: 'The Cramér–Rao inequality bounds the variance of every unbiased estimator of {parameter}',
    source: 'Lehmann and Casella, Theory of Point Estimation (1998), section 2.6',
  },
  {
    id: 'nuisance',
    sentence: 'Were the other parameters known, the bound would be the reciprocal of the diagonal entry',
    source: 'Lehmann and Casella, Theory of Point Estimation (1998), section 2.6',
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
