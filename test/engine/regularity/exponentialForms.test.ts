// What is said of the form of an exponential family: minimal, of full rank, curved; by hand from the log-density, and from Brown,
// Fundamentals of Statistical Exponential Families (1986), chapters 1 and 3, and Mardia and Jupp, Directional Statistics (2000), section 3.5.
import { describe, expect, it } from 'vitest';
import { exponentialFamily } from '../../../server/engine/regularity/exponentialFamily.ts';
import { suggestedRank } from '../../../server/engine/regularity/finiteRank.ts';
import { rationalNear, linearRelations } from '../../../server/engine/information/linearRelations.ts';
import { factsOf } from './facts.ts';

const assessed = (...lines: readonly string[]) => exponentialFamily.assess(factsOf(...lines));
const saidOf = (law: string): string => assessed(`x ~ ${law}`)?.reason ?? '';

describe('the form of an exponential family', () => {
  it.each([
    ['Normal(mu, sigma)', 'x², x; minimal and of full rank.'],
    ['Poisson(exp(a))', 'x; minimal and of full rank.'],
    // the mean says a + b only
    ['Normal(a + b, 1)', 'x; minimal.'],
    [
      'Multinomial(5, [a, b, 1 - a - b])',
      'x₁, x₂, since x₁ + x₂ + x₃ = 5 determines the last; minimal and of full rank.',
    ],
    // κ cos(x − μ) = κ cos μ cos x + κ sin μ sin x
    ['VonMises(m, k)', 'cos x, sin x; minimal and of full rank.'],
    ['kernel((1 - x^2)^a) on (-1, 1)', 'log(1 − x²); minimal and of full rank.'],
  ])('%s', (law, words) => {
    expect(saidOf(law).endsWith(words), saidOf(law)).toBe(true);
  });

  it('of a Dirichlet law is found however it is written', () => {
    const kernel = '(x, y, z) ~ kernel(x^(a - 1)*y^(b - 1)*z^(c - 1)) on simplex(3)';
    expect(assessed(kernel)?.reason).toContain('log x, log y, log(1 − x − y); minimal and of full rank');
  });
});

describe('fewer statistics are enough', () => {
  it.each([
    ['kernel(exp(a*x + b*x^2)) on {-1, 1}', 'x² = 1, so that 1 of them is enough'],
    ['kernel(exp(a*x + b*x^3)) on {-1, 0, 1}', 'x³ = x, so that 1 of them is enough'],
    ['kernel(exp(a*x + b*x^2 + c*x^3)) on {0, 1, 2}', 'x³ = 3x² − 2x, so that 2 of them are enough'],
  ])('%s', (law, words) => {
    expect(saidOf(law)).toContain(`on the support ${words}.`);
  });

  it.each([
    // t·(log x − x) + …: one statistic, and nothing curved
    ['Gamma(t, t)', 'η₂ = −η₁ − 1', 'x − log x is enough.'],
    // t·(log x + 2 log(1 − x)) + …
    ['Beta(t, 2*t)', 'η₂ = (η₁ − 1)/2', '½ log x + log(1 − x) is enough.'],
    // −(x − t)²/(2(1 + t)) = −(x² + 2x)/(2(1 + t)) + x + …
    ['Normal(t, variance = 1 + t)', 'η₂ = 2η₁ + 1', 'x(x + 2) is enough.'],
  ])('%s', (law, relation, words) => {
    expect(saidOf(law)).toContain(relation);
    expect(saidOf(law).endsWith(words), saidOf(law)).toBe(true);
    expect(saidOf(law)).not.toContain('curved');
  });
});

describe('a curved family', () => {
  it.each([
    ['x ~ Normal(t, t)', 'curved, since it has 2 natural parameters and 1 of its own: η₂² = −2η₁'],
    ['x ~ VonMises(m, 2)', 'curved, since it has 2 natural parameters and 1 of its own: η₂² = 4 − η₁²'],
    [
      '(x, y) ~ density(exp(-(x - t)^2/2 - (y - t^2)^2/2)/(2*pi)) on R^2',
      'η₁² = η₂ for the natural parameters η₁ = t of x',
    ],
    ['(x, y) ~ density(exp(-(x - cos(t))^2/2 - (y - sin(t))^2/2)/(2*pi)) on R^2', 'η₂² = 1 − η₁²'],
    // −(x − a)⁴ = 4a x³ − 6a² x² + 4a³ x + …
    ['x ~ kernel(exp(-(x - a)^4)) on R', 'η₁² = −8η₂/3 and η₁ η₂ = −6η₃'],
  ])('%s bends as told', (line, words) => {
    expect(assessed(line)?.reason).toContain(words);
  });
});

describe('that a family is no exponential one', () => {
  it.each(['Cauchy(m, s)', 'Weibull(k, s)', 'Logistic(m, s)', 'Gumbel(m, s)', 'Laplace(m, 1)', 'SkewNormal(m, s, a)'])(
    'is told of %s',
    (law) => {
      expect(assessed(`x ~ ${law}`)?.verdict).toBe('fails');
    },
  );

  it.each([
    ['Normal(m, s)', 2],
    ['VonMises(m, k)', 2],
    ['Gamma(k, b)', 2],
    ['Poisson(l)', 1],
    ['Cauchy(m, s)', undefined],
    ['StudentT(n, 0, 1)', undefined],
  ])('%s: the numbers suggest %s products', (law, rank) => {
    const { model, information } = factsOf(`x ~ ${law}`);
    const symbols = model.parameters.map((p) => p.symbol);
    expect(suggestedRank(information.normalized.law, symbols, model.positive)).toBe(rank);
  });
});

describe('relations among functions', () => {
  it('are found with their coefficients', () => {
    const rows = [0.1, 0.4, 0.7, 1.1, 1.9, 2.3].map((t) => [t, t * t, 3 - 2 * t + (5 / 7) * t * t, Math.exp(t)]);
    const [relation, another] = linearRelations(rows);
    expect(another).toBeUndefined();
    expect(relation?.index).toBe(2);
    expect(relation?.constant).toBeCloseTo(3, 9);
    expect([...(relation?.coefficients ?? [])]).toEqual([
      [0, rationalNear(-2)],
      [1, rationalNear(5 / 7)],
    ]);
  });

  it('with coefficients that are no plain fractions are not told', () => {
    expect(linearRelations([0.1, 0.4, 0.7, 1.1].map((t) => [t, Math.PI * t]))).toEqual([]);
  });
});
