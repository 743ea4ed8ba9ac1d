// The principles from the log-density to the information and its bounds.
import type { Principle } from './principle.ts';

const pointEstimation = 'Lehmann and Casella, Theory of Point Estimation (1998)';

export const informationPrinciples = [
  {
    id: 'substitution',
    reason: 'Written out in the parameters of the model',
    sentence: 'Written out in the parameters of the model, this is',
  },
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
    id: 'score-covariance',
    reason: 'The Fisher information is the covariance of the score',
    sentence:
      'The log-density has a kink in a parameter, so that second derivatives would miss a part. The Fisher information is the covariance of the score, whose mean is zero:',
    again: 'Likewise',
    source: `${pointEstimation}, section 2.6`,
  },
  {
    id: 'negative-hessian',
    reason: 'The Fisher information is minus the mean of the second derivative (the second Bartlett identity)',
    sentence:
      'By the second Bartlett identity, {warrant}, the Fisher information is minus the mean of the second derivative:',
    again: 'Hence',
    source: `${pointEstimation}, section 2.6`,
  },
  {
    id: 'insertion',
    reason: 'What stands above inserted',
    sentence: 'With what stands above inserted, this is',
  },
  {
    id: 'independence',
    reason: 'The components are independent, so that their information adds',
    sentence: 'The components are independent, so that their information adds:',
  },
  {
    id: 'gaussian-vector',
    reason: 'The information of a Gaussian vector, from the derivatives of its mean and covariance',
    sentence:
      'For a Gaussian vector, an entry of the information is the derivative of the mean by one parameter, times the inverse of the covariance matrix, times the derivative of the mean by the other; plus half the trace of the product of the inverse of the covariance matrix and its derivative by the one, and of the same by the other. Here',
    again: 'In the same way,',
    source: 'Kay, Fundamentals of Statistical Signal Processing 1 (1993), section 3.9',
  },
  {
    id: 'gaussian-orthogonal',
    reason: 'Of mean and covariance, each depends on one of the two parameters at most',
    sentence: 'Of mean and covariance matrix, neither depends on both of these parameters, so that',
    again: 'Likewise',
    source: 'Kay, Fundamentals of Statistical Signal Processing 1 (1993), section 3.9',
  },
  {
    id: 'gaussian-moments',
    reason: 'The log-density is quadratic, so that the vector is Gaussian: its mean, and its covariance matrix',
    sentence: 'The log-density is quadratic in the observation, so that the vector is Gaussian. Its mean is',
    again: 'Its covariance matrix is',
  },
  {
    id: 'derivative',
    reason: 'The derivative of this coordinate with respect to the parameter of the model',
    sentence: 'The derivative of this coordinate with respect to the parameter of the model is',
  },
  {
    id: 'jacobian',
    reason: 'The derivatives of the coordinates with respect to the parameters',
    sentence: 'The derivatives of these coordinates (rows) with respect to the parameters of the model (columns) are',
  },
  {
    id: 'chain-rule-scalar',
    reason: 'By the chain rule for the score, the information is multiplied by the square of the derivative',
    sentence:
      'By the chain rule the score in the parameter of the model is J times the score in this coordinate. Hence the information is',
    source: `${pointEstimation}, section 2.6`,
  },
  {
    id: 'chain-rule',
    reason: 'By the chain rule for the score, the information is multiplied by the derivatives on both sides',
    sentence:
      'By the chain rule the score in the parameters of the model is the transpose of J times the score in the coordinates. Hence the information is',
    source: `${pointEstimation}, section 2.6`,
  },
  { id: 'multiplication', reason: 'Multiplying out', sentence: 'Multiplied out, this is' },
  { id: 'gathering', reason: 'All entries together', sentence: 'All entries together are' },
  {
    id: 'repeated-sampling',
    reason: 'The information of independent observations adds',
    sentence: 'The information of independent observations adds, so that for {samples} of them it is',
    source: `${pointEstimation}, section 2.5`,
  },
  {
    id: 'closed-form',
    reason: 'The information of one observation, as derived',
    sentence: 'As derived, the information of one observation is',
  },
  {
    id: 'matrix-inverse',
    reason: 'The inverse of the information of one observation',
    sentence: 'Its inverse is',
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
