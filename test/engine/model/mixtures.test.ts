// What a mixture states: the order of its parameters, their domains, its support, and what is wrong with one.
import { describe, expect, it } from 'vitest';
import { elaborate } from '../../../server/engine/model/elaborate.ts';
import { logConstant } from '../../../server/engine/information/normalizedLaw.ts';
import { supportText } from '../../../server/engine/render/domains.ts';
import { blockOf, modelOf } from '../modelOf.ts';

const parametersOf = (...lines: readonly string[]): readonly string[] =>
  modelOf(...lines).parameters.map((p) => `${p.symbol.name} in ${p.domainText}`);
const issuesOf = (...lines: readonly string[]): readonly string[] =>
  elaborate(blockOf(...lines), [], logConstant).issues.map((i) => `${i.code}: ${i.message}`);

describe('the parameters of a mixture', () => {
  it('stand in the order of their first appearance, weights between 0 and 1', () => {
    expect(parametersOf('x ~ mixture(w: Normal(m, s), 1 - w: Normal(n, s))')).toEqual([
      'w in (0, 1)',
      'm in R',
      's in (0, inf)',
      'n in R',
    ]);
    expect(parametersOf('let w = logistic(t)', 'x ~ mixture(w: Poisson(a), 1 - w: Poisson(b))')).toEqual([
      't in R',
      'a in (0, inf)',
      'b in (0, inf)',
    ]);
  });

  it('have what several weights ask of them jointly', () => {
    const model = modelOf('x ~ mixture(u: Normal(0, 1), v: Normal(1, 1), 1 - u - v: Normal(2, 1))');
    expect(model.constraints).toEqual(['1 - u - v > 0']);
  });

  it('have their roles', () => {
    const [, m] = modelOf('x ~ mixture(w: Normal(m, 1), 1 - w: Normal(0, 1))').parameters;
    expect(m?.role).toBe('mean');
  });
});

describe('the support of a mixture', () => {
  it.each([
    ['mixture(w: Normal(0, 1), 1 - w: Cauchy(0, 1))', 'R'],
    ['mixture(w: Normal(0, 1), 1 - w: Exponential(1))', 'R'],
    ['mixture(w: Uniform(0, 2), 1 - w: Uniform(1, 3))', '[0, 3]'],
    ['mixture(w: Uniform(0, a), 1 - w: Uniform(0, a))', '[0, a]'],
    ['mixture(w: Uniform(0, a), 1 - w: Exponential(1))', '[0, inf)'],
    ['mixture(w: Pareto(m, 2), 1 - w: Exponential(1))', '[0, inf)'],
    ['mixture(w: Uniform(0, a), 1 - w: Uniform(0, b))', '[0, max(a, b)]'],
    ['mixture(u: Uniform(a, 2), v: Uniform(b, 2), 1 - u - v: Uniform(c, 2))', '[min(a, b, c), 2]'],
    ['mixture(w: Beta(a, 2), 1 - w: Beta(b, 2)) on (1/2, inf)', '(1/2, 1)'],
    ['mixture(w: Binomial(5, p), 1 - w: Binomial(7, q)) on {2..}', '{2..7}'],
    ['mixture(w: Gamma(2, r) on (0, inf), 1 - w: Exponential(b))', '(0, inf)'],
    ['mixture(w: mass(1) on {0}, 1 - w: Poisson(a))', '{0..}'],
    ['mixture(w: Bernoulli(p), 1 - w: Binomial(4, q))', '{0..4}'],
    ['mixture(w: Normal(0, 1) on (0, inf), 1 - w: density(b*exp(-b*x)) on (0, inf))', '(0, inf)'],
    ['mixture(w: mixture(v: Normal(0, 1), 1 - v: Normal(1, 1)), 1 - w: Normal(2, 1))', 'R'],
  ])('of %s is %s', (law, support) => {
    expect(supportText(modelOf(`x ~ ${law}`).law.support)).toBe(support);
  });
});

describe('mistakes in a mixture', () => {
  it.each([
    ['mixture(w: Normal(0, 1), v: Normal(1, 1))', 'type-mismatch: The weights of a mixture sum to 1 for all values'],
    [
      'mixture(0.3: Normal(0, 1), 0.6: Normal(m, 1))',
      'type-mismatch: The weights of a mixture sum to 1; these sum to 0.9',
    ],
    ['mixture(w: Normal(0, 1), 1 - w: Poisson(a))', 'type-mismatch: The components of a mixture are all continuous'],
    ['mixture(w: Normal(x, 1), 1 - w: density(exp(-x)) on (0, inf))', 'type-mismatch: “x” is the observation'],
    [
      'mixture(w: Normal(0, 1), 1 - w: MvNormal([0, 0], [[1, 0], [0, 1]]))',
      'type-mismatch: The components of a mixture describe',
    ],
    [
      'mixture(w: Exponential(1), 1 - w: Exponential(m)) on (-1, inf)',
      'type-mismatch: “on” restricts a mixture to a part of its support',
    ],
    ['mixture(w: Normal(0, 1), 1 - w: Normall(m, 1))', 'unknown-distribution'],
  ])('%s: %s', (law, message) => {
    const issues = issuesOf(`x ~ ${law}`);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toContain(message);
  });

  it('are none where a component is a kernel of one number', () => {
    expect(issuesOf('x ~ mixture(w: Normal(0, 1), 1 - w: energy(x^4 + x^2) on R)')).toEqual([]);
  });

  it('is a kernel of two numbers whose integral has no closed form', () => {
    const [issue] = issuesOf('(x, y) ~ mixture(w: energy(x^4 + y^4 + x*y) on R^2, 1 - w: energy(x^2 + y^2) on R^2)');
    expect(issue).toContain(
      'not-computed: A kernel is computed with as a component of a mixture where it is of one number',
    );
  });

  it('are weights outside (0, 1), each by itself', () => {
    const issues = issuesOf('x ~ mixture(1.5: Normal(0, 1), -0.5: Normal(m, 1))');
    expect(issues).toHaveLength(2);
    for (const issue of issues) expect(issue).toContain('outside-domain: A weight of the mixture must be');
  });
});
