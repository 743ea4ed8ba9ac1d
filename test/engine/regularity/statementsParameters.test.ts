// Statements on regularity, D7 to D11: edges of the parameter space, lost nuisance parameters, labels, whole numbers, moments.
import { describe, expect, it } from 'vitest';
import { codesOf, told } from './told.ts';

describe('D7: the Cramér–Rao bound and the normal limit are for inner points', () => {
  it.each([
    ['no extra zeros', 'x ~ ZeroInflatedPoisson(z, l)', 'at z = 0, l = 2', 'at z = 0.2, l = 2'],
    ['a probability of 0', 'x ~ Bernoulli(p)', 'at p = 0', 'at p = 0.2'],
    ['a rate of 0', 'x ~ Poisson(l)', 'at l = 0', 'at l = 2'],
    ['a weight of 0', 'x ~ mixture(p: Normal(2, 1), 1 - p: Normal(0, 1))', 'at p = 0', 'at p = 0.2'],
  ])('%s', (_, law, edge, inside) => {
    const { codes, message, full, model, verdict } = told(law, edge, 'samples 9');
    expect(codes).toEqual(['parameter-on-boundary']);
    expect(message('parameter-on-boundary')).toContain('are for interior points');
    expect(verdict('interior-point')).toBe('fails');
    expect(model.standardErrors).toBeNull();
    expect(full().bounds?.filter((b) => b.name.startsWith('cramer-rao') && b.value !== null)).toEqual([]);
    const inner = told(law, inside, 'samples 9');
    expect(inner.codes).toEqual([]);
    expect(inner.model.standardErrors).not.toBeNull();
    expect(inner.full().bounds?.every((b) => b.value !== null)).toBe(true);
  });

  it('the limit of the likelihood ratio is told with its condition: the information is finite there', () => {
    // at a probability of 0 every observation is 0, and so is the statistic
    const { message } = told('x ~ Bernoulli(p)', 'at p = 0');
    expect(message('parameter-on-boundary')).toMatch(/the information there is finite and nonsingular.*½χ²₀ \+ ½χ²₁/);
  });

  it('a value at which there is no distribution is outside', () => {
    expect(codesOf('x ~ Normal(0, s)', 'at s = 0')).toContain('outside-domain');
    expect(codesOf('x ~ Bernoulli(p)', 'at p = 1.2')).toContain('outside-domain');
  });
});

describe('D8: a parameter that is absent under the hypothesis is lost there', () => {
  const mixture = (at: string) => told('x ~ mixture(1 - p: Normal(0, 1), p: Normal(m, 1))', at, 'samples 9');

  it('a mixture with weight 0 has no numbers, and no χ² limit is stated', () => {
    const { codes, full, model, message } = mixture('at p = 0, m = 1');
    expect(codes).toEqual(['parameter-on-boundary']);
    expect(model.standardErrors).toBeNull();
    expect(full().bounds?.filter((b) => b.name.startsWith('cramer-rao') && b.value !== null)).toEqual([]);
    expect(message('parameter-on-boundary')).not.toContain('½χ²');
  });

  it('with weight 0.3 both are had', () => {
    const { codes, model } = mixture('at p = 0.3, m = 1');
    expect(codes).toEqual([]);
    expect(Object.keys(model.standardErrors ?? {})).toEqual(['p', 'm']);
  });
});

describe('D9: exchanged labels leave the information nonsingular at generic points', () => {
  const law = 'x ~ mixture(w: Normal(a, 1), 1 - w: Normal(b, 1))';

  it('distinct components: no alarm, and the same determinant with the labels exchanged', () => {
    const determinant = (rows: readonly (readonly number[])[]): number => {
      const [[a = 0, b = 0, c = 0] = [], [, e = 0, f = 0] = [], [, , i = 0] = []] = rows;
      return a * (e * i - f * f) - b * (b * i - f * c) + c * (b * f - e * c);
    };
    const first = told(law, 'at w = 0.3, a = 0, b = 2');
    const second = told(law, 'at w = 0.7, a = 2, b = 0');
    for (const { codes, verdict } of [first, second]) {
      expect(codes).toEqual([]);
      expect(verdict('information-nonsingular')).toBe('holds');
    }
    expect(determinant(first.at) / determinant(second.at)).toBeCloseTo(1, 8);
  });

  it('equal components: singular', () => {
    const { codes, model } = told(law, 'at w = 0.3, a = 1, b = 1', 'samples 9');
    expect(codes).toEqual(['singular-information']);
    expect(model.standardErrors).toBeNull();
  });

  it('no maximum likelihood estimate is claimed where the likelihood is unbounded (free variances)', () => {
    const { model, everything } = told(
      'x ~ mixture(1/2: Normal(0, 1), 1/2: Normal(m, s))',
      'at m = 1, s = 2',
      'data x = [0.1, 1.2, 2.3]',
    );
    expect(model.data).toBeNull();
    expect(everything()).not.toMatch(/maximum.likelihood/i);
  });
});

describe('D10: a whole-number parameter has no score; bounds by differences apply', () => {
  it('the number of trials', () => {
    const { codes, message, model } = told('x ~ Binomial(n, p)');
    expect(codes).toEqual(['integer-parameter']);
    expect(message('integer-parameter')).toContain('Chapman–Robbins');
    expect(model.parameters.map((p) => p.name)).toEqual(['p']);
    expect(model.score).toHaveLength(1);
  });

  it('the serial-number problem has no information at all', () => {
    const { codes, model } = told('x ~ DiscreteUniform(1, n)');
    expect(codes).toEqual(['integer-parameter']);
    expect(model.fisher).toMatchObject({ status: 'undefined', matrix: null, at: null });
    expect(model.jeffreys?.density).toBeNull();
  });

  it('a known number of trials is no alarm: I = n/(p(1 − p))', () => {
    const { codes, at } = told('x ~ Binomial(12, p)', 'at p = 0.25');
    expect(codes).toEqual([]);
    expect(at[0]?.[0]).toBeCloseTo(12 / (0.25 * 0.75), 10);
  });
});

describe('D11: the information may be finite without moments', () => {
  it('Cauchy: the bound 2γ²/n, below the median’s variance π²γ²/(4n) by 8/π²', () => {
    const [gamma, n] = [1.5, 10];
    const { codes, bound, model } = told('x ~ Cauchy(m, g)', `at m = 0, g = ${gamma}`, `samples ${n}`);
    expect(codes).toEqual([]);
    const value = bound('cramer-rao', 'm')?.value ?? NaN;
    expect(value).toBeCloseTo((2 * gamma ** 2) / n, 12);
    expect(value / ((Math.PI ** 2 * gamma ** 2) / (4 * n))).toBeCloseTo(8 / Math.PI ** 2, 12);
    expect(bound('cramer-rao', 'm')?.attained).toBe(false);
    expect(model.standardErrors?.['m']).toBeCloseTo(Math.sqrt(value), 12);
  });

  it.each([
    ['Lomax(a, l)', 'at a = 0.5, l = 1', 1 / 0.25],
    ['Pareto(1, a)', 'at a = 0.5', 1 / 0.25],
    ['Frechet(a, 1)', 'at a = 0.5', (Math.PI ** 2 / 6 + (1 - 0.5772156649015329) ** 2) / 0.25],
  ] as const)('%s without a mean', (law, at, information) => {
    const found = told(`x ~ ${law}`, at);
    expect(found.codes).toEqual([]);
    expect(found.at[0]?.[0]).toBeCloseTo(information, 9);
  });
});
