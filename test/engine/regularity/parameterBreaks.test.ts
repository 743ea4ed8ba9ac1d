// Breaks in the parameters alone: whether the log-density has a derivative at such a point decides whether there is an information.
import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

const normal = (m: string): string => `exp(-(x - ${m})^2/2)/sqrt(2*pi)`;

describe('a point at which the log-density has no derivative', () => {
  it.each([
    ['another law at one value', `density(if(t = 0, exp(-x^2/8)/sqrt(8*pi), ${normal('t')})) on R`, 'another one'],
    ['another mean at one value', 'Normal(if(t = 0, 5, t), 1)', 'another one where t = 0'],
    ['a kink', 'Normal(abs(t), 1)', 'kink in the parameters where t = 0'],
    ['a kink on one side', 'Normal(max(t, 0), 1)', 'kink in the parameters where t = 0'],
    ['an infinite slope', 'Normal(sqrt(abs(t)), 1)', 'kink in the parameters where t = 0'],
    ['a jump', 'Normal(sign(t), 1)', 'jumps, as a function of the parameters, where t = 0'],
    ['a step', 'Poisson(1 + floor(t)^2)', 'jumps, as a function of the parameters, where t is a whole number'],
    ['a kink of a kernel', 'kernel(exp(-x^4 + abs(t)*x)) on R', 'kink in the parameters where t = 0'],
    ['a kink in both', 'Laplace(abs(t), 1)', 'kink in the parameters where t = 0'],
  ])('%s', (_, law, words) => {
    const { full, model, at, codes, message, verdict } = told(`x ~ ${law}`, 'at t = 0');
    expect(at).toEqual([]);
    expect(model.fisher?.reason).toContain('no score and no information');
    expect(model.standardErrors).toBeNull();
    expect(full().bounds?.filter((b) => b.value !== null)).toEqual([]);
    expect(codes).toContain('not-differentiable');
    expect(message('not-differentiable')).toContain(words);
    expect(verdict('differentiable')).toBe('fails');
    expect(verdict('quadratic-mean')).toBe('fails');
    expect(verdict('information-finite')).not.toBe('holds');
  });

  it.each([
    ['Normal(abs(t), 1)', 1],
    ['Normal(if(t = 0, 5, t), 1)', 1],
    ['Normal(max(t, 0)^2, 1)', 4],
    ['Normal(t*abs(t), 1)', 4],
  ])('is none elsewhere: %s at 1', (law, value) => {
    const { at, codes } = told(`x ~ ${law}`, 'at t = 1');
    expect(at).toEqual([[value]]);
    expect(codes).toEqual([]);
  });
});

describe('a point at which it has one, though it is written by cases', () => {
  it.each([
    // the case states what the formula beside it says as well
    ['the same law', `density(if(t = 0, exp(-x^2/2)/sqrt(2*pi), ${normal('t')})) on R`, 1],
    // d/dt t|t| = 2|t|
    ['t|t|', 'Normal(t*abs(t), 1)', 0],
    ['|t|³', 'Normal(t + abs(t)^3, 1)', 1],
    ['slopes that agree', 'Normal(if(t < 0, sin(t), t + t^2), 1)', 1],
  ])('%s', (_, law, value) => {
    const { at, verdict } = told(`x ~ ${law}`, 'at t = 0');
    expect(at).toEqual([[value]]);
    expect(verdict('differentiable')).toBe('holds');
  });

  it('asserts nothing where the two sides are not compared', () => {
    const { at, message } = told('x ~ Normal(if(t = 0, 0, t*sin(1/t)), 1)', 'at t = 0');
    expect(at).toEqual([]);
    expect(message('not-differentiable')).toContain('was not shown');
  });

  it.each(['sin(t)/t', '(exp(t) - 1)/t'])('has no number where %s is not defined', (mean) => {
    const { at, message } = told(`x ~ Normal(${mean}, 1)`, 'at t = 0');
    expect(at).toEqual([]);
    expect(message('outside-domain')).toContain('is not defined');
  });

  it('has no number where t*log(t) is not defined', () => {
    const { at, message } = told('x ~ Normal(t*log(t), 1)', 'at t = 0');
    expect(at).toEqual([]);
    expect(message('outside-domain')).toContain('t = 0 is outside its domain (0, inf)');
  });
});

describe('parameters that matter by jumps only', () => {
  it.each([
    ['Normal(floor(t), 1)', 'changes with t only by the jumps of ⌊t⌋'],
    ['Normal(if(t = 0, 1, abs(t)/t), 1)', 'changes with t only by the jumps of '],
    ['Normal(sign(t)*m, 1)', 'changes with t only by the jumps of sgn(t)'],
    ['Normal(a + b, 1 + floor(b - c)^2)', 'Beside the jumps of ⌊b − c⌋, only a + b is identified, not a, b and c'],
  ])('%s', (law, words) => {
    expect(told(`x ~ ${law}`).message('unidentifiable')).toContain(words);
  });

  it('does not say so of a parameter that does not occur in the law', () => {
    expect(told('x ~ Normal(m + 0*t, 1)').message('unidentifiable')).toContain('does not depend on t');
  });
});

describe('an information of 0 at a point', () => {
  it('is 0 all around where the law is constant there', () => {
    const { message } = told('x ~ Normal(min(t, 1), 1)', 'at t = 2');
    expect(message('singular-information')).toContain('all around the point');
    expect(message('singular-information')).not.toContain('slower rate');
  });

  it('may leave the parameter identified where it is not (Rothenberg 1971)', () => {
    expect(told('x ~ Normal(t^3, 1)', 'at t = 0').message('singular-information')).toContain('slower rate');
  });
});
