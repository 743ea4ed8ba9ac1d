// Estimands, estimators, priors and coordinates that nobody has thought of: the engine answers, with finite numbers that fit together.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeBlock } from '../../server/engine/analysis.ts';
import type { BlockAnalysis } from '../../server/engine/report/blockAnalysis.ts';
import { blockOf } from '../engine/modelOf.ts';

const analyze = (...lines: readonly string[]): BlockAnalysis =>
  analyzeBlock({ block: blockOf(...lines), others: [], budget: 400_000 });

/** Every number in the answer, wherever it stands. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** A law, a point, and the names that may be estimated. */
const law = fc.constantFrom<[string, string][]>(
  ['x ~ Normal(a, b)', 'at a = 1, b = 2'],
  ['x ~ Gamma(a, b)', 'at a = 2, b = 1'],
  ['x ~ Poisson(a + b)', 'at a = 1, b = 2'],
  ['x ~ Uniform(a, a + b)', 'at a = 0, b = 1'],
  ['x ~ Cauchy(a, b)', 'at a = 0, b = 1'],
  ['x ~ Bernoulli(a*b)', 'at a = 0.5, b = 0.5'],
  ['x ~ Pareto(a, b)', 'at a = 1, b = 3'],
  ['x ~ mixture(a: Normal(0, 1), 1 - a: Normal(b, 1))', 'at a = 0.5, b = 2'],
);
const { expression: ofSample } = fc.letrec<{ expression: string; summary: string; inner: string }>((tie) => ({
  inner: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('x', 'x', 'x^2', 'log(abs(x) + 1)', 'abs(x)', '[x > 1]', '1/(1 + x^2)'),
    fc.tuple(tie('inner'), fc.constantFrom('+', '*', '-'), tie('inner')).map(([p, o, q]) => `(${p} ${o} ${q})`),
    tie('summary').map((s) => `(x - ${s})^2`),
  ),
  summary: fc
    .tuple(fc.constantFrom('mean', 'sum', 'min', 'max', 'median', 'var', 'sd', 'count'), tie('inner'))
    .map(([name, of]) => `${name}(${of})`),
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('summary'),
    fc.tuple(tie('expression'), fc.constantFrom('+', '*', '-', '/'), tie('expression')).map((p) => `(${p.join(' ')})`),
    tie('expression').map((e) => `exp(-${e})`),
    tie('summary').map((s) => `${s}*(N + 1)/N`),
  ),
}));
const ofParameters = fc.constantFrom('a', 'a + b', 'a/b', 'a^2', 'exp(-b)', 'log(b)', 'a*b', 'abs(a)', '3', 'c', 'x');
const priorLaw = fc.constantFrom(
  'Normal(0, 1)',
  'Gamma(2, 1)',
  'Beta(2, 2)',
  'Normal(0, 1) on (0, inf)',
  'Poisson(2)',
  'Gamma(c, 1)',
  'density(exp(-b)) on (0, inf)',
  'Dirichlet([1, 1, 1])',
);

describe('statements about a model', () => {
  it('are answered with finite numbers and no failure', () => {
    fc.assert(
      fc.property(
        law,
        ofSample,
        ofParameters,
        ofParameters,
        priorLaw,
        fc.constantFrom('N', 'N = 6', '6'),
        (...parts) => {
          const [[model, point], sample, first, second, prior, size] = parts;
          const isNumbered = size === 'N' || size === 'N = 6';
          const analysis = analyze(
            model,
            `samples ${size}`,
            `estimand g = ${first}`,
            `reparam phi = ${second}`,
            `prior b ~ ${prior}`,
            `estimator T = ${isNumbered ? sample : sample.replaceAll('N', '6')}`,
            point,
          );
          expect(analysis.findings.filter((f) => f.code === 'internal-error')).toEqual([]);
          expect(numbersIn(analysis.model).every(Number.isFinite)).toBe(true);
          for (const estimator of analysis.model?.estimators ?? []) {
            const { variance, efficiencies, unbiased, bias } = estimator;
            if (variance.value !== null) expect(variance.value).toBeGreaterThanOrEqual(-1e-9);
            if (unbiased === true) expect(Math.abs(bias.value ?? 0)).toBeLessThan(1e-8);
            // no estimator is better than a bound
            const sure = variance.status === 'closed-form' || variance.status === 'numeric';
            for (const { value } of sure ? efficiencies : []) if (value !== null) expect(value).toBeLessThan(1 + 1e-6);
          }
        },
      ),
      { numRuns: 40, seed: 5 },
    );
  });
});
