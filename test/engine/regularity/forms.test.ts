// What of the information stands where a density is not smooth, after mathematics for each model, and what shows a failure.
import { describe, expect, it } from 'vitest';
import { assess } from '../../../server/engine/regularity/index.ts';
import { factsOf } from './facts.ts';

const verdicts = (...lines: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(assess(factsOf(...lines)).map((a) => [a.condition, a.verdict]));
const witness = (condition: string, ...lines: readonly string[]) =>
  assess(factsOf(...lines)).find((a) => a.condition === condition)?.witness;

describe('score form and Hessian form', () => {
  it('stand both for smooth models', () => {
    for (const line of ['x ~ Normal(m, s)', 'x ~ Cauchy(m, s)', 'x ~ Poisson(l)', 'x ~ Weibull(k, s)'])
      expect(verdicts(line), line).toMatchObject({ 'quadratic-mean': 'holds', 'forms-agree': 'holds' });
  });

  it('only the score form, with a kink (van der Vaart 1998, example 7.8)', () => {
    for (const line of ['x ~ Laplace(m, b)', 'x ~ Triangular(0, 1, c)'])
      expect(verdicts(line), line).toMatchObject({
        differentiable: 'fails',
        'quadratic-mean': 'holds',
        'forms-agree': 'fails',
        'score-mean-zero': 'holds',
      });
  });

  it('for |x − m|^p: both where p > 1, the score form where p > 1/2, none below', () => {
    const at = (p: number) => verdicts('x ~ kernel(exp(-abs(x - m)^p)) on R', `at m = 0, p = ${p}`);
    expect(at(1.5)).toMatchObject({ 'quadratic-mean': 'holds', 'forms-agree': 'holds' });
    expect(at(0.8)).toMatchObject({ 'quadratic-mean': 'holds', 'forms-agree': 'fails' });
    expect(at(0.4)['quadratic-mean']).toBe('fails');
  });

  it('none where the density jumps at a moving end', () => {
    expect(verdicts('x ~ Uniform(0, t)')).toMatchObject({ 'quadratic-mean': 'fails', 'score-mean-zero': 'fails' });
    expect(verdicts('x ~ Uniform(0, t)')['forms-agree']).toBeUndefined();
  });
});

describe('attainment of the bound', () => {
  it('is that of the mean parameter of an exponential family (Lehmann and Casella 1998, theorem 2.5.12)', () => {
    for (const line of ['x ~ Poisson(l)', 'x ~ Bernoulli(p)', 'x ~ Exponential(scale = s)', 'x ~ Normal(m, 1)'])
      expect(verdicts(line)['bound-attained'], line).toBe('holds');
    for (const line of ['x ~ Exponential(l)', 'x ~ Cauchy(m, 1)', 'x ~ Laplace(m, 1)', 'x ~ Poisson(exp(t))'])
      expect(verdicts(line)['bound-attained'], line).toBe('fails');
  });
});

describe('a witness', () => {
  it('is an end, an integral, a direction or a point', () => {
    expect(witness('support-fixed', 'x ~ Uniform(0, t)')).toEqual({ kind: 'boundary', text: 'x = t, a = 1' });
    expect(witness('score-mean-zero', 'x ~ Uniform(0, t)')).toEqual({ kind: 'integral', text: 'E[∂ log p/∂t] = −1/t' });
    expect(witness('differentiable', 'x ~ Laplace(m, b)')).toEqual({ kind: 'boundary', text: 'x = m' });
    expect(witness('information-nonsingular', 'x ~ Normal(a + b, 1)')).toEqual({
      kind: 'direction',
      text: '(−1, 1) in (a, b)',
    });
    expect(witness('normalized', 'x ~ density(2*exp(-x)) on (0, inf)')).toEqual({ kind: 'integral', text: '2' });
    expect(witness('interior-point', 'x ~ Bernoulli(p)', 'at p = 0')).toEqual({ kind: 'point', text: 'p = 0' });
  });

  it('at shape 0 of the skew normal is (−√(2/π), 0, 1) (Azzalini 1985)', () => {
    const found = witness('information-nonsingular', 'x ~ SkewNormal(m, s, a)', 'at m = 0, s = 1, a = 0');
    expect(found?.text).toBe('(−0.797885, 0, 1) in (m, s, a)');
  });
});
