// A quick fix mends what it says: applied and analyzed again, its finding comes to an end, no error arises, and no other warning.
import { describe, expect, it } from 'vitest';
import { analyzeBlock } from '../../../server/engine/analysis.ts';
import type { FindingReport, FixReport } from '../../../server/engine/report/blockAnalysis.ts';
import { blockFindings } from '../../../server/engine/report/blockFindings.ts';
import type { ModelAnalysis } from '../../../server/engine/report/schema.ts';
import { blockOf } from '../modelOf.ts';

interface Analyzed {
  readonly text: string;
  readonly model: ModelAnalysis | null;
  readonly findings: readonly FindingReport[];
}

function analyzed(text: string): Analyzed {
  const block = blockOf(...text.split('\n'));
  const analysis = analyzeBlock({ block, others: [], budget: 3e6, depth: 'findings' });
  return {
    text,
    model: analysis.model,
    findings: blockFindings(block, analysis, { severities: new Map(), pedantic: true }),
  };
}

const applied = (text: string, { edits }: FixReport): string =>
  [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((left, { span, replacement }) => left.slice(0, span.start) + replacement + left.slice(span.end), text);

const grave = ({ findings }: Analyzed): readonly string[] =>
  findings.filter((f) => f.severity === 'error' || f.severity === 'warning').map((f) => f.code);

/** The fixes of the code whose titles match, each applied once to the block that has it, until there is none. */
function converged(lines: readonly string[], code: string, title: RegExp): Analyzed {
  let state = analyzed(lines.join('\n'));
  expect(state.findings.map((f) => f.code)).toContain(code);
  for (let round = 0; round < 4; round++) {
    const fix = state.findings
      .filter((f) => f.code === code)
      .flatMap((f) => f.fixes)
      .find((f) => title.test(f.title));
    if (fix === undefined) {
      expect(round, `a fix like ${String(title)} of ${code}`).toBeGreaterThan(0);
      return state;
    }
    const before = grave(state);
    state = analyzed(applied(state.text, fix));
    // a domain that is stated leaves the point of a law that is none outside
    const allowed = code === 'negative-density' ? [...before, 'outside-domain'] : before;
    for (const found of grave(state)) expect(allowed, `${fix.title} in\n${state.text}`).toContain(found);
  }
  throw new Error(`Does not come to an end:\n${state.text}`);
}

const mended: readonly (readonly [code: string, title: RegExp, lines: readonly string[], after: string])[] = [
  ['unidentifiable', /^Make b/, ['x ~ Normal(a + b, 1)'], 'const b\nx ~ Normal(a + b, 1)'],
  ['unidentifiable', /^Make a/, ['param a > 0', 'x ~ Exponential(a*b)'], 'const a\nx ~ Exponential(a*b)'],
  ['unidentifiable', /^Write/, ['x ~ Normal(a + b, 1)'], 'x ~ Normal(s, 1)'],
  ['unidentifiable', /^Write/, ['x ~ Exponential(alpha*lambda)', 'samples N'], 'x ~ Exponential(s)\nsamples N'],
  [
    'unidentifiable',
    /^Write/,
    ['param a > 0', 'x ~ Exponential(a*b)', 'at a = 2, b = 3'],
    'x ~ Exponential(s)\nat s = 2*3',
  ],
  [
    'unidentifiable',
    /^Write/,
    ['x ~ Normal(a - b, s)', 'at b = -1, s = 2, a = 4'],
    'x ~ Normal(r, s)\nat r = 4 - (-1), s = 2',
  ],
  ['unidentifiable', /^Write/, ['x ~ Normal(a + b + c, 1)'], 'x ~ Normal(s, 1)'],
  ['unidentifiable', /^Write/, ['x ~ kernel(exp(-(a + b)*x)) on (0, inf)'], 'x ~ kernel(exp(-s*x)) on (0, inf)'],
  ['support-depends-on-parameter', /^Make m/, ['x ~ Pareto(m, alpha)'], 'const m\nx ~ Pareto(m, alpha)'],
  [
    'support-depends-on-parameter',
    /^Make m/,
    ['param m > 0', 'x ~ Pareto(m, alpha)', 'at m = 1, alpha = 2'],
    'const m\nx ~ Pareto(m, alpha)\nat m = 1, alpha = 2',
  ],
  [
    'support-depends-on-parameter',
    /^State/,
    ['x ~ kernel((x - m)^(k - 1)*exp(-(x - m))) on (m, inf)'],
    'x ~ kernel((x - m)^(k - 1)*exp(-(x - m))) on (m, inf)\nparam k > 2',
  ],
  [
    'support-depends-on-parameter',
    /^State/,
    ['param k in (0, 9)', 'x ~ density(k*(x - m)^(k - 1)*exp(-(x - m)^k)) on (m, inf)'],
    'param k in (2, 9)\nx ~ density(k*(x - m)^(k - 1)*exp(-(x - m)^k)) on (m, inf)',
  ],
  ['not-normalised', /^Write/, ['x ~ density(2*exp(-x/b)/b) on (0, inf)'], 'x ~ kernel(2*exp(-x/b)/b) on (0, inf)'],
  [
    'not-normalised',
    /^Divide/,
    ['x ~ density(2*exp(-x/b)/b) on (0, inf)'],
    'x ~ density((2*exp(-x/b)/b)/2) on (0, inf)',
  ],
  ['not-normalised', /^Divide/, ['x ~ density(x^2) on (0, 1)'], 'x ~ density((x^2)/(1/3)) on (0, 1)'],
  ['not-normalised', /^Write/, ['x ~ mass(p^x) on {0..}', 'at p = 0.5'], 'x ~ kernel(p^x) on {0..}\nat p = 0.5'],
  ['parameter-on-boundary', /^Write/, ['x ~ Bernoulli(p)', 'at p = 0'], 'x ~ Bernoulli(p)\nat p = 0.01'],
  ['parameter-on-boundary', /^Write/, ['x ~ Binomial(10, p)', 'at p = 1'], 'x ~ Binomial(10, p)\nat p = 0.99'],
  [
    'parameter-on-boundary',
    /^Write/,
    ['x ~ Poisson(lambda)', 'at lambda = 0'],
    'x ~ Poisson(lambda)\nat lambda = 0.01',
  ],
  [
    'outside-domain',
    /^Write/,
    ['x ~ Normal(mu, sigma)', 'at mu = 0, sigma = -2'],
    'x ~ Normal(mu, sigma)\nat mu = 0, sigma = 2',
  ],
  ['outside-domain', /^Write/, ['x ~ Bernoulli(p)', 'at p = 1.5'], 'x ~ Bernoulli(p)\nat p = 0.99'],
  [
    'outside-domain',
    /^Write/,
    ['x ~ Normal(mu, sigma)', 'at mu = 0, sigma = 0'],
    'x ~ Normal(mu, sigma)\nat mu = 0, sigma = 0.01',
  ],
  [
    'domain-too-wide',
    /^Write/,
    ['x ~ Normal(mu, sigma)', 'param sigma in R'],
    'x ~ Normal(mu, sigma)\nparam sigma in (0, inf)',
  ],
  ['domain-too-wide', /^Write/, ['x ~ Bernoulli(p)', 'param p in (-1, 1)'], 'x ~ Bernoulli(p)\nparam p in (0, 1)'],
  ['unused-parameter', /^Remove/, ['param q > 0', 'x ~ Normal(mu, 1)'], 'x ~ Normal(mu, 1)'],
  ['unused-definition', /^Remove/, ['x ~ Normal(mu, 1)', 'let b = 2*mu'], 'x ~ Normal(mu, 1)\n'],
  ['unused-definition', /^Remove/, ['const c = 3', 'x ~ Normal(mu, 1)'], 'x ~ Normal(mu, 1)'],
  ['integer-parameter', /^State/, ['x ~ Binomial(n, p)'], 'const n\nx ~ Binomial(n, p)'],
  [
    'integer-parameter',
    /^State/,
    ['param n in {1..}', 'x ~ Binomial(n, p)', 'at n = 3, p = 0.5'],
    'const n\nx ~ Binomial(n, p)\nat n = 3, p = 0.5',
  ],
  ['likely-meant', /^Write/, ['x ~ Exponential(1/theta)'], 'x ~ Exponential(scale = theta)'],
  ['likely-meant', /^Write/, ['x ~ Gamma(k, 1/b)'], 'x ~ Gamma(k, scale = b)'],
  ['likely-meant', /^Write/, ['x ~ Normal(mu, sigma^2)'], 'x ~ Normal(mu, variance = sigma^2)'],
  [
    'unstated-domain',
    /^State/,
    ['x ~ Exponential(r)', 'samples N'],
    'x ~ Exponential(r)\nparam r in (0, inf)\nsamples N',
  ],
  [
    'unstated-sample-size',
    /^State/,
    ['param r > 0', 'x ~ Exponential(r)'],
    'param r > 0\nx ~ Exponential(r)\nsamples N',
  ],
  [
    'recognized-family',
    /^Write/,
    ['x ~ kernel(exp(-lambda/2*x^2 + h*x)) on R'],
    'x ~ Normal(mean = h/lambda, sd = 1/sqrt(lambda))',
  ],
  ['recognized-family', /^Write/, ['x ~ mass(p*(1 - p)^x) on {0..}', 'at p = 0.5'], 'x ~ Geometric(p = p)\nat p = 0.5'],
  [
    'integer-parameter',
    /^State/,
    ['x ~ mass((1 - p)*p^(x - t)) on {t..}'],
    'const t\nx ~ mass((1 - p)*p^(x - t)) on {t..}',
  ],
  [
    'support-depends-on-parameter',
    /^Make a and b constants/,
    ['param a > 0', 'x ~ Exponential(r) on (a, b)'],
    'const b\nconst a\nx ~ Exponential(r) on (a, b)',
  ],
  // ∫ dx/(1 + e^(ax)) over (0, ∞) is log 2/a for a > 0
  [
    'improper-kernel',
    /^State/,
    ['x ~ kernel(1/(1 + exp(a*x))) on (0, inf)', 'param a in R'],
    'x ~ kernel(1/(1 + exp(a*x))) on (0, inf)\nparam a > 0',
  ],
  ['improper-kernel', /^Turn/, ['x ~ energy(-x^4 + a*x) on R'], 'x ~ energy(-(-x^4 + a*x)) on R'],
  // the tail is positive for w > 0, the density at 0 for w < 2
  [
    'negative-density',
    /^State/,
    ['x ~ density(w*exp(-x) + 2*(1 - w)*exp(-2*x)) on (0, inf)', 'at w = -0.5'],
    'x ~ density(w*exp(-x) + 2*(1 - w)*exp(-2*x)) on (0, inf)\nparam w in (0, 2)\nat w = -0.5',
  ],
  // Gram and Charlier's series with the fourth Hermite polynomial: excess kurtosis between 0 and 4
  [
    'negative-density',
    /^State/,
    ['x ~ density(exp(-x^2/2)/sqrt(2*pi)*(1 + g*(x^4 - 6*x^2 + 3)/24)) on R', 'at g = 5'],
    'x ~ density(exp(-x^2/2)/sqrt(2*pi)*(1 + g*(x^4 - 6*x^2 + 3)/24)) on R\nparam g in (0, 4)\nat g = 5',
  ],
  ['negative-density', /^State/, ['x ~ density(6*x*(1 - x)) on (0, 2)'], 'x ~ density(6*x*(1 - x)) on (0, 1)'],
  ['singular-information', /^Write/, ['x ~ Normal(t^3, 1)', 'at t = 0'], 'x ~ Normal(s, 1)\nat s = 0^3'],
  [
    'singular-information',
    /^Make t/,
    ['x ~ Normal(t^2, s)', 'at t = 0, s = 1'],
    'const t\nx ~ Normal(t^2, s)\nat t = 0, s = 1',
  ],
  ['unknown-distribution', /^Write/, ['x ~ Nromal(mu, sigma)'], 'x ~ Normal(mu, sigma)'],
  ['unknown-function', /^Write/, ['x ~ Normal(epx(t), 1)'], 'x ~ Normal(exp(t), 1)'],
  [
    'undefined-symbol',
    /^Write/,
    ['x ~ Normal(mu, sigma)', 'at mu = 0, sigam = 1'],
    'x ~ Normal(mu, sigma)\nat mu = 0, sigma = 1',
  ],
  ['argument-name', /^Write/, ['x ~ Normal(mu, vraiance = v)'], 'x ~ Normal(mu, variance = v)'],
];

describe('a quick fix', () => {
  it.each(mended.map((m) => [`${m[0]} ${String(m[1])}: ${m[2].join(' / ')}`, m] as const))(
    'mends %s',
    (_, [code, title, lines, after]) => {
      const end = converged(lines, code, title);
      expect(end.text).toBe(after);
      expect(end.findings.map((f) => f.code)).not.toContain(code);
    },
  );

  it.each([
    [['x ~ Uniform(0, theta)'], 'x ~ Uniform(0, theta)\nat theta = 1\nsamples 10'],
    [['x ~ Uniform(0, theta)', 'samples N'], 'x ~ Uniform(0, theta)\nat theta = 1\nsamples N = 10'],
    [['x ~ Uniform(0, theta)', 'at theta = 3', 'samples N'], 'x ~ Uniform(0, theta)\nat theta = 3\nsamples N = 10'],
    [['x ~ Uniform(a, b)', 'samples 5'], 'x ~ Uniform(a, b)\nat a = 1, b = 2\nsamples 5'],
    [['x ~ Pareto(m, alpha)'], 'x ~ Pareto(m, alpha)\nat m = 1, alpha = 1\nsamples 10'],
    [
      ['x ~ density(exp(-sqrt(abs(x - m)))/4) on R'],
      'x ~ density(exp(-sqrt(abs(x - m)))/4) on R\nat m = 1\nsamples 10',
    ],
  ] as const)('brings the Chapman–Robbins bound into sight: %j', (lines, after) => {
    const start = analyzed(lines.join('\n'));
    const fix = start.findings.flatMap((f) => f.fixes).find((f) => f.title.startsWith('Use the Chapman–Robbins bound'));
    if (fix === undefined) throw new Error('There is no such fix.');
    const end = analyzed(applied(start.text, fix));
    expect(end.text).toBe(after);
    expect(grave(end)).toEqual(grave(start));
    expect(end.model?.bounds?.filter((b) => b.name === 'chapman-robbins').every((b) => (b.value ?? 0) > 0)).toBe(true);
    expect(end.model?.bounds?.some((b) => b.name === 'chapman-robbins')).toBe(true);
    expect(end.findings.some((f) => f.message.includes('it stands among the bounds'))).toBe(true);
    expect(end.findings.flatMap((f) => f.fixes).some((f) => f.title.startsWith('Use the Chapman'))).toBe(false);
  });

  it.each([
    [['x ~ Normal(a + b, a)'], 'unidentifiable'],
    [['x ~ Normal(a + b, 1)', 'claim fisher[a, a] = 1'], 'rewriting'],
    [['x ~ Uniform(theta, theta + 1)'], 'Chapman'],
  ] as const)('is not offered where it would not mend: %j', (lines, what) => {
    const titles = analyzed(lines.join('\n')).findings.flatMap((f) => f.fixes.map((fix) => fix.title));
    expect(
      titles.filter((t) => /^Write “s”|Chapman/.test(t)),
      what,
    ).toEqual([]);
  });
});
