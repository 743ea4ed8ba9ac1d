// Columns of a design that are linearly dependent: the null vectors are those of the matrices themselves (Searle, Linear Models, 1971, chapter 5).
import { describe, expect, it } from 'vitest';
import { analysisOf } from '../modelOf.ts';

const toldOf = (...lines: readonly string[]): string | undefined =>
  analysisOf(...lines).findings.find((f) => f.code === 'unidentifiable')?.message;

describe('a design', () => {
  it.each([
    [
      ['given x1 = [1, 2, 3, 4], x2 = [2, 4, 6, 8]', 'y ~ Normal(a + b*x1 + c*x2, s)'],
      'At the given values of x1 and x2 only b + 2c is identified, not b and c by themselves. The null vector is (0, −2, 1, 0) in (a, b, c, s).',
    ],
    // x2 = 2 x1 + 1
    [
      ['given x1 = [1, 2, 3, 4], x2 = [3, 5, 7, 9]', 'y ~ Normal(a + b*x1 + c*x2, s)'],
      'only 2a − b and a + c are identified, not a, b and c by themselves. The null vector is (−1, −2, 1, 0) in (a, b, c, s).',
    ],
    [['given z = [5, 5, 5]', 'y ~ Bernoulli(logistic(a + b*z))'], 'At the given values of z only a + 5b is identified'],
    [
      ['given z = [0, 0]', 'y ~ Poisson(exp(a + b*z))'],
      'At the given values of z the distribution does not depend on b.',
    ],
    [['given z = [1, 2]', 'y ~ Normal(a + b*z + c*z^2, 1)'], 'only 3a + 2b and a − 2c are identified'],
    [['given g = [1, 1, 2]', 'y ~ Normal(m + a*[g = 1] + b*[g = 2], 1)'], 'only a + m and b + m are identified'],
    [['given z', 'y ~ Normal(a + b*z + c*(2*z + 1), 1)'], 'Only 2a − b and a + c are identified'],
    [['given z ~ Normal(0, 1)', 'y ~ Normal(a + (b + c)*z, 1)'], 'Only b + c is identified'],
    [
      ['given z = [1, 2, 3]', 'y ~ Normal(a*exp(b + c*z), 1)'],
      'the distribution stays the same along (−a, 1, 0) in (a, b, c)',
    ],
  ] as const)('%j', (lines, words) => {
    expect(toldOf(...lines)).toContain(words);
  });

  it.each([
    [['given x1 = [1, 2, 3, 4], x2 = [3, 5, 7, 10]', 'y ~ Normal(a + b*x1 + c*x2, s)']],
    [['given z', 'y ~ Normal(a + b*z + c*z^2, 1)']],
    [['given z = [1, 2, 3]', 'y ~ Normal(a + b*z + c*z^2, 1)']],
    [['given z = [1, 2, 4]', 'y ~ Normal(v*z/(k + z), s)']],
    [['given z from "design.csv"', 'y ~ Normal(a + b*z, 1)']],
    // of different lengths: no rows
    [['given x1 = [1, 1], x2 = [1]', 'y ~ Normal(a + b*x1 + c*x2, 1)']],
  ] as const)('%j determines its parameters, or may', (lines) => {
    expect(toldOf(...lines)).toBeUndefined();
  });
});
