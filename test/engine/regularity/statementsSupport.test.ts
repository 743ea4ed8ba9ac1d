// Statements on regularity, D1 to D3: laws that are none, supports that move, scores whose mean is not 0.
// Numbers are the literature's, by formulas of their own, or integrals by mpmath.
import { describe, expect, it } from 'vitest';
import { codesOf, told } from './told.ts';

describe('D1: where the density does not integrate to 1, its gradient is no score; of q/Z the score is taken about its mean', () => {
  it('a density with mass 1/a is an error, and has no information', () => {
    const { codes, model, message } = told('x ~ density(exp(-a*x)) on (0, inf)', 'at a = 2', 'samples 4');
    expect(codes).toEqual(['not-normalised']);
    expect(message('not-normalised')).toContain('Its gradient is then no score');
    expect(model.fisher).toMatchObject({ status: 'undefined', matrix: null, at: null });
    expect(model.standardErrors).toBeNull();
  });

  it('the same as a kernel is the exponential distribution, I = 1/a²', () => {
    const { codes, at } = told('x ~ kernel(exp(-a*x)) on (0, inf)', 'at a = 2');
    expect(codes).toEqual(['recognized-family']);
    expect(at[0]?.[0]).toBeCloseTo(1 / 4, 12);
  });

  it('exp(hx − λx²/2) has I = [[1/λ, −h/λ²], [−h/λ², 1/(2λ²) + h²/λ³]]', () => {
    const [h, l] = [0.5, 2];
    const { at } = told('x ~ kernel(exp(h*x - l*x^2/2)) on R', `at h = ${h}, l = ${l}`);
    const expected = [1 / l, -h / l ** 2, -h / l ** 2, 1 / (2 * l ** 2) + h ** 2 / l ** 3];
    at.flat().forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 12));
    expect(at.flat()).toHaveLength(4);
  });

  it('a kernel without a finite integral is an error; a power that has one for a > 1 has that domain', () => {
    expect(codesOf('x ~ kernel(1/(x + a)) on (0, inf)')).toContain('improper-kernel');
    const { codes, model } = told('x ~ kernel(x^(-a)) on (1, inf)');
    expect(codes.filter((c) => c !== 'recognized-family')).toEqual([]);
    expect(model.parameters[0]?.domain).toBe('(1, inf)');
  });
});

describe('D2: at an end that moves, a density like z^(a−1) decides by a', () => {
  const gamma = (k: number): readonly string[] => [
    `x ~ density((x - m)^(${k - 1})*exp(-(x - m))/gamma(${k})) on (m, inf)`,
    'at m = 0',
    'samples 5',
  ];
  const weibull = (k: number): readonly string[] => [
    `x ~ density(${k}*(x - m)^(${k - 1})*exp(-(x - m)^${k})) on (m, inf)`,
    'at m = 0',
    'samples 5',
  ];

  it.each([
    ['a < 1: the likelihood is unbounded', 0.5, 'The likelihood has no maximum'],
    ['a = 1: a jump, E[score] ≠ 0', 1, 'jumps at its lower end'],
    ['1 < a < 2: the information is infinite', 1.5, 'its variance is infinite'],
    ['a = 2: the information is infinite', 2, 'its variance is infinite'],
  ] as const)('%s', (_, k, words) => {
    for (const lines of [gamma(k), weibull(k)]) {
      const { codes, message, model } = told(...lines);
      expect(codes, lines[0]).toEqual(expect.arrayContaining(['support-depends-on-parameter']));
      expect(codes).not.toContain('moving-support');
      expect(message('support-depends-on-parameter')).toContain(words);
      expect(model.fisher).toMatchObject({ at: null, matrix: null });
      expect(model.standardErrors).toBeNull();
    }
  });

  it('1 < a: the score has mean 0, though not a variance', () => {
    expect(told(...gamma(1)).verdict('score-mean-zero')).toBe('fails');
    expect(told(...gamma(1.5)).verdict('score-mean-zero')).toBe('holds');
    expect(told(...gamma(1.5)).verdict('quadratic-mean')).toBe('fails');
  });

  it('a > 2: regular, with 1/(k − 2) for the gamma threshold and (k − 1)²Γ(1 − 2/k) for the Weibull threshold', () => {
    const first = told(...gamma(3.5));
    expect(first.codes).toEqual(['moving-support']);
    expect(first.at[0]?.[0]).toBeCloseTo(1 / 1.5, 8);
    const second = told(...weibull(3));
    expect(second.codes).toEqual(['moving-support']);
    expect(second.at[0]?.[0]).toBeCloseTo(10.71575413883099, 7);
    expect(first.findings.find((f) => f.code === 'moving-support')?.severity).toBe('information');
  });

  it('GEV and generalized Pareto have a = −1/ξ: regular where ξ > −1/2', () => {
    const at = (law: string, xi: number) =>
      told(`x ~ ${law}`, `at ${law.includes('m,') ? 'm = 0, ' : ''}s = 1, xi = ${xi}`);
    for (const law of ['GEV(m, s, xi)', 'GeneralizedPareto(s, xi)']) {
      expect(at(law, -0.45).codes, law).toEqual(['moving-support']);
      expect(at(law, -0.45).model.fisher?.at, law).not.toBeNull();
      expect(at(law, -0.5).message('support-depends-on-parameter'), law).toContain('infinite');
      expect(at(law, -0.75).message('support-depends-on-parameter'), law).toContain('infinite');
      expect(at(law, -0.75).model.fisher?.at, law).toBeNull();
      expect(at(law, -1.5).message('support-depends-on-parameter'), law).toContain('no maximum');
    }
    // 2/((1 + ξ)(1 + 2ξ)) at ξ = −0.45
    expect(at('GeneralizedPareto(s, xi)', -0.45).at[1]?.[1]).toBeCloseTo(2 / (0.55 * 0.1), 6);
  });

  it('a density that is flat to all orders leaves the model regular: Lévy, I = [[21/2, 3/2], [3/2, 1/2]] in (μ, c)', () => {
    const levy = 'x ~ density(sqrt(c/(2*pi))*exp(-c/(2*(x - mu)))/(x - mu)^(3/2)) on (mu, inf)';
    const { codes, at, model } = told(levy, 'at c = 1, mu = 0');
    expect(codes).toEqual(['moving-support']);
    const order = ['mu', 'c'].map((name) => model.parameters.findIndex((p) => p.name === name));
    const entry = (i: number, j: number): number | undefined => at[order[i] ?? 0]?.[order[j] ?? 0];
    expect(entry(0, 0)).toBeCloseTo(21 / 2, 7);
    expect(entry(0, 1)).toBeCloseTo(3 / 2, 7);
    expect(entry(1, 1)).toBeCloseTo(1 / 2, 7);
  });

  it('an end that is known is no alarm, whatever the density does there', () => {
    for (const law of ['Gamma(k, b)', 'Weibull(k, b)', 'Beta(k, b)'])
      expect(told(`x ~ ${law}`, 'at k = 0.4, b = 0.7').codes, law).toEqual([]);
  });

  it('a fixed support is not enough: a cusp that is too sharp has none', () => {
    const { model, codes } = told('x ~ kernel(exp(-abs(x - m)^0.4)) on R', 'at m = 0');
    expect(codes).toContain('not-differentiable');
    expect(model.fisher?.at).toBeNull();
  });
});

describe('D3: where E[score] ≠ 0, E[score²] is not a variance and none of the three forms is the information', () => {
  it('Uniform(0, θ): the mean −1/θ is told, and neither 1/θ² nor −1/θ² is', () => {
    const { message, model, verdict } = told('x ~ Uniform(0, theta)', 'at theta = 2', 'samples 5');
    expect(message('support-depends-on-parameter')).toContain('the score has mean −1/θ, not 0');
    expect(verdict('score-mean-zero')).toBe('fails');
    expect(model.fisher).toMatchObject({ status: 'undefined', matrix: null, at: null, verification: [] });
    expect(model.inverse).toBeNull();
  });

  // sup over u of θ²(1 − u)²/(u^(−n) − 1); the estimator (n + 1)/n·max has variance θ²/(n(n + 2))
  it.each([
    [1, 0.25],
    [2, 0.09017],
    [5, 0.019648],
    [10, 0.0055864],
  ])(
    'a bound without derivatives, %d observations: %d θ², below the best unbiased variance θ²/(n(n + 2))',
    (n, ratio) => {
      const theta = 2;
      const { bound } = told('x ~ Uniform(0, theta)', `at theta = ${theta}`, `samples ${n}`);
      const found = bound('chapman-robbins', 'theta')?.value ?? NaN;
      expect(found / theta ** 2).toBeCloseTo(ratio, 5);
      expect(found).toBeLessThan(theta ** 2 / (n * (n + 2)));
      // what the Cramér–Rao inequality would say with E[score²] = 1/θ² is false, and not said
      expect(theta ** 2 / (n * (n + 2))).toBeLessThan(theta ** 2 / n);
      expect(bound('cramer-rao', 'theta')).toBeUndefined();
    },
  );

  it('Exponential, with a known origin: E[score] = 0', () => {
    expect(told('x ~ Exponential(lambda)').verdict('score-mean-zero')).toBe('holds');
  });
});

describe('what is told of an end is told of the end, not of the parameters that it is made of', () => {
  // Woodroofe (1972): √(N log N) at a = 2, N^(1/a) between 1 and 2; m alone is had at rate √N
  it.each([
    ['x ~ Triangular(m - s, m + t, m)', 'the ends m − s and m + t can be estimated at rate √(N log N)'],
    ['x ~ GEV(m, s, -1/2)', 'the end m + 2s can be estimated at rate √(N log N)'],
    ['x ~ GEV(m, s, -2/3)', 'the end m + 3s/2 can be estimated at rate N^(1/a) with a = 3/2'],
  ])('%s', (line, words) => {
    expect(told(line).message('support-depends-on-parameter')).toContain(words);
  });

  it('a region in a sum', () => {
    const message = told('x ~ GEV(m, s, a + b)').message('support-depends-on-parameter');
    expect(message).toContain('What is shown holds where a + b > −½');
    expect(message).toContain('where 0 < −1/(a + b) < 1 the likelihood is unbounded');
  });
});

describe('what is identified, where the ends move as well', () => {
  it.each([
    ['GEV(a + b, s, xi)', 'Only a + b is identified, not a and b by themselves'],
    ['GEV(a - 2*b, s, 0.3)', 'Only a − 2b is identified, not a and b by themselves'],
    ['GEV(m, s*t, xi)', 'Only s t is identified, not s and t by themselves'],
    ['GEV(m, s, a + b)', 'Only a + b is identified, not a and b by themselves'],
  ])('%s', (law, words) => {
    expect(told(`x ~ ${law}`).message('unidentifiable')).toContain(words);
  });
});
