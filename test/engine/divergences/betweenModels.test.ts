// Divergences between two named models of a note, of two families or of one, against integrals and sums by another program.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import { divergenceResults, type NamedDivergence } from '../../../server/engine/divergences/divergenceResults.ts';
import { elaborate } from '../../../server/engine/model/elaborate.ts';
import { modelResults } from '../../../server/engine/modelResults.ts';
import { parseNote } from '../../../server/engine/text/noteParser.ts';

interface Case {
  readonly law: string;
  readonly at: string;
  readonly other: string;
  readonly there: string;
  /** By name and order: 20 digits. */
  readonly values: Readonly<Record<string, string>>;
  /** Those that are infinite or undefined. */
  readonly without: Readonly<Record<string, string>>;
}

const file = path.resolve(import.meta.dirname, '../../reference/divergences/betweenModels.json');
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Case[] };

/** From the first model to the second, by name and order. */
function between(lines: readonly string[], others: readonly string[]): ReadonlyMap<string, NamedDivergence> {
  const text = ['```model', ...lines, 'versus model other', '```', '', '```model other', ...others, '```', ''].join(
    '\n',
  );
  const { blocks } = parseNote(text);
  const [block, other] = blocks;
  const { model, issues } = block === undefined || other === undefined ? {} : elaborate(block, [other]);
  if (block === undefined || model === undefined) throw new Error(issues?.map((i) => i.message).join('\n'));
  const results = modelResults({
    model,
    irregular: undefined,
    isDensity: true,
    seed: block.key,
    budget: new Budget(5e6),
  });
  const keyOf = ({ name, order }: NamedDivergence): string => (order === undefined ? name : `${name} ${String(order)}`);
  return new Map(divergenceResults(results, new Budget(2e6)).map((d) => [keyOf(d), d]));
}

describe('every divergence', () => {
  it.each(cases.map((c) => [`${c.law}, ${c.at}`, `${c.other}, ${c.there}`, c] as const))(
    'from %s to %s is what mpmath integrates',
    (_law, _other, c) => {
      const found = between([c.law, `at ${c.at}`], [c.other, `at ${c.there}`]);
      for (const [key, reference] of Object.entries(c.values)) {
        const { value = NaN, errorBound = NaN, status, reason } = found.get(key) ?? {};
        expect([key, status, reason]).toEqual([key, expect.stringMatching(/^(closed-form|numeric)$/), reason]);
        const allowed = errorBound + 1e-14 * (1 + Math.abs(value));
        const isTight = allowed < 1e-7 * (1 + Math.abs(value));
        expect([key, value, Math.abs(value - Number(reference)) <= allowed, isTight]).toEqual([key, value, true, true]);
      }
      for (const [key, status] of Object.entries(c.without))
        expect([key, found.get(key)?.status]).toEqual([key, status]);
    },
  );

  it.each([
    ['x ~ Normal(m, s)', 'x ~ Laplace(c, b)', ['kl', 'kl-reverse']],
    ['x ~ Logistic(m, s)', 'x ~ Laplace(c, b)', ['kl']],
    ['x ~ Exponential(r)', 'x ~ Laplace(c, b)', ['kl', 'hellinger', 'chi-squared']],
    ['x ~ Uniform(l, h)', 'x ~ Laplace(c, b)', ['kl', 'hellinger', 'chi-squared']],
    ['x ~ Cauchy(m, g)', 'x ~ StudentT(3, c, b)', ['kl']],
    ['x ~ Cauchy(m, g)', 'x ~ Cauchy(c, b)', ['kl', 'kl-reverse', 'chi-squared', 'renyi 2']],
    ['x ~ Laplace(m, g)', 'x ~ Laplace(c, b)', ['kl', 'kl-reverse', 'hellinger', 'renyi 2', 'fisher']],
    ['x ~ VonMises(m, g)', 'x ~ VonMises(c, b)', ['kl', 'hellinger', 'chi-squared', 'renyi 2']],
  ])('from %s to %s is a closed form where one is known', (law, other, keys) => {
    const found = between([law], [other]);
    for (const key of keys) expect([key, found.get(key)?.status]).toEqual([key, 'closed-form']);
  });
});
