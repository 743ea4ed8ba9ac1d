// Verdicts against what the literature says of each model: no alarm on a regular family, the right one on an irregular.
import { describe, expect, it } from 'vitest';
import { families } from '../../../server/engine/distributions/index.ts';
import { conditions } from '../../../server/engine/regularity/index.ts';
import { factsOf, findingsOf, verdictsOf } from './facts.ts';

/** Families whose members are not all regular, with the codes that say so. */
const irregular: Readonly<Record<string, readonly string[]>> = {
  Uniform: ['support-depends-on-parameter'],
  Pareto: ['support-depends-on-parameter'],
  Laplace: ['not-differentiable'],
  Triangular: ['support-depends-on-parameter'],
  GEV: ['support-depends-on-parameter'],
  GeneralizedPareto: ['support-depends-on-parameter'],
  DiscreteUniform: [],
};

/** What kind of model it is, and nothing that regularity needs. */
const descriptive: ReadonlySet<string> = new Set([
  'exponential-family',
  'bound-attained',
  'domains-wide',
  'moments-exist',
]);

/** Where the verdict depends on the parameter: the information of the skew normal is singular at shape 0. */
const open: Readonly<Record<string, string>> = { SkewNormal: 'information-nonsingular' };

/** The least block of a family, with whole numbers and sizes stated, at one of its examples. */
function blockOfFamily(family: (typeof families)[number]): readonly string[] {
  const parameters = family.parametrizations[0]?.parameters ?? [];
  const whole = parameters.filter((p) => p.domain.integer);
  const lines = whole.map((p) => `const ${p.name} = ${family.examples[0]?.[parameters.indexOf(p)] ?? 1}`);
  for (const p of parameters) {
    if (p.constraint === 'simplex') lines.push(`param ${p.name} in simplex(3)`);
    else if (p.constraint === 'posdef') lines.push(`param ${p.name} in posdef(2)`);
    else if (p.shape === 'vector') lines.push(`param ${p.name} in R^2`);
  }
  return [...lines, `x ~ ${family.name}(${parameters.map((p) => p.name).join(', ')})`];
}

describe('a family', () => {
  it.each(families.map((f) => [f.name, f] as const))('%s has the findings that the literature has', (name, family) => {
    const facts = factsOf(...blockOfFamily(family));
    const told = findingsOf(facts).filter((f) => !['bound-not-attained', 'budget-exceeded'].includes(f.code));
    expect(told.map((f) => f.code)).toEqual(irregular[name] ?? []);
    if (irregular[name] !== undefined) return;
    const verdicts = verdictsOf(facts);
    for (const [condition, verdict] of Object.entries(verdicts))
      if (!descriptive.has(condition))
        expect(verdict, condition).toBe(open[name] === condition ? 'undecided' : 'holds');
  });

  it('that is exponential is found to be so', () => {
    const isExponential = (line: string): string | undefined => verdictsOf(factsOf(line))['exponential-family'];
    for (const law of ['Normal(m, s)', 'Gamma(k, b)', 'Beta(a, b)', 'Poisson(l)', 'Geometric(p)', 'LogNormal(m, s)'])
      expect(isExponential(`x ~ ${law}`), law).toBe('holds');
    for (const law of ['Cauchy(m, s)', 'Weibull(k, s)', 'StudentT(n, m, s)', 'Logistic(m, s)', 'Uniform(0, b)'])
      expect(isExponential(`x ~ ${law}`), law).toBe('fails');
  });

  it('that is exponential case by case, or on finitely many points, is not said to be none', () => {
    const isExponential = (...lines: readonly string[]): string | undefined =>
      verdictsOf(factsOf(...lines))['exponential-family'];
    // log p = 1[x = 0] (log(z + (1 − z) e^(−l)) − log(1 − z) + l) + x log l − log x! + log(1 − z) − l
    expect(isExponential('x ~ ZeroInflatedPoisson(z, l)')).toBe('holds');
    expect(isExponential('x ~ mass(if(x = 0, p, if(x = 1, q, 1 - p - q))) on {0, 1, 2}')).toBe('holds');
    expect(isExponential('x ~ mixture(w: Bernoulli(p), 1 - w: Bernoulli(0.3))')).toBe('holds');
    expect(isExponential('x ~ mixture(w: Uniform(0, 1), 1 - w: Uniform(2, 3))')).toBe('holds');
    expect(isExponential('x ~ mixture(w: Normal(0, 1), 1 - w: Normal(m, 1))')).toBe('fails');
    expect(isExponential('x ~ Laplace(m, 1)')).toBe('fails');
  });
});

describe('a moving end', () => {
  /** A gamma threshold, a Weibull threshold: regular where the shape is above 2. */
  const threshold = (k: number): readonly string[] => [
    `x ~ density((x - m)^(${k - 1})*exp(-(x - m))/gamma(${k})) on (m, inf)`,
  ];

  it.each([
    [3, 'holds', 'holds', 'holds', ['moving-support']],
    [2.5, 'holds', 'holds', 'holds', ['moving-support']],
    [2, 'fails', 'holds', 'fails', ['support-depends-on-parameter']],
    [1.5, 'fails', 'holds', 'fails', ['support-depends-on-parameter']],
    [1, 'fails', 'fails', undefined, ['support-depends-on-parameter']],
  ] as const)('with a = %d', (k, support, mean, finite, codes) => {
    const facts = factsOf(...threshold(k));
    const verdicts = verdictsOf(facts);
    expect(verdicts['support-fixed']).toBe(support);
    expect(verdicts['score-mean-zero']).toBe(mean);
    expect(verdicts['information-finite']).toBe(finite);
    expect(
      findingsOf(facts)
        .map((f) => f.code)
        .filter((c) => c !== 'bound-not-attained'),
    ).toEqual(codes);
  });

  it('has the information of the gamma threshold, 1/(k − 2)', () => {
    const { information } = factsOf(...threshold(3), 'at m = 0');
    expect(information.at?.value[0]?.[0]).toBeCloseTo(1, 6);
  });

  it('with a shape below 1 leaves the likelihood unbounded', () => {
    const facts = factsOf(...threshold(0.5));
    expect(verdictsOf(facts)['support-fixed']).toBe('fails');
    expect(findingsOf(facts)[0]?.message).toContain('The likelihood has no maximum');
  });

  it('where the density is flat is regular (Lévy)', () => {
    const levy = 'x ~ density(sqrt(c/(2*pi))*exp(-c/(2*(x - mu)))/(x - mu)^(3/2)) on (mu, inf)';
    const facts = factsOf(levy, 'at c = 1, mu = 0');
    expect(verdictsOf(facts)['support-fixed']).toBe('holds');
    // c⁻² [[1/2, 3/2], [3/2, 21/2]] in (c, μ)
    const value = facts.information.at?.value ?? [];
    expect(value[0]?.[0]).toBeCloseTo(0.5, 5);
    expect(value[0]?.[1]).toBeCloseTo(1.5, 5);
    expect(value[1]?.[1]).toBeCloseTo(10.5, 4);
  });

  it('whose order is a parameter is settled by a domain or a point', () => {
    const law = 'x ~ kernel((x - m)^(k - 1)*exp(-(x - m))) on (m, inf)';
    expect(verdictsOf(factsOf(law))['support-fixed']).toBe('undecided');
    expect(findingsOf(factsOf(law))[0]?.severity).toBe('information');
    expect(verdictsOf(factsOf('param k > 2', law))['support-fixed']).toBe('holds');
    expect(verdictsOf(factsOf(law, 'at m = 0, k = 1.5'))['support-fixed']).toBe('fails');
  });

  it('gives the exact mean of the score', () => {
    const message = (line: string): string => findingsOf(factsOf(line))[0]?.message ?? '';
    expect(message('x ~ Uniform(0, theta)')).toContain('mean −1/θ, not 0');
    expect(message('x ~ density(2*x/theta^2) on (0, theta)')).toContain('mean −2/θ, not 0');
    expect(message('x ~ density(r*exp(-r*(x - c))) on (c, inf)')).toContain('mean r, not 0');
    expect(message('x ~ Uniform(theta, theta + 1)')).toContain('only because');
  });
});

describe('a break', () => {
  it.each([
    ['x ~ density(exp(-abs(x - m)/s)/(2*s)) on R', 'fails'],
    ['x ~ density(if(x < t, 2*x/t, 2*(1 - x)/(1 - t))) on (0, 1)', 'fails'],
    ['x ~ kernel(exp(-abs(x - m)^3)) on R', 'holds'],
    ['x ~ kernel(exp(-(x - m)*abs(x - m)^2*sign(x - m))) on R', 'holds'],
    ['x ~ density(if(x < t, a, (1 - a*t)/(1 - t))) on (0, 1)', 'fails'],
    ['x ~ Normal(mu, 1)', 'holds'],
    ['x ~ Categorical([a, b, 1 - a - b])', 'holds'],
    ['x ~ Normal(abs(mu), 1)', 'undecided'],
  ])('%s', (line, verdict) => {
    expect(verdictsOf(factsOf(line))['differentiable']).toBe(verdict);
  });

  it('that is a jump leaves no information', () => {
    const { information } = factsOf('x ~ density(if(x < t, a, (1 - a*t)/(1 - t))) on (0, 1)');
    expect(information.status).toBe('undefined');
  });

  it('of the parameters alone is met or not at a point', () => {
    expect(verdictsOf(factsOf('x ~ Normal(abs(mu), 1)', 'at mu = 1'))['differentiable']).toBe('holds');
    expect(verdictsOf(factsOf('x ~ Normal(abs(mu), 1)', 'at mu = 0'))['differentiable']).toBe('fails');
  });
});

describe('identifiability', () => {
  it.each([
    ['x ~ Normal(a + b, 1)', 'a + b'],
    ['x ~ Normal(a - 2*b, 1)', 'a − 2b'],
    ['x ~ Exponential(alpha*lambda)', 'α λ'],
    ['x ~ Poisson(a*b^2)', 'a'],
    ['x ~ Normal(0, variance = a + b)', 'a + b'],
    ['x ~ Bernoulli(logistic(a + b))', 'a + b'],
  ])('%s: only %s is identified', (line, identified) => {
    const [finding] = findingsOf(factsOf(line));
    expect(finding?.code).toBe('unidentifiable');
    expect(finding?.message).toContain(identified);
  });

  it('at a point is told from everywhere', () => {
    expect(findingsOf(factsOf('x ~ Normal(t^3, 1)', 'at t = 0')).map((f) => f.code)).toContain('singular-information');
    expect(verdictsOf(factsOf('x ~ Normal(t^3, 1)'))['information-nonsingular']).toBe('undecided');
    expect(verdictsOf(factsOf('x ~ Normal(t^3, 1)', 'at t = 1'))['information-nonsingular']).toBe('holds');
  });

  it('of a regression is not judged from one observation', () => {
    const facts = factsOf('given t = [1, 2, 3]', 'x ~ Normal(a + b*t, 1)');
    expect(verdictsOf(facts)['information-nonsingular']).toBe('undecided');
    expect(findingsOf(facts)).toEqual([]);
  });
});

describe('the list of conditions', () => {
  it('has distinct names, titles and sources', () => {
    expect(new Set(conditions.map((c) => c.id)).size).toBe(conditions.length);
    for (const condition of conditions) {
      expect(condition.title).not.toBe('');
      expect(condition.source).not.toBe('');
    }
  });
});
