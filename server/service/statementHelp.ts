// The statements, laws and supports of the model language as hover and completion explain them, in one table each.

import { sampleFunctions } from '../engine/model/statements/sampleFunctions.ts';

export interface WordHelp {
  readonly word: string;
  /** How it is written. */
  readonly form: string;
  /** What it means, in one sentence. */
  readonly meaning: string;
  /** What completion inserts, with tab stops. */
  readonly snippet: string;
}

export const statementHelp: readonly WordHelp[] = [
  {
    word: '~',
    form: 'x ~ DISTRIBUTION(…)',
    meaning: 'The observation and its distribution; free names in it are parameters, to be estimated.',
    snippet: '${1:x} ~ ${0:Normal(mu, sigma)}',
  },
  {
    word: 'param',
    form: 'param NAME DOMAIN',
    meaning: "States a parameter's domain: param sigma > 0, param theta in (0, 1).",
    snippet: 'param ${1:theta} ${0:> 0}',
  },
  {
    word: 'let',
    form: 'let NAME = EXPRESSION',
    meaning: 'Defines a name; free names in the definition are parameters, so this is also how one reparametrizes.',
    snippet: 'let ${1:theta} = ${0:phi/(1 + phi)}',
  },
  {
    word: 'const',
    form: 'const NAME = NUMBER, or const NAME',
    meaning: 'A known constant, not estimated; without a value it stays a symbol.',
    snippet: 'const ${1:n} = ${0:10}',
  },
  {
    word: 'at',
    form: 'at NAME = NUMBER, …',
    meaning: 'The point of the parameter space at which numbers are shown; it gives every parameter a value.',
    snippet: 'at ${1:theta} = ${0:1}',
  },
  {
    word: 'versus',
    form: 'versus NAME = NUMBER, … or versus model NAME',
    meaning: 'A second point, or another model of the note, to which divergences are measured.',
    snippet: 'versus ${1:theta} = ${0:2}',
  },
  {
    word: 'samples',
    form: 'samples N, samples 25 or samples N = 25',
    meaning: 'The number of independent observations, for bounds, standard errors and totals.',
    snippet: 'samples ${0:100}',
  },
  {
    word: 'given',
    form: 'given NAME = [1, 2, 3]',
    meaning: 'A covariate: the model is conditional on it.',
    snippet: 'given ${1:t} = [${0:1, 2, 3}]',
  },
  {
    word: 'data',
    form: 'data NAME = [2.1, 1.9, 3.2]',
    meaning: 'Observations of the variable.',
    snippet: 'data ${1:x} = [${0}]',
  },
  {
    word: 'prior',
    form: 'prior NAME ~ DISTRIBUTION(…)',
    meaning:
      'A prior distribution on a parameter; its arguments are numbers and constants, its support lies in the domain.',
    snippet: 'prior ${1:theta} ~ ${0:Beta(2, 2)}',
  },
  {
    word: 'reparam',
    form: 'reparam NAME = EXPRESSION, …',
    meaning:
      'New coordinates, as functions of the parameters, in which the information is shown as well. Fewer than parameters replace the last ones that they can.',
    snippet: 'reparam ${1:phi} = ${0:theta/(1 - theta)}',
  },
  {
    word: 'estimand',
    form: 'estimand NAME = EXPRESSION',
    meaning: 'A function of the parameters that is to be estimated; bounds are shown for it.',
    snippet: 'estimand ${1:snr} = ${0:mu/sigma}',
  },
  {
    word: 'estimator',
    form: 'estimator NAME = EXPRESSION or estimator NAME of ESTIMAND = EXPRESSION',
    meaning: 'An estimator, judged against the bounds: mean(x), max(x)*(N + 1)/N, sum((x - mean(x))^2)/(N - 1).',
    snippet: 'estimator ${1:T} = ${0:mean(x)}',
  },
  {
    word: 'claim',
    form: 'claim WHAT = EXPRESSION',
    meaning: 'A statement of the note that is checked: fisher[a, b], score[a], crlb[a], kl, entropy, mean, variance …',
    snippet: 'claim ${1:fisher[theta, theta]} = ${0}',
  },
];

export const lawHelp: readonly WordHelp[] = [
  {
    word: 'density',
    form: 'x ~ density(EXPRESSION) on SUPPORT',
    meaning: 'A probability density written out; it must integrate to 1.',
    snippet: 'density(${1:lambda*exp(-lambda*x)}) on ${0:(0, inf)}',
  },
  {
    word: 'mass',
    form: 'x ~ mass(EXPRESSION) on SUPPORT',
    meaning: 'A probability mass function written out; it must sum to 1.',
    snippet: 'mass(${1:theta^x*(1 - theta)^(1 - x)}) on ${0:{0, 1\\}}',
  },
  {
    word: 'kernel',
    form: 'x ~ kernel(EXPRESSION) on SUPPORT',
    meaning: 'A density or mass up to its normalizing constant, which is found.',
    snippet: 'kernel(${1:exp(-lambda/2*x^2 + h*x)}) on ${0:R}',
  },
  {
    word: 'energy',
    form: 'x ~ energy(EXPRESSION) on SUPPORT',
    meaning: 'An energy-based model: the density is proportional to exp(−E).',
    snippet: 'energy(${1:x^4/4 - h*x}) on ${0:R}',
  },
  {
    word: 'mixture',
    form: 'x ~ mixture(W1: DIST1, W2: DIST2, …)',
    meaning: 'A finite mixture; its weights sum to 1.',
    snippet: 'mixture(${1:w}: ${2:Normal(0, 1)}, ${3:1 - w}: ${0:Normal(m, 1)})',
  },
];

export const supportHelp: readonly WordHelp[] = [
  { word: 'R', form: 'R', meaning: 'The real numbers.', snippet: 'R' },
  { word: '(0, inf)', form: '(0, inf)', meaning: 'The positive numbers.', snippet: '(0, inf)' },
  { word: '(0, 1)', form: '(0, 1)', meaning: 'The open unit interval.', snippet: '(0, 1)' },
  { word: '[a, b]', form: '[a, b]', meaning: 'An interval with its ends.', snippet: '[${1:a}, ${2:b}]' },
  { word: '{0, 1}', form: '{0, 1}', meaning: 'Zero and one.', snippet: '{0, 1\\}' },
  { word: '{-1, 1}', form: '{-1, 1}', meaning: 'Two spins.', snippet: '{-1, 1\\}' },
  { word: '{0..}', form: '{0..}', meaning: 'The whole numbers from 0.', snippet: '{0..\\}' },
  { word: '{1..n}', form: '{1..n}', meaning: 'The whole numbers from 1 to n.', snippet: '{1..${1:n}\\}' },
  { word: 'R^2', form: 'R^k', meaning: 'Vectors of k components.', snippet: 'R^${1:2}' },
  {
    word: 'simplex(3)',
    form: 'simplex(k)',
    meaning: 'Probabilities of k classes, which sum to 1.',
    snippet: 'simplex(${1:3})',
  },
  { word: 'posdef(2)', form: 'posdef(k)', meaning: 'Positive definite k × k matrices.', snippet: 'posdef(${1:2})' },
];

/** What a claim can be about. */
export const claimHelp: readonly WordHelp[] = [
  {
    word: 'fisher',
    form: 'fisher[a, b]',
    meaning: 'An entry of the Fisher information per observation.',
    snippet: 'fisher[${1:a}, ${2:b}]',
  },
  { word: 'score', form: 'score[a]', meaning: 'A component of the score.', snippet: 'score[${1:a}]' },
  {
    word: 'hessian',
    form: 'hessian[a, b]',
    meaning: 'An entry of the Hessian of the log-density.',
    snippet: 'hessian[${1:a}, ${2:b}]',
  },
  { word: 'crlb', form: 'crlb[a]', meaning: 'The Cramér–Rao bound for a parameter.', snippet: 'crlb[${1:a}]' },
  { word: 'kl', form: 'kl', meaning: 'The Kullback–Leibler divergence to the second point.', snippet: 'kl' },
  { word: 'jeffreys', form: 'jeffreys', meaning: 'The Jeffreys prior, up to a constant.', snippet: 'jeffreys' },
  { word: 'entropy', form: 'entropy', meaning: 'The entropy of the distribution.', snippet: 'entropy' },
  { word: 'mean', form: 'mean', meaning: 'The mean of the observation.', snippet: 'mean' },
  { word: 'variance', form: 'variance', meaning: 'The variance of the observation.', snippet: 'variance' },
];

/** The functions of a sample. */
export const sampleFunctionHelp: readonly WordHelp[] = sampleFunctions.map(({ name, parameters, summary }) => ({
  word: name,
  form: `${name}(${parameters.join(', ')})`,
  meaning: summary,
  snippet: `${name}(${parameters.map((parameter, at) => `\${${at + 1}:${parameter}}`).join(', ')})`,
}));

/** The explanation of a word of the language, where it is one. */
export function wordHelp(word: string): WordHelp | undefined {
  return [...statementHelp, ...lawHelp].find((help) => help.word === word);
}
