// Every divergence of many families against integrals and sums by another program.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NamedDivergence } from '../../../server/engine/divergences/divergenceResults.ts';
import { furtherOf } from '../modelOf.ts';

interface Case {
  readonly law: string;
  readonly parameters: readonly string[];
  readonly at: readonly number[];
  readonly versus: readonly number[];
  /** By name and order: 20 digits. */
  readonly values: Readonly<Record<string, string>>;
  /** Those that are infinite or undefined. */
  readonly without: Readonly<Record<string, string>>;
}

const file = path.resolve(import.meta.dirname, '../../reference/divergences/all.json');
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Case[] };

const line = (word: string, names: readonly string[], values: readonly number[]): string =>
  `${word} ${names.map((name, i) => `${name} = ${String(values[i])}`).join(', ')}`;

const keyOf = ({ name, order }: NamedDivergence): string =>
  order === undefined || name.startsWith('kl') ? name : `${name} ${String(order)}`;

describe('every divergence', () => {
  it.each(cases.map((c) => [c.law, line('from', c.parameters, c.at), c] as const))(
    'of %s, %s, is what mpmath integrates',
    (law, _, c) => {
      const { divergences } = furtherOf(law, line('at', c.parameters, c.at), line('versus', c.parameters, c.versus));
      const found = new Map(divergences.map((d) => [keyOf(d), d]));
      for (const [key, reference] of Object.entries(c.values)) {
        const { value = NaN, errorBound = NaN, status, reason } = found.get(key) ?? {};
        expect([key, status, reason]).toEqual([key, expect.stringMatching(/^(closed-form|numeric)$/), reason]);
        const gap = Math.abs(value - Number(reference));
        // the reference has 17 digits as a double, and stands at decimals that doubles only approach
        const allowed = errorBound + 1e-14 * (1 + Math.abs(value));
        const isTight = allowed < 1e-7 * (1 + Math.abs(value));
        expect([key, value, gap <= allowed, isTight]).toEqual([key, value, true, true]);
      }
      for (const [key, status] of Object.entries(c.without))
        expect([key, found.get(key)?.status]).toEqual([key, status]);
    },
  );

  it('is a closed form for each affinity within an exponential family', () => {
    const numeric = /Laplace|Cauchy|Weibull|Gumbel|Logistic/;
    for (const { law, parameters, at, versus, without } of cases.filter((c) => !numeric.test(c.law))) {
      const { divergences } = furtherOf(law, line('at', parameters, at), line('versus', parameters, versus));
      // that of order 2 needs the sign of what stands under a root
      const ofOrderTwo = law.includes('InverseGaussian') ? [] : ['renyi 2', 'chi-squared'];
      for (const key of ['renyi 0.5', 'alpha 0', 'alpha 0.5', 'hellinger', 'bhattacharyya', ...ofOrderTwo])
        expect([law, key, divergences.find((d) => keyOf(d) === key)?.status]).toEqual([
          law,
          key,
          without[key] ?? 'closed-form',
        ]);
    }
  });
});
