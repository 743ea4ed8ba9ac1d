// The principles of expectations.
import type { Principle } from './principle.ts';

const pointEstimation = 'Lehmann and Casella, Theory of Point Estimation (1998)';
const exponentialFamilies = 'Brown, Fundamentals of Statistical Exponential Families (1986)';
const functionsOfMathematics = 'NIST Digital Library of Mathematical Functions';

export const expectationPrinciples = [
  {
    id: 'algebra',
    reason: 'Collecting terms',
    sentence: 'Collecting terms gives',
  },
  {
    id: 'score-mean-zero',
    reason: 'The score for {parameter} has mean zero',
    sentence:
      'The total probability is 1 whatever the parameters are, and so every score has mean zero. For {parameter} this reads',
    again: 'For {parameter} this reads',
    source: `${pointEstimation}, section 2.5`,
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
    sentence: 'These equations are linear in the means of the statistics. Solved, they give',
    again: 'They also give',
    source: `${exponentialFamilies}, chapter 2`,
  },
  {
    id: 'mean-derivative',
    reason:
      'The derivative in {parameter} of a mean that is known is its mean against the score, and that of its own derivative',
    sentence:
      'Where the mean of a function is known for all parameters, its derivative in {parameter} is the mean of the function times the score, and of the function’s own derivative. Solved for the mean that is not known, this gives',
    again: 'By the derivative in {parameter},',
    source: `${pointEstimation}, section 2.5`,
  },
  {
    id: 'combined-equations',
    reason: 'A combination of the equations that say that the scores have mean zero',
    sentence: 'This is a combination of the equations, which say that it equals',
    again: 'Again by the equations, this is',
  },
  {
    id: 'log-partition-derivative',
    reason: 'The means of the statistics are the derivatives of the log-partition function',
    sentence: 'The means of the statistics are the derivatives of the log-partition function:',
    again: 'Likewise',
    source: `${exponentialFamilies}, chapter 2`,
  },
  {
    id: 'independent-components',
    reason: 'The components are independent, and the mean of a product is the product of the means',
    sentence: 'The components are independent, so that the mean of a product is the product of the means:',
    again: 'In the same way,',
  },
  {
    id: 'gamma-pivot',
    reason:
      'The observation as a function of {pivot}, which follows the gamma distribution with shape {shape} and rate 1',
    sentence:
      'Let {pivot} follow the gamma distribution with shape {shape} and rate 1{sign}. Then the observation is distributed as the following function of it:',
    introduces: true,
  },
  {
    id: 'beta-pivot',
    reason: 'The observation as a function of {pivot}, which follows the beta distribution with parameters {a} and {b}',
    sentence:
      'Let {pivot} follow the beta distribution with parameters {a} and {b}, and let {complement} be 1 less {pivot}{sign}. Then the observation is distributed as the following function of them:',
    introduces: true,
  },
  {
    id: 'gaussian-pivot',
    reason: 'The observation as a function of {pivot}, which follows the standard normal distribution',
    sentence:
      'Let {pivot} follow the standard normal distribution{sign}. Then the observation is distributed as the following function of it:',
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
    sentence:
      'The points that are given apart are taken out, and the rest, the last term, is part of a sum that is known:',
    again: 'In the same way,',
    source: 'Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), section 8.2',
  },
  {
    id: 'reciprocal-symmetry',
    reason: 'The ratio to the median and its reciprocal have one law',
    sentence:
      'The ratio of the observation to its median and the reciprocal of the ratio have one law, so that the expectation is that of a function of a squared normal variable,',
    source: 'Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2 (1995), section 33.2',
  },
  {
    id: 'pieces',
    reason: 'Cutting the support where the density changes its form, and adding up the pieces',
    sentence: 'The support is cut where the density changes its form:',
    again: 'Cut in the same way,',
  },
  {
    id: 'piece-integral',
    reason: 'The integral over the piece',
    sentence: 'The integral over the piece is that of a kernel with a pivot, or elementary; it is',
    again: 'Over this piece it is',
  },
  {
    id: 'kink-orders',
    reason: 'Cutting the support where density or function change their form, in either order of those points',
    sentence:
      'The support is cut where the density or the function changes its form; over each piece the integral is elementary, and each order of those points gives its expression. Together they are',
    again: 'In the same way,',
  },
  {
    id: 'absolute-deviation',
    reason: 'The mean of the modulus of a normal or logistic variable about a point',
    sentence:
      'The mean of the modulus about a point is that of the folded law, an integral of the distribution function:',
    again: 'In the same way,',
    source: 'Leone, Nelson and Nottingham, Technometrics 3 (1961)',
  },
  {
    id: 'even-extension',
    reason:
      'The density and the function are even: the mean is that under the symmetric distribution on the whole line',
    sentence:
      'The density and the function under the mean are even in the observation, so that the mean is that under the symmetric distribution on the whole line with half this density, which has a kernel with known means. This gives',
    again: 'In the same way,',
  },
  {
    id: 'turn-integral',
    reason: 'Over a whole turn the mean of a power of a + b cos t is known, and odd powers of sin t have mean zero',
    sentence:
      'Over a whole turn odd powers of sin t have mean zero, and the means of the powers of a + b cos t are Laplace’s integrals of Legendre functions; this gives',
    again: 'In the same way,',
    source: `${functionsOfMathematics}, 14.12`,
  },
  {
    id: 'elliptical-law',
    reason: 'An elliptical law: the direction is uniform on the sphere and independent of the radius',
    sentence:
      'The density is a function of a quadratic form alone. In its axes the direction is uniform on the sphere and independent of the form, whose law is known; with the moments of the direction, this is',
    again: 'In the same way,',
    source: 'Fang, Kotz and Ng, Symmetric Multivariate and Related Distributions (1990), sections 2.5 and 3.1',
  },
  {
    id: 'weighted-law',
    reason: 'The density is a known one times a weight q: E f(X) is E₀ f(X) q(X) over E₀ q(X), of known moments',
    sentence:
      'The density is proportional to a known one times a weight q. With E₀ the mean under the known one, E f(X) = E₀ f(X) q(X)/E₀ q(X), and both are sums of known moments:',
    again: 'In the same way,',
    source: 'Patil and Rao, Biometrics 34 (1978), 179–189',
  },
  {
    id: 'harmonic-mean',
    reason:
      'Cauchy’s law is the Poisson kernel of the half-plane: the mean of a harmonic function is its value at m + iγ',
    sentence:
      'Cauchy’s law is the Poisson kernel of the upper half-plane, so that the mean of a function that is harmonic there is its value at the point whose parts are the median and the scale:',
    again: 'In the same way,',
    source: 'Axler, Bourdon and Ramey, Harmonic Function Theory (2001), chapter 7',
  },
  {
    id: 'logistic-mean',
    reason:
      'The distribution function U of a logistic law is uniform: the mean is an integral of logarithms over (0, 1)',
    sentence:
      'The distribution function U of a logistic law is uniform on (0, 1), so that the mean is an integral of logarithms of linear functions of U:',
    again: 'In the same way,',
    source: 'Balakrishnan, Handbook of the Logistic Distribution (1992), chapter 1',
  },
  {
    id: 'elementary-integral',
    reason: 'The integral over the support, whose integrand has an elementary antiderivative',
    sentence: 'As an integral over the support, whose integrand has an elementary antiderivative, this is',
    again: 'In the same way,',
    source: `${functionsOfMathematics}, 4.10 and 4.24`,
  },
  {
    id: 'finite-sum',
    reason: 'The support is finite, so that the expectation is a sum over its points',
    sentence: 'The support is finite, so that the expectation is a sum over its points:',
    again: 'As a sum over the points of the support,',
  },
  {
    id: 'term-sums',
    reason: 'A sum of probabilities times the statistic, whose neighboring terms have a rational ratio: a known series',
    sentence:
      'The probabilities times the statistic are terms whose neighbors have a rational function as their ratio, and their sum is that of a known series:',
    again: 'In the same way,',
    source: 'Graham, Knuth and Patashnik, Concrete Mathematics (1994), section 5.5 and 7.44',
  },
  {
    id: 'series',
    reason: 'The expectation is a series over the support',
    sentence: 'The expectation is a series over the support:',
  },
  {
    id: 'quadrature',
    reason: 'By numerical integration, with a bound on the error',
    sentence: 'By numerical integration, with a bound on the error,',
  },
] as const satisfies readonly Principle[];
