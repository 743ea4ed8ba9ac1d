// Finite mixtures against the integrals of another program, in the tails, and where they are singular.
import { describe, expect, it } from 'vitest';
import references from '../../reference/mixtures/mixtures.json' with { type: 'json' };
import { evaluate } from '../../../server/engine/expr/compile.ts';
import { number, symbol } from '../../../server/engine/expr/build.ts';
import { differentiate } from '../../../server/engine/expr/differentiate.ts';
import { logSumExp } from '../../../server/engine/expr/functions/logSumExp.ts';
import { reals } from '../../../server/engine/expr/range.ts';
import { toText } from '../../../server/engine/render/text.ts';
import { foundIn, modelOf, resultsOf } from '../modelOf.ts';

describe('the information of mixtures', () => {
  it.each(references.map((r) => [r.lines.join(' ; '), r] as const))('%s', (_, { lines, information }) => {
    const { at, status } = resultsOf(...lines).information;
    expect(['numeric', 'closed-form']).toContain(status);
    expect(at?.agrees).toBe(true);
    expect(at?.routes.length).toBeGreaterThan(1);
    information.forEach((row, i) => {
      row.forEach((text, j) => {
        const unit = Math.sqrt(Number(information[i]?.[i]) * Number(information[j]?.[j]));
        const error = Math.abs((at?.value[i]?.[j] ?? NaN) - Number(text)) / unit;
        expect(error).toBeLessThanOrEqual((at?.errorBound ?? 0) + 1e-13);
        expect(error).toBeLessThan(1e-10);
      });
    });
  });

  it('goes to that of the labels, 1/(p(1 − p)), as the components separate', () => {
    const { at } = resultsOf('x ~ mixture(w: Normal(0, 1), 1 - w: Normal(60, 1))', 'at w = 0.2').information;
    expect(at?.value[0]?.[0]).toBeCloseTo(1 / (0.2 * 0.8), 10);
  });

  it('is singular for all parameters where a mixture of two coins is one coin', () => {
    const { findings } = foundIn('x ~ mixture(w: Bernoulli(p), 1 - w: Bernoulli(0.3))');
    expect(findings.map((f) => f.code)).toContain('unidentifiable');
  });

  it.each([
    ['x ~ mixture(w: Normal(0, 1), 1 - w: Normal(m, 1))', 'at w = 0.5, m = 0', 1],
    ['x ~ mixture(w: Normal(0, 1), 1 - w: Normal(m, 1))', 'at w = 0.3, m = 0', 1],
    ['x ~ mixture(w: Normal(m, s), 1 - w: Normal(n, s))', 'at w = 0.3, m = 1, s = 2, n = 1', 2],
    ['x ~ mixture(w: Poisson(a), 1 - w: Poisson(b))', 'at w = 0.4, a = 2, b = 2', 1],
  ])('is singular where two components are equal: %s, %s', (law, at, rank) => {
    const { findings } = foundIn(law, at);
    const found = findings.find((f) => f.code === 'singular-information');
    expect(found?.message).toContain(`has rank ${String(rank)} of`);
    expect(findings.map((f) => f.code)).not.toContain('unidentifiable');
  });

  it('is nonsingular at generic points, though the components may be exchanged', () => {
    const { findings } = foundIn('x ~ mixture(w: Normal(m, 1), 1 - w: Normal(n, 1))', 'at w = 0.3, m = 0, n = 2');
    expect(findings.map((f) => f.code)).not.toContain('singular-information');
    expect(findings.map((f) => f.code)).not.toContain('unidentifiable');
  });
});

describe('a mixture of laws on separate supports', () => {
  it('has the indicator of a component for its efficient statistic: nothing is said against it', () => {
    const { findings, model } = foundIn('x ~ mixture(w: Uniform(0, 1), 1 - w: Uniform(2, 3))', 'at w = 0.3');
    expect(findings.filter((f) => f.code === 'bound-not-attained')).toEqual([]);
    const support = model?.regularity?.find((c) => c.condition === 'support-fixed');
    expect(support?.reason).toContain('[0, 1] ∪ [2, 3]');
  });

  it('is not restricted to a gap between them', () => {
    const { findings } = foundIn('x ~ mixture(w: Uniform(0, 1), 1 - w: Uniform(2, 3)) on (1.2, 1.8)', 'at w = 0.3');
    expect(findings.map((f) => f.code)).toContain('type-mismatch');
  });
});

describe('a mixture with an end that moves inside the support of another component', () => {
  it.each(['Uniform(0, a)', 'Pareto(a, 2)'])('has no information where the density jumps there: %s', (law) => {
    const { findings, model } = foundIn(`x ~ mixture(w: ${law}, 1 - w: Exponential(1))`, 'at w = 0.3, a = 1');
    expect(model?.fisher?.status).toBe('undefined');
    const jump = findings.find((f) => f.code === 'not-differentiable');
    expect(jump?.message).toContain('the density jumps at x = a');
    const support = model?.regularity?.find((c) => c.condition === 'support-fixed');
    expect(support?.reason).toContain('[0, ∞) is the same');
  });

  it('has one where the component falls to 0 there', () => {
    // by mpmath's quadrature
    const { at } = resultsOf(
      'x ~ mixture(w: Triangular(0, a, a/2), 1 - w: Exponential(1))',
      'at w = 0.3, a = 1',
    ).information;
    expect(at?.agrees).toBe(true);
    expect(at?.value[0]?.[0]).toBeCloseTo(1.14389687082013901, 11);
    expect(at?.value[0]?.[1]).toBeCloseTo(-0.124933994750905595, 11);
    expect(at?.value[1]?.[1]).toBeCloseTo(0.854955972354960117, 11);
  });
});

describe('a mixture whose outermost end moves', () => {
  it.each([
    ['mixture(w: Uniform(0, a), 1 - w: Uniform(0, b))', 'w = 0.4, a = 1, b = 2', '[0, max(a, b)] moves with b'],
    ['mixture(w: Uniform(0, a), 1 - w: Beta(3, b))', 'w = 0.4, a = 2, b = 2', '(0, max(a, 1)) moves with a'],
    ['mixture(w: Pareto(a, b), 1 - w: Pareto(0.5, 3.5))', 'w = 0.4, a = 0.2, b = 2', '[min(a, ½), ∞) moves with a'],
  ])('has no information where the density jumps there: %s', (law, at, words) => {
    const { findings, model } = foundIn(`x ~ ${law}`, `at ${at}`);
    expect(model?.fisher?.status).toBe('undefined');
    expect(findings.find((f) => f.code === 'support-depends-on-parameter')?.message).toContain(words);
    const free = foundIn(`x ~ ${law}`);
    expect(free.model?.fisher?.status).toBe('undefined');
    expect(free.findings.map((f) => f.code)).toContain('support-depends-on-parameter');
  });

  it.each(['mixture(w: Uniform(a, b), 1 - w: Uniform(-1, 2.5))', 'mixture(w: Pareto(b, 2), 1 - w: Pareto(0.5, 3.5))'])(
    'has none either where it lies inside the support of the other: %s',
    (law) => {
      const { findings, model } = foundIn(`x ~ ${law}`, `at w = 0.4, b = 1${law.includes('a,') ? ', a = 0' : ''}`);
      expect(model?.fisher?.status).toBe('undefined');
      expect(findings.filter((f) => f.severity === 'warning').map((f) => f.code)).toEqual(['not-differentiable']);
    },
  );

  // the density of the first is like z^(−1/b − 1) at its end, whose square of a slope is integrable where −1/b > 3/2
  it.each([
    ['-0.25', []],
    ['-0.8', ['not-differentiable']],
    ['-1', ['not-differentiable']],
    ['0.3', []],
  ])('is judged by the order at that end: GeneralizedPareto with shape %s', (b, codes) => {
    const { findings } = foundIn(
      'x ~ mixture(w: GeneralizedPareto(1, b), 1 - w: Exponential(1))',
      `at w = 0.4, b = ${b}`,
    );
    expect(findings.filter((f) => f.severity !== 'hint').map((f) => f.code)).toEqual(codes);
    if (b === '-0.8') expect(findings.find((f) => f.code === 'not-differentiable')?.message).toContain('infinite');
    if (b === '-1') expect(findings.find((f) => f.code === 'not-differentiable')?.message).toContain('jumps');
  });
});

it('a component that is flat to all orders at its end has no jump there', () => {
  const { findings } = foundIn('x ~ mixture(w: GEV(0, b, c), 1 - w: Normal(1.5, 0.5))', 'at w = 0.4, b = 1, c = 0.25');
  expect(findings.map((f) => f.code)).not.toContain('not-differentiable');
});

describe('the log-density of a mixture', () => {
  it('keeps its digits where every component underflows', () => {
    const { law, parameters } = modelOf('x ~ mixture(w: Normal(0, 1), 1 - w: Normal(m, 1))');
    const [w, m] = parameters.map((p) => p.symbol);
    const [x] = law.variables;
    if (w === undefined || m === undefined || x === undefined) throw new Error('The model has no such symbols.');
    const at = new Map([
      [w, 0.25],
      [m, 1],
      [x, 100],
    ]);
    // log φ(99) + log(3/4) but for e^(−99.5)
    expect(evaluate(law.logDensity, at)).toBeCloseTo(-(99 ** 2) / 2 - Math.log(2 * Math.PI) / 2 + Math.log(0.75), 8);
    expect(evaluate(differentiate(law.logDensity, m), at)).toBeCloseTo(99, 10);
    expect(evaluate(differentiate(law.logDensity, w), at)).toBeCloseTo(-4 / 3, 10);
  });

  it('is written as the logarithm of a sum', () => {
    const { law } = modelOf('x ~ mixture(w: Exponential(a), 1 - w: Exponential(b))');
    expect(toText(law.logDensity)).toBe('log(a*w*exp(-a*x) + b*(1 - w)*exp(-b*x))');
    const { score } = resultsOf('x ~ mixture(w: Poisson(a), 1 - w: Poisson(b))').information;
    const total = '(a^x*w*exp(-a) + b^x*(1 - w)*exp(-b))';
    expect(score?.map(toText)[0]).toBe(`a^x*exp(-a)/${total} - b^x*exp(-b)/${total}`);
  });

  it('leaves out what is 0, and has the shares of its terms as slopes', () => {
    const [u, v] = [symbol('u', 'parameter', reals), symbol('v', 'parameter', reals)];
    const logOfZero = logSumExp([]);
    expect(logSumExp([u, logOfZero])).toBe(u);
    const slope = differentiate(logSumExp([u, v, number(0)]), u);
    const values = new Map([
      [u, 800],
      [v, 799],
    ]);
    expect(evaluate(slope, values)).toBeCloseTo(1 / (1 + Math.exp(-1)), 14);
    expect(evaluate(differentiate(slope, v), values)).toBeCloseTo(-Math.E / (1 + Math.E) ** 2, 14);
  });
});
