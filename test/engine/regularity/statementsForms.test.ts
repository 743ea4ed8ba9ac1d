// Statements on regularity, D4 to D6: kinks and the score form, the Hessian form, singular information.
import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

const routesOf = (lines: readonly string[]): readonly string[] =>
  told(...lines).model.fisher?.at?.routes.map((route) => route.name) ?? [];

describe('D4: with a kink the score form stands where the model is differentiable in quadratic mean', () => {
  it('Laplace: 1/b², though minus the expected Hessian is 0 almost everywhere', () => {
    const lines = ['x ~ Laplace(m, b)', 'at m = 0, b = 2'];
    const { codes, message, at, verdict } = told(...lines);
    expect(codes).toEqual(['not-differentiable']);
    expect(message('not-differentiable')).toContain('minus the expected Hessian is not the information');
    expect(message('not-differentiable')).toContain('the variance of the score is the information');
    expect(at[0]?.[0]).toBeCloseTo(1 / 4, 12);
    expect(at[1]?.[1]).toBeCloseTo(1 / 4, 12);
    expect(verdict('quadratic-mean')).toBe('holds');
    expect(verdict('score-mean-zero')).toBe('holds');
    expect(verdict('forms-agree')).toBe('fails');
    expect(routesOf(lines)).not.toContain('negative-hessian');
  });

  it('Triangular with mode θ: 1/(θ(1 − θ)), where the Hessian gives its negative', () => {
    const lines = ['x ~ Triangular(0, 1, theta)', 'at theta = 0.3'];
    const { codes, at } = told(...lines);
    expect(codes).toEqual(['not-differentiable']);
    expect(at[0]?.[0]).toBeCloseTo(1 / 0.21, 10);
    expect(routesOf(lines)).not.toContain('negative-hessian');
  });

  it('exp(−|x − m|^p): p²Γ(2 − 1/p)/Γ(1/p) for p > 1/2 by the score, no information below', () => {
    const cusp = (p: number) => told(`x ~ kernel(exp(-abs(x - m)^${p})) on R`, 'at m = 0', 'samples 9');
    expect(cusp(0.7).at[0]?.[0]).toBeCloseTo(0.86189482010010987, 10);
    expect(cusp(0.7).verdict('quadratic-mean')).toBe('holds');
    expect(cusp(0.7).verdict('forms-agree')).toBe('fails');
    // p = 3/2: 9/4·Γ(4/3)/Γ(2/3)
    expect(cusp(1.5).at[0]?.[0]).toBeCloseTo((2.25 * 0.8929795115692493) / 1.3541179394264005, 10);
    expect(cusp(1.5).codes).toEqual([]);
    const { model, verdict, codes } = cusp(0.4);
    expect(codes).toContain('not-differentiable');
    expect(verdict('quadratic-mean')).toBe('fails');
    expect(model.fisher).toMatchObject({ at: null, matrix: null });
    expect(model.standardErrors).toBeNull();
  });

  it('a folded Laplace has a kink on either side of 0, and which is an observation turns on the sign of m', () => {
    const { message } = told('x ~ density((exp(-abs(x - m)) + exp(-abs(x + m)))/2) on (0, inf)');
    expect(message('not-differentiable')).toContain('kinks at x = −m and at x = m, as far as these are observations');
  });

  it('no kink where the parameter does not move it: the scale of a Laplace distribution', () => {
    expect(told('x ~ Laplace(0, b)').codes).toEqual([]);
    expect(told('x ~ Laplace(0, b)').verdict('forms-agree')).toBe('holds');
  });

  it('a break in the parameter alone: nothing is asserted of the information there', () => {
    const { codes, model, verdict } = told('x ~ Normal(abs(theta), 1)', 'at theta = 0', 'samples 9');
    expect(codes).toEqual(['not-differentiable']);
    // √p(|h|) − √p(0) = |h| x √p/2 + o(h) is linear in h for no score
    expect(verdict('quadratic-mean')).toBe('fails');
    expect(model.standardErrors).toBeNull();
    const away = told('x ~ Normal(abs(theta), 1)', 'at theta = -2', 'samples 9');
    expect(away.at[0]?.[0]).toBeCloseTo(1, 12);
    // x·sign(θ) is no statistic
    expect(away.bound('cramer-rao', 'theta')?.attained).not.toBe(true);
  });
});

describe('D5: the Hessian form asks for a second derivative under the integral as well', () => {
  it('holds for smooth families, where both forms are computed and agree', () => {
    for (const law of ['Normal(a, b)', 'Gamma(a, b)', 'Weibull(a, b)', 'Cauchy(a, b)']) {
      const lines = [`x ~ ${law}`, 'at a = 1.5, b = 2'];
      expect(told(...lines).verdict('forms-agree'), law).toBe('holds');
      expect(routesOf(lines), law).toEqual(expect.arrayContaining(['score-covariance', 'negative-hessian']));
      expect(
        told(...lines).model.fisher?.at?.routes.every((route) => route.agrees),
        law,
      ).toBe(true);
    }
  });

  it('is not asserted with a moving end', () => {
    expect(told('x ~ Uniform(0, theta)').verdict('forms-agree')).not.toBe('holds');
    expect(told('x ~ Triangular(m - 1, m + 1, m)').verdict('forms-agree')).not.toBe('holds');
  });
});

describe('D6: singular information is not unidentifiability, and fixed smooth densities are not enough', () => {
  it('N(θ³, 1): I = 9θ⁴ is 0 at 0, where θ is identified at a slower rate', () => {
    const { codes, message, full, model, at } = told('x ~ Normal(theta^3, 1)', 'at theta = 0', 'samples 9');
    expect(codes).toEqual(['singular-information']);
    expect(message('singular-information')).toContain('may still be identified, at a slower rate');
    expect(at).toEqual([[0]]);
    expect(model.standardErrors).toBeNull();
    expect(full().bounds?.every((b) => b.value === null)).toBe(true);
    expect(told('x ~ Normal(theta^3, 1)', 'at theta = 1').at[0]?.[0]).toBeCloseTo(9, 10);
    expect(told('x ~ Normal(theta^3, 1)', 'at theta = 1').codes).toEqual([]);
  });

  it('N(a + b, 1): rank 1 everywhere, the direction (1, −1), no inverse, no prior', () => {
    const { codes, message, full, model } = told('x ~ Normal(a + b, 1)', 'at a = 1, b = 2', 'samples 9');
    expect(codes).toEqual(['unidentifiable']);
    expect(message('unidentifiable')).toContain('Only a + b is identified');
    expect(model.fisher?.at).toMatchObject({ rank: 1, conditionNumber: null });
    const [direction = []] = model.fisher?.at?.nullspace ?? [];
    expect((direction[0] ?? 0) + (direction[1] ?? 1)).toBeCloseTo(0, 12);
    expect(model.inverse).toBeNull();
    expect(model.standardErrors).toBeNull();
    expect(model.jeffreys?.density).toBeNull();
    expect(full().bounds?.filter((b) => b.name === 'cramer-rao')).toEqual([]);
  });

  it.each([
    ['logit scale', 'x ~ Bernoulli(logistic(a/s))'],
    ['probit scale', 'x ~ Bernoulli(Phi(a/s))'],
    ['product of rates', 'x ~ Exponential(a*s)'],
  ])('%s: only a combination is identified', (_, law) => {
    expect(told('param s > 0', law).codes).toEqual(['unidentifiable']);
    expect(told('const s = 2', law).codes).toEqual([]);
  });

  it('the skew normal at shape 0 has rank 2 of 3, though I = 2/π for the shape alone', () => {
    const { codes, model } = told('x ~ SkewNormal(m, s, a)', 'at m = 0, s = 1, a = 0');
    expect(codes).toEqual(['singular-information']);
    expect(model.fisher?.at?.rank).toBe(2);
    const alone = told('x ~ SkewNormal(0, 1, a)', 'at a = 0');
    expect(alone.codes).toEqual([]);
    expect(alone.at[0]?.[0]).toBeCloseTo(2 / Math.PI, 9);
  });

  it('a mixture with equal components is singular, with distinct ones it is not', () => {
    const at = (m: number) => told('x ~ mixture(w: Normal(0, 1), 1 - w: Normal(m, 1))', `at w = 0.3, m = ${m}`);
    expect(at(0).codes).toEqual(['singular-information']);
    expect(at(1).codes).toEqual([]);
  });

  it.each([
    ['Exponential(a)', 'Exponential(b)'],
    ['Gamma(3, a)', 'Gamma(3, b)'],
    ['Poisson(a)', 'Poisson(b)'],
  ])('with equal components %s and %s only their common parameter is told, with rank 1 of 3', (first, second) => {
    const { codes, model, verdict } = told(
      `x ~ mixture(w: ${first}, 1 - w: ${second})`,
      'at w = 0.4, a = 1.7, b = 1.7',
    );
    expect(codes).toEqual(['singular-information']);
    expect(verdict('score-mean-zero')).toBe('holds');
    expect(model.fisher?.at?.rank).toBe(1);
  });

  // p = (1 − θ²)φ(x) + θ²φ(x − 1/θ) is smooth in θ with p = φ at 0, and E[score] = 0; I(θ) ~ 1/θ², yet Var(score) = 0 and
  // −E[Hessian] = 2 at 0. The values are integrals by mpmath.
  it.each([
    [0.5, 1.9170004329532475],
    [0.2, 23.009585452641909],
    [0.1, 104.0311532383585],
  ])('the smooth family without an information at 0, at θ = %d', (theta, information) => {
    const { at } = told('x ~ mixture(1 - t^2: Normal(0, 1), t^2: Normal(1/t, 1))', `at t = ${theta}`);
    expect((at[0]?.[0] ?? NaN) / information).toBeCloseTo(1, 8);
  });

  it('the smooth family without an information at 0: nothing is asserted there', () => {
    const phi = (u: string): string => `exp(-(${u})^2/2)/sqrt(2*pi)`;
    const { codes, verdict, full, model } = told(
      'param t in (-1, 1)',
      `x ~ density(if(t = 0, ${phi('x')}, (1 - t^2)*${phi('x')} + t^2*${phi('x - 1/t')})) on R`,
      'at t = 0',
      'samples 9',
    );
    expect(codes).toContain('not-differentiable');
    expect(verdict('quadratic-mean')).not.toBe('holds');
    expect(verdict('forms-agree')).not.toBe('holds');
    expect(model.standardErrors).toBeNull();
    expect(full().bounds?.every((b) => b.value === null)).toBe(true);
    expect(model.fisher?.at?.value[0]?.[0] ?? 0).not.toBeCloseTo(2, 1);
  });
});
