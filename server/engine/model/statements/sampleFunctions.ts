// The functions of a sample that an estimator may hold, and how others call them.

export interface SampleFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  /** In one sentence without a subject, as completion and hover show it. */
  readonly summary: string;
}

/** In the order in which the documentation shows them. `min`, `max` and `sum` are functions of numbers and lists as well. */
export const sampleFunctions = [
  { name: 'mean', parameters: ['x'], summary: 'The mean of the observations, or of a function of each: mean(log(x)).' },
  { name: 'sum', parameters: ['x'], summary: 'The sum over the observations.' },
  { name: 'min', parameters: ['x'], summary: 'The smallest of the observations.' },
  { name: 'max', parameters: ['x'], summary: 'The largest of the observations.' },
  { name: 'median', parameters: ['x'], summary: 'The median; of an even number, the mean of the two in the middle.' },
  { name: 'variance', parameters: ['x'], summary: 'The sample variance, with the divisor N − 1; var(x) is the same.' },
  { name: 'var', parameters: ['x'], summary: 'The sample variance, with the divisor N − 1.' },
  { name: 'sd', parameters: ['x'], summary: 'The square root of the sample variance.' },
  { name: 'cov', parameters: ['x', 'y'], summary: 'The sample covariance of two components, with the divisor N − 1.' },
  { name: 'cor', parameters: ['x', 'y'], summary: 'The sample correlation of two components.' },
  {
    name: 'count',
    parameters: ['condition'],
    summary: 'How many observations satisfy a condition: count(x > 2); count(x) is N.',
  },
] as const satisfies readonly SampleFunction[];

export type SampleFunctionName = (typeof sampleFunctions)[number]['name'];

export const sampleFunctionNamed = (name: string): SampleFunctionName | undefined =>
  sampleFunctions.find((f) => f.name === name)?.name;

/** Those that are functions of numbers or lists as well. */
export const isAlsoOrdinary = (name: SampleFunctionName): boolean => name === 'sum' || name === 'min' || name === 'max';

/** What other languages call them. */
export const sampleAliases: Readonly<Record<string, SampleFunctionName>> = {
  avg: 'mean',
  average: 'mean',
  E: 'mean',
  Var: 'variance',
  std: 'sd',
  stdev: 'sd',
  stddev: 'sd',
  sdev: 'sd',
  minimum: 'min',
  maximum: 'max',
  total: 'sum',
  Sum: 'sum',
  len: 'count',
  length: 'count',
  size: 'count',
  covariance: 'cov',
  corr: 'cor',
  correlation: 'cor',
};
