// Parameters alone: regions in which the information is 0, and removable singularities that are written by cases. By hand, with
// power series: sin(t)/t = 1 − t²/6 + …, (e^t − 1)/t = 1 + t/2 + …, (1 − cos t)/t = t/2 − …, log(t)/(t − 1) = 1 − (t − 1)/2 + …
import { describe, expect, it } from 'vitest';
import { assess } from '../../../server/engine/regularity/index.ts';
import { factsOf, findingsOf, verdictsOf } from './facts.ts';
import { told } from './told.ts';

const reasonOf = (condition: string, ...lines: readonly string[]): string =>
  assess(factsOf(...lines)).find((a) => a.condition === condition)?.reason ?? '';

describe('an information that is 0 in a part of the parameter space', () => {
  it.each([
    ['x ~ Normal(max(t, 0), 1)', 't < 0', 't'],
    ['x ~ Normal(t*[t > 0], 1)', 't < 0', 't'],
    ['x ~ Poisson(1 + max(a - 2, 0))', 'a < 2', 'a'],
    ['x ~ Normal(min(a, b), exp(b))', 'a > b', 'a'],
    ['x ~ Normal(if(t < 1, t, if(t < 2, 1, t - 1)), 1)', 't > 1 and t < 2', 't'],
    ['x ~ Normal(max(t - 2, 0) + min(t - 1, 0), 1)', 't > 1 and t < 2', 't'],
    // not where t > 2
    ['x ~ Normal(if(t > 1 and t < 2, 0, (t - 1)*(t - 2)), 1)', 't > 1 and t < 2', 't'],
    ['x ~ Normal(if(t < 1 or t > 2, 0, (t - 1)*(t - 2)), 1)', 't > 2', 't'],
  ])('%s: where %s the distribution does not depend on %s', (law, where, parameter) => {
    const words = `Where ${where} the distribution does not depend on ${parameter}.`;
    expect(reasonOf('information-nonsingular', law)).toContain(words);
    const all = findingsOf(factsOf(law)).filter((f) => f.code === 'singular-information');
    expect(all.map((f) => f.severity)).toContain('information');
    expect(all.map((f) => f.message).join()).toContain(`where ${where} the information is`);
  });

  it('is told for each of several pieces, and not between them', () => {
    const law = 'x ~ Normal(if(t < 1, t, if(t < 2, 1, if(t < 3, t - 1, if(t < 4, 2, t - 2)))), 1)';
    const found = findingsOf(factsOf(law)).filter((f) => f.code === 'singular-information');
    expect(found.map((f) => /where (.*) the information/.exec(f.message)?.[1])).toEqual([
      't > 1 and t < 2',
      't > 3 and t < 4',
    ]);
  });

  it('is told at a point in it, and is no finding at one outside', () => {
    const law = 'x ~ Normal(max(t, 0), 1)';
    expect(findingsOf(factsOf(law, 'at t = -1')).map((f) => f.code)).toContain('singular-information');
    expect(findingsOf(factsOf(law, 'at t = 1'))).toEqual([]);
    expect(reasonOf('information-nonsingular', law, 'at t = 1')).toContain('it is singular where t < 0');
  });

  it('is not told where there is none', () => {
    expect(findingsOf(factsOf('x ~ Normal(abs(t), 1)')).map((f) => f.code)).not.toContain('singular-information');
    expect(findingsOf(factsOf('param t > 0', 'x ~ Normal(max(t, 0), 1)'))).toEqual([]);
  });

  it('a kink in the parameter leaves differentiability in quadratic mean open there', () => {
    expect(verdictsOf(factsOf('x ~ Normal(max(t, 0), 1)'))['quadratic-mean']).toBe('undecided');
    expect(verdictsOf(factsOf('x ~ Normal(max(t, 0), 1)', 'at t = 2'))['quadratic-mean']).toBe('holds');
  });
});

describe('a removable singularity that is written by cases', () => {
  it.each([
    ['x ~ Poisson(if(t = 0, 1, (exp(t) - 1)/t))', 'at t = 0', 1 / 4],
    ['x ~ Normal(if(t = 0, 0, (1 - cos(t))/t), 1)', 'at t = 0', 1 / 4],
    ['x ~ Normal(if(t = 1, 1, log(t)/(t - 1)), 2)', 'at t = 1', 1 / 16],
    ['x ~ Normal(if(t = 0, 1, sin(t)/t), 1)', 'at t = 0', 0],
  ])('%s %s has its number', (law, at, value) => {
    const found = told(law, at);
    expect(found.verdict('differentiable')).toBe('holds');
    expect(found.at[0]?.[0]).toBeCloseTo(value, 9);
  });

  it.each([
    ['x ~ Normal(if(t = 0, 0, sin(t)/t), 1)', 'is another one where t = 0'],
    ['x ~ Normal(if(t = 0, 1, abs(t)/t), 1)', 'jumps'],
    ['x ~ Normal(if(t = 0, 1, 1/t), 1)', 'may have a break'],
  ])('%s with another value, or none, at 0 has no number', (law, words) => {
    const facts = factsOf(law, 'at t = 0');
    expect(verdictsOf(facts)['differentiable']).not.toBe('holds');
    expect(reasonOf('differentiable', law, 'at t = 0')).toContain(words);
    expect(facts.information.at).toBeUndefined();
  });
});
