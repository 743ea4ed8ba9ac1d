// What must not be said of models that are right: each was once warned of, withheld, or given a name that is not theirs.
import { describe, expect, it } from 'vitest';
import { negativeAt } from '../../../server/engine/information/negativeDensity.ts';
import { foundIn, modelOf } from '../modelOf.ts';

const codesOf = (...lines: readonly string[]): readonly string[] => foundIn(...lines).findings.map((f) => f.code);

describe('a stated domain', () => {
  const density = 'x ~ density((1+t)/s*exp(-x/s)*(1-exp(-x/s))^t) on (0, inf)';

  it('may hold exponents on both sides of 0: Gupta and Kundu (1999), shape 1 + t', () => {
    expect(codesOf(density, 'param t > -1')).not.toContain('domain-too-wide');
  });

  it('is too wide where the law does not exist in all of it', () => {
    expect(codesOf(density, 'param t > -2')).toContain('domain-too-wide');
  });
});

describe('excess at a value as a term of the mass', () => {
  const cases = [
    ['x ~ mass(exp(-m)*m^x/factorial(x)*(1-w) + if(x=0, w, 0)) on {0..}', 'x = 0'],
    ['x ~ mass(exp(-m)*m^x/factorial(x)*(1-w) + w*[x = 1]) on {0..}', 'x = 1'],
  ] as const;
  // ∂p₀/∂m, ∂p₀/∂w at the value with excess; I_ww = (1 − q)/((1 − w) p) with q the Poisson probability, p = w + (1 − w) q
  it.each(cases)('%s is confirmed', (line, place) => {
    const fisher = foundIn(line, 'param w in (0,1)', 'at m = 1.3, w = 0.2').model?.fisher;
    expect(fisher?.status).toBe('closed-form');
    const q = place === 'x = 0' ? Math.exp(-1.3) : 1.3 * Math.exp(-1.3);
    const expected = (1 - q) / (0.8 * (0.2 + 0.8 * q));
    expect(fisher?.at?.value[1]?.[1]).toBeCloseTo(expected, 12);
  });
});

describe('a hurdle at 0', () => {
  const lines = [
    'x ~ mass(if(x=0, w, (1-w)*exp(-l)*l^x/(factorial(x)*(1-exp(-l))))) on {0..}',
    'param w in (0,1)',
  ] as const;
  const namedIn = (...more: readonly string[]): string | undefined =>
    foundIn(...lines, ...more).findings.find((f) => f.code === 'recognized-family')?.message;

  it('is a zero-inflated law only where it has more zeros than it', () => {
    expect(namedIn('at w = 0.4, l = 1.3')).toMatch(/ZeroInflatedPoisson.*, where .* > 0\.$/);
    expect(namedIn('at w = 0.2, l = 1.3')).toBeUndefined();
    expect(namedIn()).toMatch(/, where /);
  });
});

describe('a binomial coefficient over whole numbers', () => {
  it('is 0 for more chosen than there are: thinned counts are no negative density', () => {
    const model = modelOf('(n, k) ~ mass(choose(n,k)*p^k*(1-p)^(n-k)*q*(1-q)^n) on {0..}^2', 'at p = 0.3, q = 0.4');
    expect(negativeAt(model)([0.3, 0.4])).toBeUndefined();
  });
});

describe('a point of a regression', () => {
  it('lies in the parameter space whatever the covariate is', () => {
    expect(codesOf('given z = [1, 2]', 'y ~ Normal(v*z/(k+z), s)', 'at v = 2, k = 1, s = 1')).not.toContain(
      'outside-domain',
    );
    expect(codesOf('given z = [1, 2]', 'y ~ Normal(v*z/(k+z), s)', 'at v = 2, k = 1, s = -1')).toContain(
      'outside-domain',
    );
  });
});
