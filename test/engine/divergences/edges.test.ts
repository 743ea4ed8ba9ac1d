// Divergences where one is infinite, undefined or has a formula by cases, each with its reason.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyzeBlock } from '../../../server/engine/analysis.ts';
import type { NamedDivergence } from '../../../server/engine/divergences/divergenceResults.ts';
import { toText } from '../../../server/engine/render/text.ts';
import { parseNote } from '../../../server/engine/text/noteParser.ts';
import { Budget } from '../../../server/engine/base/budget.ts';
import { primedSymbol } from '../../../server/engine/divergences/commonFamily.ts';
import type { Divergence, DivergenceResult } from '../../../server/engine/divergences/divergence.ts';
import { klCubic } from '../../../server/engine/divergences/klCubic.ts';
import { klQuadraticRegion } from '../../../server/engine/divergences/klQuadraticRegion.ts';
import { furtherOf, resultsOf } from '../modelOf.ts';

/** By test/reference/divergences/approximations.py. */
const approximations = JSON.parse(
  readFileSync(new URL('../../reference/divergences/approximations.json', import.meta.url), 'utf8'),
) as Readonly<Record<'cubic' | 'region', Readonly<Record<string, string>>>>;

function resultAt(divergence: Divergence, text: string): DivergenceResult | undefined {
  const { model, information } = resultsOf(...text.split('; '));
  const primed = model.parameters.map((p) => primedSymbol(p.symbol));
  const points = { theta: model.point, thetaPrime: model.versus };
  return divergence.evaluate({ model, information, other: model, primed, ...points, budget: new Budget(2e6) });
}

function named(found: readonly NamedDivergence[], name: string, order?: number): NamedDivergence {
  const divergence = found.find((d) => d.name === name && (order === undefined || d.order === order));
  if (divergence === undefined) throw new Error(`There is no ${name}.`);
  return divergence;
}

describe('two uniform laws', () => {
  it('from the narrower to the wider one have the textbook values', () => {
    const { divergences } = furtherOf('x ~ Uniform(a, b)', 'at a = 0, b = 1', 'versus a = 0, b = 2');
    expect(named(divergences, 'kl').value).toBeCloseTo(Math.LN2, 14);
    expect(named(divergences, 'chi-squared').value).toBeCloseTo(1, 13);
    expect(named(divergences, 'total-variation').value).toBeCloseTo(0.5, 13);
    expect(named(divergences, 'hellinger').value).toBeCloseTo(1 - Math.SQRT1_2, 13);
    // ½ [1·log(1/(3/4)) + ½·log((1/2)/(3/4)) + ½·log((1/2)/(1/4))]
    const expected = 0.5 * (Math.log(4 / 3) + 0.5 * Math.log(2 / 3) + 0.5 * Math.LN2);
    expect(named(divergences, 'jensen-shannon').value).toBeCloseTo(expected, 13);
  });

  it('from the wider to the narrower one are infinitely far where probability falls outside, and say so', () => {
    const { divergences } = furtherOf('x ~ Uniform(a, b)', 'at a = 0, b = 2', 'versus a = 0, b = 1');
    for (const name of ['kl', 'jeffreys', 'chi-squared'])
      expect(named(divergences, name)).toMatchObject({
        status: 'infinite',
        reason: 'The first distribution gives positive probability to values that the second excludes.',
      });
    expect(named(divergences, 'renyi', 2).status).toBe('infinite');
    expect(named(divergences, 'renyi', 0.5).value).toBeCloseTo(Math.LN2, 13);
    // an end that both have in common is no hindrance
    const where = named(divergences, 'chi-squared').where?.map(({ left, mayBeZero }) => [toText(left), mayBeZero]);
    expect(where).toEqual([
      ["a - a'", true],
      ["b' - b", true],
    ]);
  });

  it('without a value in common are at the greatest distance', () => {
    const { divergences } = furtherOf('x ~ Uniform(a, b)', 'at a = 0, b = 1', 'versus a = 2, b = 3');
    expect(named(divergences, 'hellinger').value).toBe(1);
    expect(named(divergences, 'total-variation').value).toBe(1);
    expect(named(divergences, 'jensen-shannon').value).toBeCloseTo(Math.LN2, 15);
    expect(named(divergences, 'bhattacharyya').status).toBe('infinite');
    expect(named(divergences, 'fisher').status).toBe('undefined');
  });
});

describe('Rényi’s divergence of order 2 and χ²', () => {
  it('are infinite where 2/σ² is less than 1/σ′², and their formula says where it holds', () => {
    const { divergences } = furtherOf('x ~ Normal(mu, sigma)', 'at mu = 0, sigma = 2', 'versus mu = 0, sigma = 1');
    for (const found of [named(divergences, 'renyi', 2), named(divergences, 'chi-squared')]) {
      expect(found.status).toBe('infinite');
      expect(found.where?.map(({ left }) => toText(left))).toEqual(["2*sigma'^2 - sigma^2"]);
    }
    expect(named(divergences, 'kl').status).toBe('closed-form');
  });

  it('are infinite at the edge itself: an exponential law and one of half its scale', () => {
    const { divergences } = furtherOf('x ~ Exponential(b)', 'at b = 1', 'versus b = 2');
    expect(named(divergences, 'chi-squared').status).toBe('infinite');
    const nearly = furtherOf('x ~ Exponential(b)', 'at b = 1', 'versus b = 1.9').divergences;
    // b²/(b′ (2b − b′)) − 1
    expect(named(nearly, 'chi-squared').value).toBeCloseTo(1 / (1.9 * 0.1) - 1, 11);
  });

  it('are finite where the leading powers of both log-densities cancel', () => {
    const law = 'x ~ kernel(exp(-a*x^4 - b*x^2)) on R';
    const { divergences } = furtherOf(law, 'at a = 1, b = 1', 'versus a = 2, b = 0.5');
    // p²/q is a multiple of exp(−1.5 x²): mpmath's Z(2, 0.5) sqrt(pi/1.5) / Z(1, 1)², less 1
    expect(named(divergences, 'chi-squared').value).toBeCloseTo(0.0537402358967561803, 11);
  });

  it('are infinite for Weibull laws of falling tails, of which there is no formula', () => {
    const { divergences } = furtherOf('x ~ Weibull(k, s)', 'at k = 1, s = 1', 'versus k = 2, s = 2');
    expect(named(divergences, 'chi-squared').status).toBe('infinite');
  });
});

describe('the Fisher divergence', () => {
  it('is of gradients in the observation: none for counts', () => {
    const { divergences } = furtherOf('x ~ Poisson(l)', 'at l = 1', 'versus l = 2');
    expect(named(divergences, 'fisher')).toMatchObject({ status: 'undefined', expression: undefined });
  });

  it('of normal laws is that of Hyvärinen, without his ½', () => {
    const { divergences } = furtherOf('x ~ Normal(m, s)', 'at m = 1, s = 2', 'versus m = 0, s = 3');
    // E[((x − m)/s² − (x − m′)/s′²)²]
    expect(named(divergences, 'fisher').value).toBeCloseTo(4 * (1 / 4 - 1 / 9) ** 2 + (1 / 9) ** 2, 13);
  });

  it('of Gaussian vectors with common principal axes is the sum of those along the axes', () => {
    const { divergences } = furtherOf(
      'x ~ MvNormal([0, 0], [[v, v*r], [v*r, v]])',
      'at v = 2, r = 0.4',
      'versus v = 1, r = 0.2',
    );
    // the variances v(1 + r) along (1, 1) and v(1 − r) along (1, −1)
    const along = (s: number, t: number): number => s * (1 / s - 1 / t) ** 2;
    const expected = along(2 * 1.4, 1.2) + along(2 * 0.6, 0.8);
    expect(named(divergences, 'fisher')).toMatchObject({ status: 'closed-form' });
    expect(named(divergences, 'fisher').value).toBeCloseTo(expected, 12);
  });

  it('is infinite where E[1/x²] is', () => {
    const { divergences } = furtherOf('x ~ Gamma(k, rate = b)', 'at k = 2, b = 1', 'versus k = 3, b = 1');
    expect(named(divergences, 'fisher').status).toBe('infinite');
  });
});

describe('laws whose formulas are 0/0 at shape 0', () => {
  it('are there the exponential law and that of Gumbel', () => {
    const pareto = furtherOf('x ~ GeneralizedPareto(s, k)', 'at s = 1, k = 0.2', 'versus s = 2, k = 0').divergences;
    // −(1 + k) is E log p, and 1/(1 − k) is E x
    expect(named(pareto, 'kl')).toMatchObject({ status: 'numeric', expression: undefined });
    expect(named(pareto, 'kl').value).toBeCloseTo(Math.LN2 + 1 / (2 * 0.8) - 1.2, 12);
    const gumbel = furtherOf('x ~ GEV(0, 1, k)', 'at k = 0', 'versus k = 0.2').divergences;
    expect(named(gumbel, 'kl').status).toBe('infinite');
    // by mpmath, over t ~ Exponential(1) of x = (t^(−k) − 1)/k
    expect(named(gumbel, 'kl-reverse').value).toBeCloseTo(0.0566542467758091, 12);
  });

  it('have their quadratic approximation’s error, by mpmath', () => {
    const found = furtherOf('x ~ GeneralizedPareto(s, k)', 'at s = 1, k = 0', 'versus s = 1.2, k = 0.1').divergences;
    expect(named(found, 'kl').value).toBeCloseTo(0.032909021322066163, 13);
    expect(named(found, 'kl-quadratic-error').value).toBeCloseTo(0.5193402292542194, 11);
  });
});

describe('the approximations of the Kullback–Leibler divergence', () => {
  it('for an exponential rate are u²/2 and u²/2 − u³/3 of −log(1 + u) + u', () => {
    const u = 0.2;
    const { divergences } = furtherOf('x ~ Exponential(b)', 'at b = 2', 'versus b = 2.4');
    const exact = u - Math.log1p(u);
    expect(named(divergences, 'kl-quadratic').value).toBeCloseTo(u ** 2 / 2, 14);
    expect(named(divergences, 'kl-cubic').value).toBeCloseTo(u ** 2 / 2 - u ** 3 / 3, 14);
    expect(named(divergences, 'kl-quadratic-error').value).toBeCloseTo(u ** 2 / 2 / exact - 1, 11);
    expect(named(divergences, 'kl-cubic-error').value).toBeCloseTo((u ** 2 / 2 - u ** 3 / 3) / exact - 1, 11);
  });

  it('stay within 10 % up to the root of u²/2 = 1.1 (u − log(1 + u))', () => {
    const { divergences } = furtherOf('x ~ Exponential(b)', 'at b = 1', 'versus b = 2');
    const u = named(divergences, 'kl-quadratic-region').value ?? NaN;
    expect(u ** 2 / 2 / (u - Math.log1p(u))).toBeCloseTo(1.1, 8);
  });

  it.each(Object.entries(approximations.cubic))('of third order by mpmath: %s', (text, expected) => {
    const cubic = resultAt(klCubic, text);
    expect(Math.abs((cubic?.value ?? NaN) - Number(expected))).toBeLessThan((cubic?.errorBound ?? 0) + 1e-12);
    expect(cubic?.errorBound).toBeLessThan(1e-9);
  });

  it.each(Object.entries(approximations.region))(
    'stay within 10 %% up to a multiple by mpmath: %s',
    (text, expected) => {
      const region = resultAt(klQuadraticRegion, text);
      expect(Math.abs((region?.value ?? NaN) - Number(expected))).toBeLessThan(region?.errorBound ?? 0);
    },
  );

  it('are exact everywhere for a normal mean', () => {
    const { divergences } = furtherOf('x ~ Normal(m, 1)', 'at m = 0', 'versus m = 3');
    expect(named(divergences, 'kl-quadratic-region')).toMatchObject({ value: undefined });
    expect(named(divergences, 'kl-quadratic-region').reason).toContain('as far as was looked');
  });

  it('have no third order where the log-density has a kink', () => {
    const { divergences } = furtherOf('x ~ Laplace(m, 1)', 'at m = 0', 'versus m = 1');
    expect(named(divergences, 'kl-cubic').status).toBe('undefined');
  });
});

describe('without a second point', () => {
  it('formulas are given, with where they hold', () => {
    const { divergences } = furtherOf('x ~ Poisson(l)');
    expect(divergences.map((d) => d.value).filter((v) => v !== undefined)).toEqual([]);
    const text = (name: string): string => {
      const { expression } = named(divergences, name);
      return expression === undefined ? '' : toText(expression);
    };
    expect(text('chi-squared')).toBe("exp((l - l')^2/l') - 1");
    expect(text('bhattacharyya')).toBe("(sqrt(l) - sqrt(l'))^2/2");
  });
});

describe('between two models of a note', () => {
  it('symmetric divergences do not mind which comes first', () => {
    const models = ['x ~ Normal(mu, sigma)\nat mu = 0, sigma = 1', 'y ~ Laplace(m, s)\nat m = 0.5, s = 1'];
    const from = (first: number): ReadonlyMap<string, number | null> => {
      const text = models
        .map(
          (m, i) => `\`\`\`model ${String(i)}m\n${m}${i === first ? `\nversus model ${String(1 - i)}m` : ''}\n\`\`\`\n`,
        )
        .map((block) => block.replace(/model (\d)m/g, (_, i: string) => `model ${'ab'[Number(i)] ?? ''}`));
      const { blocks } = parseNote(text.join('\n'));
      const block = blocks[first];
      if (block === undefined) throw new Error('The note has two blocks.');
      const { model } = analyzeBlock({ block, others: blocks.filter((b) => b !== block), budget: 5e6 });
      return new Map((model?.divergences ?? []).map((d) => [d.name, d.value]));
    };
    const [there, back] = [from(0), from(1)];
    for (const name of ['hellinger', 'total-variation', 'jensen-shannon', 'jeffreys', 'bhattacharyya']) {
      expect(there.get(name)).toBeGreaterThan(0);
      expect(there.get(name)).toBeCloseTo(back.get(name) ?? NaN, 10);
    }
    // the tail of the normal law is lighter than that of Laplace, and not the other way round
    expect(there.get('chi-squared')).toBeGreaterThan(0);
    expect(back.get('chi-squared')).toBeNull();
  });
});

describe('two laws without parameters', () => {
  it('have numbers without a point, and a law has none to itself', () => {
    const note =
      '```model\nx ~ Exponential(1)\nversus model rounder\n```\n\n```model rounder\nx ~ Gamma(2, rate = 2)\n```\n';
    const { blocks } = parseNote(note);
    const [waiting, rounder] = blocks.map(
      (block) =>
        analyzeBlock({ block, others: blocks.filter((b) => b !== block), budget: 3e6 }).model?.divergences ?? [],
    );
    const values = new Map(waiting?.map(({ name, value }) => [name, value]));
    const euler = 0.5772156649015329;
    expect(values.get('kl')).toBeCloseTo(1 + euler - Math.log(4), 13);
    expect(values.get('kl-reverse')).toBeCloseTo(Math.LN2 - euler, 13);
    expect(rounder).toEqual([]);
  });
});
