// Divergences against values from another program, and against their limits.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyzeBlock } from '../../../server/engine/analysis.ts';
import type { NamedDivergence } from '../../../server/engine/divergences/divergenceResults.ts';
import { parseNote } from '../../../server/engine/text/noteParser.ts';
import { furtherOf } from '../modelOf.ts';

interface Case {
  readonly law: string;
  readonly parameters: readonly string[];
  readonly at: readonly number[];
  readonly versus: readonly number[];
  readonly kl: string;
  readonly reverse: string;
}

const file = path.resolve(import.meta.dirname, '../../reference/divergences/kl.json');
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Case[] };

const line = (word: string, names: readonly string[], values: readonly number[]): string =>
  `${word} ${names.map((name, i) => `${name} = ${String(values[i])}`).join(', ')}`;

const named = (found: readonly NamedDivergence[], name: string): NamedDivergence => {
  const divergence = found.find((d) => d.name === name);
  if (divergence === undefined) throw new Error(`There is no ${name}.`);
  return divergence;
};

describe('the Kullback–Leibler divergence', () => {
  it.each(cases.map((c) => [c.law, c] as const))('of %s, in both directions', (_, c) => {
    const { divergences } = furtherOf(c.law, line('at', c.parameters, c.at), line('versus', c.parameters, c.versus));
    for (const [name, reference] of [
      ['kl', c.kl],
      ['kl-reverse', c.reverse],
    ] as const) {
      const { value, errorBound, status } = named(divergences, name);
      expect(['closed-form', 'numeric']).toContain(status);
      expect(Math.abs((value ?? NaN) - Number(reference))).toBeLessThanOrEqual(1e-12 + 4 * (errorBound ?? 0));
    }
  });

  it('is a closed form in exponential families, by a pivot for Weibull and Gumbel, and for Laplace, Cauchy and logistic laws of one scale', () => {
    for (const { law, parameters, at, versus } of cases) {
      const { divergences } = furtherOf(law, line('at', parameters, at), line('versus', parameters, versus));
      expect([law, named(divergences, 'kl').status]).toEqual([law, 'closed-form']);
    }
  });
});

describe('where the supports differ', () => {
  it('is infinite from the wider to the narrower uniform law, and log 2 the other way', () => {
    const { divergences } = furtherOf('x ~ Uniform(a, b)', 'at a = 0, b = 1', 'versus a = 0, b = 2');
    expect(named(divergences, 'kl').value).toBeCloseTo(Math.LN2, 14);
    expect(named(divergences, 'kl-reverse').status).toBe('infinite');
  });
});

describe('between two models of a note', () => {
  it('is that of a normal and a Laplace law', () => {
    const text =
      '```model a\nx ~ Normal(mu, sigma)\nat mu = 0, sigma = 1\nversus model b\n```\n\n```model b\ny ~ Laplace(m, s)\nat m = 0, s = 1\n```\n';
    const { blocks } = parseNote(text);
    const [block, other] = blocks;
    if (block === undefined || other === undefined) throw new Error('The note has two blocks.');
    const found = analyzeBlock({ block, others: [other], budget: 5e6 }).model?.divergences ?? [];
    const value = (name: string): number => found.find((d) => d.name === name)?.value ?? NaN;
    // −½ log(2πe) + log 2 + E|X| for X standard normal; −(1 + log 2) + ½ log 2π + ½ E Y² with E Y² = 2
    expect(value('kl')).toBeCloseTo(-0.5 * Math.log(2 * Math.PI * Math.E) + Math.LN2 + Math.sqrt(2 / Math.PI), 12);
    expect(value('kl-reverse')).toBeCloseTo(-1 - Math.LN2 + 0.5 * Math.log(2 * Math.PI) + 1, 12);
  });
});

describe('the quadratic approximation', () => {
  it.each(cases.filter((c) => !c.law.includes('Laplace')).map((c) => [c.law, c] as const))(
    'of %s approaches the divergence like the third power of the distance',
    (_, c) => {
      const ratio = (share: number): number => {
        const near = c.at.map((v, i) => v + share * ((c.versus[i] ?? v) - v));
        const found = furtherOf(c.law, line('at', c.parameters, c.at), line('versus', c.parameters, near)).divergences;
        return (named(found, 'kl').value ?? NaN) / (named(found, 'kl-quadratic').value ?? NaN);
      };
      const [far, close] = [Math.abs(ratio(0.04) - 1), Math.abs(ratio(0.01) - 1)];
      expect(close).toBeLessThan(0.02);
      expect(close).toBeLessThan(0.6 * far);
    },
  );
});
