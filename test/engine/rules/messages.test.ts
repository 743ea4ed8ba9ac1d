// What a regularity finding says: the fact, why it matters to a statistician, what to do; and where the other places are.
import { describe, expect, it } from 'vitest';
import { foundIn } from '../modelOf.ts';

const models: readonly (readonly string[])[] = [
  ['x ~ Uniform(0, theta)'],
  ['x ~ Uniform(0, theta)', 'at theta = 2'],
  ['x ~ Uniform(0, theta)', 'at theta = 2', 'samples N'],
  ['x ~ Uniform(theta, theta + 1)'],
  ['x ~ Uniform(a, b)'],
  ['x ~ Uniform(-theta, theta)', 'samples 10'],
  ['param theta > 0', 'x ~ Uniform(theta, 2*theta)'],
  ['x ~ Pareto(m, alpha)'],
  ['x ~ Pareto(m, 3)', 'at m = 1'],
  ['x ~ Exponential(1) on (t, inf)'],
  ['x ~ Normal(0, 1) on (t, inf)'],
  ['x ~ density(exp(-(x - m))) on (m, inf)'],
  ['x ~ density(l*exp(-l*(x - m))) on (m, inf)', 'at m = 0, l = 2'],
  ['x ~ density(exp(-(x - m))*[x > m]) on R'],
  ['x ~ density(2*(theta - x)/theta^2) on (0, theta)'],
  ['x ~ density(2*x/theta^2) on (0, theta)', 'at theta = 1'],
  ['x ~ density(6*x*(theta - x)/theta^3) on (0, theta)'],
  ['x ~ density(3*(theta - x)^2/theta^3) on (0, theta)'],
  ['x ~ kernel((x - m)^(k - 1)*exp(-(x - m))) on (m, inf)'],
  ['param k > 2', 'x ~ kernel((x - m)^(k - 1)*exp(-(x - m))) on (m, inf)'],
  ['x ~ density(k*(x - m)^(k - 1)*exp(-(x - m)^k)) on (m, inf)', 'at m = 0, k = 1.5'],
  ['x ~ density(k*(x - m)^(k - 1)*exp(-(x - m)^k)) on (m, inf)', 'at m = 0, k = 3'],
  ['x ~ density(k*(x - m)^(k - 1)*exp(-(x - m)^k)) on (m, inf)', 'at m = 0, k = 0.5'],
  ['x ~ density(sqrt(x - m)*exp(-(x - m))/gamma(3/2)) on (m, inf)'],
  ['x ~ density((x - m)*exp(-(x - m))) on (m, inf)', 'at m = 1'],
  ['x ~ density((x - m)^(-1/2)*exp(-(x - m))/sqrt(pi)) on (m, inf)'],
  ['x ~ DiscreteUniform(1, n)', 'at n = 6'],
  ['x ~ Binomial(n, p)'],
  ['x ~ Laplace(m, b)'],
  ['x ~ Laplace(m, b)', 'at m = 0, b = 1'],
  ['x ~ density(exp(-abs(x - m))/2) on R'],
  ['x ~ Triangular(0, 1, c)'],
  ['x ~ density(exp(-sqrt(abs(x - m)))/4) on R'],
  ['x ~ density(exp(-sqrt(abs(x - m)))/4) on R', 'at m = 0', 'samples 10'],
  ['x ~ kernel(exp(-abs(x - m)^p)) on R'],
  ['x ~ kernel(exp(-abs(x - m)^p)) on R', 'at m = 0, p = 0.4'],
  ['x ~ kernel(exp(-abs(x - m)^p)) on R', 'at m = 0, p = 0.7'],
  ['x ~ kernel(exp(-abs(x - m)^(1/3))) on R', 'at m = 0'],
  ['x ~ kernel(exp(-if(x > t, 2, 1)*x)) on (0, inf)'],
  ['x ~ kernel(exp(-if(x > t, 2, 1)*x)) on (0, inf)', 'at t = 1'],
  ['x ~ Poisson(exp(abs(b)))', 'at b = 0'],
  ['x ~ Normal(abs(t), 1)'],
  ['x ~ Normal(abs(t), 1)', 'at t = 0'],
  ['x ~ Normal(a + b, 1)'],
  ['x ~ Normal(a + b, 1)', 'at a = 1, b = 2'],
  ['param a > 0', 'x ~ Exponential(a*b)'],
  ['x ~ Normal(mu, s*t)'],
  ['x ~ Poisson(a*b*c)'],
  ['x ~ Bernoulli(logistic(a + b))'],
  ['x ~ kernel(c*exp(-x^2/s)) on R'],
  ['x ~ Normal(t^3, 1)', 'at t = 0'],
  ['x ~ Normal(t^2, 1)', 'at t = 0'],
  ['x ~ Gamma(k, b)', 'at k = 1e9, b = 1'],
  ['x ~ Bernoulli(p)', 'at p = 0'],
  ['param p in [0, 1]', 'x ~ Bernoulli(p)', 'at p = 1'],
  ['x ~ Poisson(lambda)', 'at lambda = 0'],
  ['param w in [0, 1]', 'x ~ mixture(w: Normal(m, 1), 1 - w: Normal(0, 1))', 'at m = 1, w = 0'],
  ['x ~ density(2*exp(-x)) on (0, inf)'],
  ['x ~ density(exp(-l*x)) on (0, inf)'],
  ['x ~ mass(p^x) on {0..}', 'at p = 0.5'],
  ['x ~ density(x) on (-1, 1)'],
  ['x ~ kernel(1/x) on (1, inf)'],
  ['x ~ kernel(abs(x - m)*exp(-(x - m)^2)) on R'],
  ['x ~ kernel(abs(x - m)^(3/4)*exp(-(x - m)^2)) on R', 'at m = 0'],
];

const judged: ReadonlySet<string> = new Set([
  'support-depends-on-parameter',
  'moving-support',
  'not-differentiable',
  'score-mean-nonzero',
  'infinite-information',
  'singular-information',
  'unidentifiable',
  'ill-conditioned',
  'not-normalised',
  'negative-density',
  'improper-kernel',
  'parameter-on-boundary',
  'integer-parameter',
]);

/** How the last sentence begins, which says what to do. */
const advice =
  /^(Use|State|Make|Write|Narrow|Choose|Correct|Check|Judge|Keep|Fix|Nothing needs|If .+ known, state|The Chapman–Robbins bound, which asks for no derivative, holds)/;

const findings = models.map((lines) => {
  const text = lines.join('\n');
  return { text, found: foundIn(...lines).findings.filter((f) => judged.has(f.code)) };
});

describe('a regularity finding', () => {
  it.each(findings.map((f) => [f.text.replaceAll('\n', ' / '), f] as const))(
    'says fact, reason and remedy: %s',
    (_, { text, found }) => {
      expect(found.length).toBeGreaterThan(0);
      for (const { code, message, span, related } of found) {
        const sentences = message.replace(/^.{1,60}?: (?=[a-z])/, '').split(/(?<=[.…])\s+(?=[A-ZÀ-Ý½E])/u);
        expect(sentences.length, `${code}: ${message}`).toBeGreaterThanOrEqual(3);
        expect(sentences.at(-1), code).toMatch(advice);
        for (const other of related) {
          expect([other.span.start, other.span.end]).not.toEqual([span.start, span.end]);
          expect(text.slice(other.span.start, other.span.end), other.message).toMatch(/\S/);
          expect(other.message).toMatch(/\.$/);
        }
      }
    },
  );

  it('is told of these models in every code', () => {
    const told = new Set(findings.flatMap(({ found }) => found.map((f) => f.code)));
    // a mean of the score that nothing else explains is not known of a model that this program reads right
    expect([...judged].filter((code) => !told.has(code as 'syntax'))).toEqual(['score-mean-nonzero']);
  });

  const relatedTo = (code: string, ...lines: readonly string[]): readonly string[] =>
    foundIn(...lines)
      .findings.filter((f) => f.code === code)
      .flatMap((f) => f.related.map(({ span }) => lines.join('\n').slice(span.start, span.end)));

  it.each([
    ['support-depends-on-parameter', ['param m > 0', 'x ~ Pareto(m, alpha)'], ['param m > 0']],
    ['support-depends-on-parameter', ['x ~ density(exp(-(x - m))) on (m, inf)'], ['m']],
    [
      'support-depends-on-parameter',
      ['x ~ density(k*(x - m)^(k - 1)*exp(-(x - m)^k)) on (m, inf)', 'at m = 0, k = 1.5'],
      ['m', 'at m = 0, k = 1.5'],
    ],
    ['moving-support', ['param k > 2', 'x ~ kernel((x - m)^(k - 1)*exp(-(x - m))) on (m, inf)'], ['m']],
    ['not-differentiable', ['param m > 0', 'x ~ Laplace(m, 1)'], ['param m > 0']],
    ['not-differentiable', ['x ~ kernel(exp(-abs(x - m)^p)) on R', 'at m = 0, p = 0.4'], ['at m = 0, p = 0.4']],
    ['unidentifiable', ['param b > 0', 'x ~ Normal(a + b, 1)'], ['a', 'b', 'param b > 0']],
    ['singular-information', ['x ~ Normal(t^3, 1)', 'at t = 0'], ['t']],
    ['parameter-on-boundary', ['param p in [0, 1]', 'x ~ Bernoulli(p)', 'at p = 0'], ['param p in [0, 1]', 'p']],
    ['outside-domain', ['param s in (0, 2)', 'x ~ Normal(0, s)', 'at s = 3'], ['param s in (0, 2)', 's']],
    ['not-normalised', ['x ~ density(2*exp(-x)) on (0, inf)'], ['(0, inf)']],
  ] as const)('%s of %j points to %j', (code, lines, places) => {
    expect(relatedTo(code, ...lines)).toEqual(expect.arrayContaining([...places]));
  });

  it('names the limit that replaces the normal one on an edge', () => {
    const of = (...lines: readonly string[]): string =>
      foundIn(...lines).findings.find((f) => f.code === 'parameter-on-boundary')?.message ?? '';
    expect(of('x ~ Bernoulli(p)', 'at p = 0')).toContain('½χ²₀ + ½χ²₁');
    const mixture = of('param w in [0, 1]', 'x ~ mixture(w: Normal(m, 1), 1 - w: Normal(0, 1))', 'at m = 1, w = 0');
    expect(mixture).toContain('m has no effect there');
    expect(mixture).not.toContain('½χ²');
    const shared = of('param w in [0, 1]', 'x ~ mixture(w: Normal(m, 1), 1 - w: Normal(-m, 1))', 'at m = 1, w = 0');
    expect(shared).toContain('½χ²₀ + ½χ²₁');
  });

  it('is one for one cusp', () => {
    const { findings: found } = foundIn('x ~ density(exp(-sqrt(abs(x - m)))/4) on R', 'at m = 0');
    expect(found.filter((f) => /not-diff|infinite/.test(f.code)).map((f) => f.code)).toEqual(['not-differentiable']);
    const zero = foundIn('x ~ kernel(abs(x - m)^(1/3)*exp(-(x - m)^2)) on R', 'at m = 0').findings;
    expect(zero.filter((f) => /not-diff|infinite/.test(f.code)).map((f) => f.code)).toEqual(['infinite-information']);
    expect(found.find((f) => f.code === 'not-differentiable')?.message).toMatch(
      /information of m is infinite.*N\^\(1\/\(1 \+ 2p\)\)/,
    );
  });
});
