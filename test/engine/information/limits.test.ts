// Numbers at and near points at which a closed form is 0/0 or loses its digits, against integrals in 25 digits or more
// (test/reference/limits/removable.py), and where a region is told.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bestValue } from '../../../server/engine/information/fisherInformation.ts';
import { regularRegion } from '../../../server/engine/regularity/regularRegion.ts';
import { factsOf, verdictsOf } from '../regularity/facts.ts';

interface Case {
  readonly model: string;
  readonly at: string;
  readonly value: readonly (readonly string[])[];
}
const file = new URL('../../reference/limits/removable.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Case[] };

describe('information at and near removable singularities', () => {
  it.each(cases)('$model $at', ({ model, at, value }) => {
    const facts = factsOf(model, at);
    const best = bestValue(facts.information);
    const expected = value.map((row) => row.map(Number));
    expected.forEach((row, i) => {
      row.forEach((v, j) => {
        const unit = Math.sqrt((expected[i]?.[i] ?? NaN) * (expected[j]?.[j] ?? NaN));
        expect(Math.abs((best?.value[i]?.[j] ?? NaN) - v) / unit).toBeLessThan(1e-12);
      });
    });
    expect(facts.information.at?.routes.length).toBeGreaterThan(1);
    expect(verdictsOf(facts)['score-mean-zero']).toBe('holds');
  });
});

describe('a region of regularity', () => {
  it.each([
    ['x ~ GEV(m, s, k)', 'k > −½'],
    ['x ~ GeneralizedPareto(s, k)', 'k > −½'],
  ])('%s has its closed form where %s', (model, region) => {
    const facts = factsOf(model);
    expect(facts.information.status).toBe('closed-form');
    expect(verdictsOf(facts)['information-finite']).toBe('undecided');
    expect(facts.information.verification.every((p) => (p.theta.at(-1) ?? NaN) > -0.5)).toBe(true);
    expect(regularRegion(facts.model, facts.write)).toBe(region);
  });
});
