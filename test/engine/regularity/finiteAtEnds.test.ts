// Whether the information is finite, from how score² p behaves at fixed ends of the support. By hand: ∫₀ z^(a − 1) dz is finite just for a > 0.
import { describe, expect, it } from 'vitest';
import { families } from '../../../server/engine/distributions/index.ts';
import { finiteAtEnds } from '../../../server/engine/regularity/finiteAtEnds.ts';
import { informationFinite } from '../../../server/engine/regularity/informationFinite.ts';
import { factsOf } from './facts.ts';

describe('the information of a family is proved to be finite at the ends of its support', () => {
  const proved =
    'Normal Gamma Beta Weibull Cauchy StudentT Burr Lomax Kumaraswamy Logistic Gumbel LogLogistic InverseGaussian Frechet F Poisson Zeta Nakagami BirnbaumSaunders GeneralizedGamma Rayleigh Maxwell LogNormal BetaPrime InverseGamma';
  it.each(proved.split(' '))('%s', (name) => {
    const parameters = families.find((f) => f.name === name)?.parametrizations[0]?.parameters ?? [];
    const facts = factsOf(`x ~ ${name}(${parameters.map((p) => p.name).join(', ')})`);
    expect(finiteAtEnds(facts)).toEqual({ kind: 'finite' });
    expect(informationFinite.assess(facts)).toMatchObject({ verdict: 'holds' });
  });
});

describe('at an edge of the parameter space', () => {
  // p = 1 − t + t a x^(a − 1): at t = 0 the score is a x^(a − 1) − 1, and ∫ x^(2a − 2) is finite just for a > 1/2
  it.each([
    [0.3, 'fails'],
    [0.5, 'fails'],
    [0.6, 'holds'],
    [0.9, 'holds'],
  ] as const)('a mixture of Uniform and a power law with a = %d: %s', (a, verdict) => {
    const law = `x ~ density(1 - t + t*${a}*x^(${a} - 1)) on (0, 1)`;
    const found = informationFinite.assess(factsOf('param t in [0, 1)', law, 'at t = 0'));
    expect(found).toMatchObject({
      verdict,
      ...(verdict === 'fails' ? { witness: { kind: 'boundary', text: 'x = 0' } } : {}),
    });
    // inside, f₁²/((1 − t) f₀ + t f₁) is at most f₁/t
    expect(informationFinite.assess(factsOf('param t in [0, 1)', law, 'at t = 0.2'))?.verdict).toBe('holds');
  });

  it('the exponents are told', () => {
    const law = 'x ~ density(1 - t + t*0.4*x^(-0.6)) on (0, 1)';
    const reason = informationFinite.assess(factsOf('param t in [0, 1)', law, 'at t = 0'))?.reason;
    expect(reason).toContain('in t diverges at the end x = 0: there score² p is like z^(−6/5)');
  });

  // x^(a − 1)(1 + t/x)e^(−x): at t = 0 the score in t is 1/x and a constant, and E[1/x²] is finite just for a > 2
  it.each([
    [1.5, 'fails'],
    [2, 'fails'],
    [2.5, 'holds'],
  ] as const)('a gamma kernel with (1 + t/x), shape %d: %s', (a, verdict) => {
    const facts = factsOf(
      'param a > 1',
      'param t >= 0',
      'x ~ kernel(x^(a - 1)*(1 + t/x)*exp(-x)) on (0, inf)',
      `at t = 0, a = ${a}`,
    );
    expect(informationFinite.assess(facts)?.verdict).toBe(verdict);
  });

  it('tails: e^(−t x)/(1 + x)^b at t = 0 asks for E[x²], so for b > 3', () => {
    const at = (b: number) =>
      informationFinite.assess(factsOf('param t >= 0', `x ~ kernel(exp(-t*x)/(1 + x)^${b}) on (0, inf)`, 'at t = 0'));
    expect(at(2.5)).toMatchObject({ verdict: 'fails', witness: { text: 'x → ∞' } });
    expect(at(3.5)).toMatchObject({ verdict: 'holds' });
  });

  it('a Cauchy component of weight 0 beside a normal one: E[score²] = ∫ f₁²/f₀ − 1 = ∞, and it is not said to be finite', () => {
    const facts = factsOf('x ~ mixture(w: Cauchy(0, 1), 1 - w: Normal(0, 1))', 'at w = 0');
    expect(informationFinite.assess(facts)?.verdict).not.toBe('holds');
  });
});
