// Exponential families, entropies and new coordinates against moments by mpmath, and against what must hold of them.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import { freeSymbols, type Expr } from '../../../server/engine/expr/expr.ts';
import { product, type Matrix } from '../../../server/engine/expr/matrix.ts';
import { toText } from '../../../server/engine/render/text.ts';
import { coordinateResults, type CoordinateResults } from '../../../server/engine/coordinates/coordinateResults.ts';
import { Budget } from '../../../server/engine/base/budget.ts';
import { lawText } from '../../../server/engine/report/priorsReport.ts';
import type { ModelResults } from '../../../server/engine/modelResults.ts';
import { resultsOf } from '../modelOf.ts';

interface Moments {
  readonly entropy: string;
  readonly cumulants: Record<string, readonly string[]>;
}
const references = JSON.parse(
  readFileSync(new URL('../../reference/coordinates/moments.json', import.meta.url), 'utf8'),
) as Record<string, Moments>;

const found = (text: string): { readonly results: ModelResults; readonly of: CoordinateResults } => {
  const results = resultsOf(...text.split('; '));
  const of = coordinateResults(results, new Budget(2e6));
  if (of === undefined) throw new Error('Nothing was derived.');
  return { results, of };
};

/** The value at the writer's point. */
function at({ model }: ModelResults, e: Expr): number {
  const values = new Map([...freeSymbols(e)].map((s) => [s, model.knownValues.get(s) ?? NaN]));
  model.parameters.forEach((p, i) => values.set(p.symbol, model.point?.[i] ?? NaN));
  return evaluate(e, values);
}

describe.each(Object.entries(references))('%s', (text, { entropy, cumulants }) => {
  const { results, of } = found(text);

  it('has the entropy of its definition, or none that is closed', () => {
    if (of.entropy?.expression === undefined)
      expect(['x ~ Poisson', 'x ~ InverseGaussian']).toContain(text.split('(')[0]);
    else expect(at(results, of.entropy.expression)).toBeCloseTo(Number(entropy), 10);
  });

  it('has the cumulants of its statistics', () => {
    const statistics = Object.entries(cumulants);
    const form = results.exponentialFamily;
    if (statistics.length > 0) expect(of.exponential?.cumulants).toHaveLength(statistics.length);
    for (const [name, expected] of statistics) {
      const j = form?.sufficient.findIndex((t) => toText(t) === name) ?? -1;
      expect(j).toBeGreaterThanOrEqual(0);
      of.exponential?.cumulants?.[j]?.forEach((k, r) => {
        expect(at(results, k)).toBeCloseTo(Number(expected[r]), 8);
      });
    }
  });

  it('has informations in natural and mean parameters that are inverse to one another', () => {
    const { covariance, meanInformation } = of.exponential ?? {};
    if (covariance === undefined || meanInformation === undefined) return;
    product(covariance, meanInformation).forEach((row, i) => {
      row.forEach((entry, j) => {
        expect(at(results, entry)).toBeCloseTo(i === j ? 1 : 0, 9);
      });
    });
  });
});

describe('a conjugate prior', () => {
  it.each([
    // Diaconis and Ylvisaker (1979), section 2
    ['x ~ Bernoulli(p)', 'Beta(chi + 1, nu - chi + 1)'],
    ['x ~ Poisson(l)', 'Gamma(chi + 1, nu)'],
    ['x ~ Exponential(r)', 'Gamma(nu + 1, chi)'],
    ['x ~ Geometric(p)', 'Beta(nu + 1, chi + 1)'],
    ['x ~ Normal(mu, 2)', 'Normal(chi/nu, 2/sqrt(nu))'],
    ['x ~ Exponential(scale = t)', 'InverseGamma(nu - 1, chi)'],
  ])('of %s is %s', (text, family) => {
    const law = found(text).of.exponential?.conjugate?.law;
    expect(law && lawText(law)).toBe(family);
  });

  it('stays of its form after an observation', () => {
    for (const text of ['x ~ Bernoulli(p)', 'x ~ Poisson(l)', 'x ~ VonMises(0, k)', 'x ~ Normal(0, s)']) {
      const { results, of } = found(text);
      const prior = of.exponential?.conjugate;
      const form = results.exponentialFamily;
      if (prior === undefined || form === undefined) throw new Error('There is no conjugate prior.');
      const [t] = form.sufficient as readonly [Expr];
      const { law } = results.information.normalized;
      const values = (chi: number, nu: number, theta: number, x: number) =>
        new Map([
          [prior.sum, chi],
          [prior.weight, nu],
          [prior.parameter, theta],
          ...law.variables.map((v) => [v, x] as const),
        ]);
      const posterior = (theta: number, x: number): number =>
        evaluate(prior.logKernel, values(0.7, 2.5, theta, x)) + evaluate(law.logDensity, values(0.7, 2.5, theta, x));
      const updated = (theta: number, x: number): number =>
        evaluate(prior.logKernel, values(0.7 + evaluate(t, values(0, 0, theta, x)), 3.5, theta, x));
      const gaps = [0.3, 0.5, 0.8].map((theta) => posterior(theta, 1) - updated(theta, 1));
      expect(gaps[1]).toBeCloseTo(gaps[0] ?? NaN, 10);
      expect(gaps[2]).toBeCloseTo(gaps[0] ?? NaN, 10);
    }
  });
});

describe('new coordinates', () => {
  const inCoordinates = (text: string) => {
    const { of } = found(text);
    if (of.reparam === undefined) throw new Error('There are no coordinates.');
    return of.reparam;
  };
  const texts = (m: Matrix | undefined) => m?.map((row) => row.map(toText));

  it.each([
    // Lehmann and Casella (1998), section 2.5; the natural parameters of the normal law
    ['x ~ Bernoulli(p); reparam phi = p/(1 - p)', [['1/(phi*(phi + 1)^2)']]],
    ['x ~ Poisson(l); reparam r = sqrt(l)', [['4']]],
    ['x ~ Binomial(n, p); reparam t = asin(sqrt(p))', [['4*n']]],
    ['x ~ Exponential(r); reparam t = log(r)', [['1']]],
  ])('of %s give %s', (text, expected) => {
    const { status, matrix } = inCoordinates(text);
    expect(status).toBe('closed-form');
    expect(texts(matrix)).toEqual(expected);
  });

  it('have the information of the law that is stated in them', () => {
    const { matrix } = inCoordinates('x ~ Gamma(k, b); reparam m = k/b');
    // the parameters of the other law stand in the order mean, shape
    const own = resultsOf('x ~ Gamma(mean = m, shape = k)').information.matrix;
    expect(toText(matrix?.[0]?.[0] as Expr)).toBe(toText(own?.[1]?.[1] as Expr));
    expect(toText(matrix?.[1]?.[1] as Expr)).toBe(toText(own?.[0]?.[0] as Expr));
  });

  it('have the numbers of the formula at the point', () => {
    const {
      matrix,
      at: there,
      coordinates,
    } = inCoordinates('x ~ Normal(mu, sigma); reparam h = mu/sigma^2, l = 1/sigma^2; at mu = 1, sigma = 2');
    expect(there?.point).toEqual([0.25, 0.25]);
    matrix?.forEach((row, i) => {
      row.forEach((entry, j) => {
        const values = new Map(coordinates.map((c, c_) => [c.symbol, there?.point[c_] ?? NaN]));
        expect(there?.value[i]?.[j]).toBeCloseTo(evaluate(entry, values), 12);
      });
    });
    // (h, λ): [[1/λ, −h/λ²], [·, 1/(2λ²) + h²/λ³]]
    expect(there?.value[0]?.[0]).toBeCloseTo(4, 12);
    expect(there?.value[0]?.[1]).toBeCloseTo(-4, 12);
    expect(there?.value[1]?.[1]).toBeCloseTo(12, 12);
  });

  it('are in the parameters where they are not solved for', () => {
    const { parameters, matrix } = inCoordinates(
      'x ~ Gamma(k, b); reparam u = digamma(k) - log(b), v = k/b; at k = 2, b = 3',
    );
    expect(parameters).toBeUndefined();
    // the inverse of the covariance of log x and x
    expect(toText(matrix?.[0]?.[0] as Expr)).toBe('k/(k*trigamma(k) - 1)');
  });

  it('keep the Jeffreys prior a measure: proper or not, and of the same total', () => {
    expect(inCoordinates('x ~ Bernoulli(p); reparam phi = p/(1 - p)').jeffreys?.facts).toMatchObject({
      isProper: true,
      laws: [{ law: { family: 'BetaPrime' } }],
    });
    expect(inCoordinates('x ~ Poisson(l); reparam r = sqrt(l)').jeffreys?.facts.isProper).toBe(false);
    expect(inCoordinates('x ~ Bernoulli(p); reparam t = asin(sqrt(p))').jeffreys?.facts.isProper).toBe(true);
  });
});
