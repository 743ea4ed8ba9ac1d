// What is said of the form of an exponential family: minimal, of full rank, curved; by hand from the log-density.
import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

const saidOf = (law: string): string =>
  told(`x ~ ${law}`).model.regularity?.find((c) => c.condition === 'exponential-family')?.reason ?? '';

describe('the form of an exponential family', () => {
  it.each([
    ['Normal(mu, sigma)', 'x², x; minimal and of full rank.'],
    ['Poisson(exp(a))', 'x; minimal and of full rank.'],
    ['Normal(t, t)', 'x², x; minimal; curved, since it has 2 natural parameters and 1 of its own.'],
    // the mean says a + b only
    ['Normal(a + b, 1)', 'x; minimal.'],
    // t·(log x − x) + …: one statistic, and nothing curved
    ['Gamma(t, t)', 'affinely dependent, so that 1 combination of them is enough.'],
    // t·(log x + 2 log(1 − x)) + …
    ['Beta(t, 2*t)', 'affinely dependent, so that 1 combination of them is enough.'],
  ])('%s', (law, words) => {
    expect(saidOf(law).endsWith(words), saidOf(law)).toBe(true);
  });
});
