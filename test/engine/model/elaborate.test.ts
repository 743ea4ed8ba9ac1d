// What a block states, as a model: the order of parameters, what is known, points, samples, and that a mistake stays in its line.
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import type { SymbolExpr } from '../../../server/engine/expr/expr.ts';
import { elaborate } from '../../../server/engine/model/elaborate.ts';
import { statesKernel, type StatisticalModel } from '../../../server/engine/model/statisticalModel.ts';
import { parseNote } from '../../../server/engine/text/noteParser.ts';
import { blockOf, modelOf } from '../modelOf.ts';

const names = (model: StatisticalModel): readonly string[] => model.parameters.map((p) => p.symbol.name);

/** log p(x; θ), with θ in the model's order, then the known symbols. */
function logDensityAt(model: StatisticalModel, theta: readonly number[], ...x: readonly number[]): number {
  const symbols: SymbolExpr[] = [...model.parameters.map((p) => p.symbol), ...model.known];
  return evaluate(
    model.law.logDensity,
    new Map([
      ...symbols.map((s, i) => [s, theta[i] as number] as const),
      ...model.law.variables.map((v, i) => [v, x[i] as number] as const),
    ]),
  );
}

describe('the order of parameters', () => {
  it('is that of their first appearance, with definitions expanded in place', () => {
    expect(names(modelOf('param sigma > 0', 'x ~ Normal(mu, sigma)'))).toEqual(['mu', 'sigma']);
    expect(names(modelOf('x ~ Gamma(rate = b, shape = k)'))).toEqual(['b', 'k']);
    expect(names(modelOf('let m = c + d', 'x ~ Normal(m, a)'))).toEqual(['c', 'd', 'a']);
    expect(names(modelOf('x ~ kernel(exp(-lambda/2*x^2 + h*x)) on R'))).toEqual(['lambda', 'h']);
    expect(names(modelOf('x ~ density(exp(x)/(exp(b) - exp(a))) on (a, b)'))).toEqual(['b', 'a']);
  });

  it('lists the free coordinates of vectors and matrices', () => {
    expect(names(modelOf('x ~ Categorical(p)', 'param p in simplex(3)'))).toEqual(['p[1]', 'p[2]']);
    expect(names(modelOf('x ~ MvNormal(m, S)', 'param S in posdef(2)'))).toEqual([
      'm[1]',
      'm[2]',
      'S[1, 1]',
      'S[1, 2]',
      'S[2, 2]',
    ]);
    expect(names(modelOf('x ~ Categorical(p)', 'at p = [0.2, 0.3, 0.5]'))).toEqual(['p[1]', 'p[2]']);
  });
});

describe('what is known', () => {
  it('holds constants without a value, covariates and whole-number arguments', () => {
    const known = (...lines: readonly string[]): readonly string[] => modelOf(...lines).known.map((s) => s.name);
    expect(known('const n', 'x ~ Binomial(n, p)')).toEqual(['n']);
    expect(known('x ~ Binomial(n, p)')).toEqual(['n']);
    expect(known('const n = 10', 'x ~ Binomial(n, p)')).toEqual([]);
    expect(known('given t = [1, 2]', 'x ~ Normal(a + b*t, 1)')).toEqual(['t']);
    expect(known('given t, u = [1, 2]', 'x ~ Normal(a*u + b*t, 1)')).toEqual(['u', 't']);
    expect(known('param k in {1..}', 'x ~ Gamma(k, b)')).toEqual(['k']);
  });

  it('has its value from “at”', () => {
    const model = modelOf('x ~ Binomial(n, p)', 'at p = 0.5, n = 4');
    expect(model.point).toEqual([0.5]);
    expect([...model.knownValues.values()]).toEqual([4]);
  });
});

describe('arguments', () => {
  it('give the same law in every parametrization', () => {
    // N(1, 4) at 2.5: −½ log(8π) − 2.25/8
    const expected = -0.5 * Math.log(8 * Math.PI) - 2.25 / 8;
    expect(logDensityAt(modelOf('x ~ Normal(mu, sigma)'), [1, 2], 2.5)).toBeCloseTo(expected, 12);
    expect(logDensityAt(modelOf('x ~ Normal(mu, variance = v)'), [1, 4], 2.5)).toBeCloseTo(expected, 12);
    expect(logDensityAt(modelOf('x ~ Normal(mu, precision = tau)'), [1, 0.25], 2.5)).toBeCloseTo(expected, 12);
    expect(logDensityAt(modelOf('x ~ Normal(sd = s, mean = m)'), [2, 1], 2.5)).toBeCloseTo(expected, 12);
  });

  it('may be expressions of lists, sums, conditions and components', () => {
    const model = modelOf('let w = [1, 2, 3]', 'x ~ Normal(dot(w, [a, b, c]), sum(w[i]*s, i in 1..3))');
    expect(names(model)).toEqual(['a', 'b', 'c', 's']);
    // mean 1·1 + 2·1 + 3·1 = 6, sd 6·0.5 = 3
    expect(logDensityAt(model, [1, 1, 1, 0.5], 6)).toBeCloseTo(-0.5 * Math.log(2 * Math.PI) - Math.log(3), 12);
    const switched = modelOf('x ~ Normal(if(m > 0, m, -2*m) + [m > 0], 1)');
    expect(logDensityAt(switched, [-1], 2)).toBeCloseTo(-0.5 * Math.log(2 * Math.PI), 12);
    expect(logDensityAt(switched, [1], 2)).toBeCloseTo(-0.5 * Math.log(2 * Math.PI), 12);
  });

  it('name the roles of parameters that stand alone', () => {
    expect(modelOf('x ~ Gamma(k, rate = 2*b)').parameters.map((p) => p.role)).toEqual(['shape', undefined]);
  });
});

describe('truncation', () => {
  it('divides by the probability of the support, where that is closed', () => {
    // Poisson(1) given X ≥ 1, at 2: e^(−1)/2/(1 − e^(−1))
    const positive = modelOf('x ~ Poisson(lambda) on {1..}');
    expect(positive.origin.kind).toBe('truncated');
    expect(logDensityAt(positive, [1], 2)).toBeCloseTo(-1.2344720351728635, 12);
    // −½ log 2π − log 2 − ⅛ − log Φ(½)
    const normal = modelOf('x ~ Normal(mu, sigma) on (0, inf)');
    expect(logDensityAt(normal, [1, 2], 2)).toBeCloseTo(-1.3681392984759617, 12);
    expect(logDensityAt(modelOf('x ~ Exponential(r) on (1, 3)'), [2], 2)).toBeCloseTo(
      Math.log(2) - 4 - Math.log(Math.exp(-2) - Math.exp(-6)),
      12,
    );
    expect(logDensityAt(modelOf('x ~ Binomial(4, p) on {1..3}'), [0.5], 2)).toBeCloseTo(Math.log(6 / 14), 12);
  });

  it('keeps the parameters of the parent', () => {
    expect(names(modelOf('x ~ Normal(mu, sigma) on (0, inf)'))).toEqual(['mu', 'sigma']);
  });

  it('is a kernel on the smaller support elsewhere', () => {
    const { law, origin } = modelOf('x ~ Gamma(k, b) on (0, 1)');
    expect(origin.kind).toBe('truncated');
    expect(statesKernel(law, origin)).toBe(true);
    const normal = modelOf('x ~ Normal(mu, sigma) on (0, 1)');
    expect(statesKernel(normal.law, normal.origin)).toBe(false);
  });
});

describe('samples, points and other models', () => {
  it('reads the number of observations', () => {
    expect(modelOf('x ~ Normal(mu, 1)', 'samples 25').samples).toEqual({ symbol: undefined, value: 25 });
    expect(modelOf('x ~ Normal(mu, 1)', 'samples N').samples).toEqual({ symbol: 'N', value: undefined });
    expect(modelOf('x ~ Normal(mu, 1)', 'samples N = 100').samples).toEqual({ symbol: 'N', value: 100 });
    expect(modelOf('const n = 9', 'x ~ Normal(mu, 1)', 'samples n').samples).toEqual({ symbol: 'n', value: 9 });
  });

  it('takes what a second point leaves out from the first', () => {
    const model = modelOf('x ~ Normal(mu, sigma)', 'at mu = 0, sigma = 1', 'versus mu = 0.2');
    expect(model.versus).toEqual([0.2, 1]);
  });

  it('finds another model of the note', () => {
    const { blocks } = parseNote(
      '```model a\nx ~ Normal(mu, 1)\nversus model b\n```\n\n```model b\nx ~ Laplace(m, 1)\nversus model a\n```\n',
    );
    const [first, second] = blocks;
    if (first === undefined || second === undefined) throw new Error('Two blocks were expected.');
    expect(elaborate(first, [second]).model?.other?.law.name).toBe('Laplace');
    expect(elaborate(first, [second]).issues).toEqual([]);
  });
});

describe('a mistake in one line', () => {
  it('leaves the symbolic answer', () => {
    const { model, issues } = elaborate(blockOf('x ~ Normal(mu, sigma)', 'at mu = , sigma = 1', 'samples 10'), []);
    expect(model?.parameters).toHaveLength(2);
    expect(model?.point).toBeUndefined();
    expect(model?.samples.value).toBe(10);
    expect(issues).toEqual([]);
  });

  it('in the “~” line leaves the others silent', () => {
    const { model, issues } = elaborate(blockOf('x ~ Normal(mu', 'param sigma > 0', 'at mu = 0, sigma = 1'), []);
    expect(model).toBeUndefined();
    expect(issues).toEqual([]);
  });

  it('is never a crash', () => {
    const pieces = [
      'x',
      '~',
      'Normal',
      '(',
      ')',
      'mu',
      ',',
      '1',
      '/',
      '0',
      '[',
      ']',
      '^',
      'let',
      'at',
      '=',
      'on',
      '{',
      '..',
      '}',
      '\n',
      'density',
      'p',
      'sum',
      'if',
    ];
    let state = 12345;
    for (let trial = 0; trial < 400; trial++) {
      const text = Array.from({ length: 3 + (trial % 20) }, () => {
        state = (state * 1103515245 + 12345) % 2147483648;
        return pieces[state % pieces.length] ?? '';
      }).join(' ');
      expect(() => elaborate(blockOf(...`x ~ Normal(mu, 1)\n${text}`.split('\n')), [])).not.toThrow();
      expect(() => elaborate(blockOf(...text.split('\n')), [])).not.toThrow();
    }
  });
});
