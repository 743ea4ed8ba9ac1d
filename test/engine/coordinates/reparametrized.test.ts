// Information, inverse and Jeffreys prior in new coordinates against sympy (test/reference/coordinates/reparametrized.py).
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import { newCoordinates } from '../../../server/engine/coordinates/newCoordinates.ts';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import type { Expr } from '../../../server/engine/expr/expr.ts';
import { resultsOf } from '../modelOf.ts';

interface Reference {
  readonly coordinates: readonly number[];
  readonly other: readonly number[];
  readonly matrix: readonly (readonly number[])[];
  readonly inverse: readonly (readonly number[])[];
  readonly volumes: number;
}
const references = JSON.parse(
  readFileSync(new URL('../../reference/coordinates/reparametrized.json', import.meta.url), 'utf8'),
) as Record<string, Reference>;

describe('new coordinates', () => {
  it.each(Object.entries(references))('%s', (text, reference) => {
    const results = resultsOf(...text.split('; '));
    const { reparam } = results.model;
    const found = reparam && newCoordinates(results, reparam, new Budget(2e6));
    if (found === undefined) throw new Error('There are no coordinates.');
    const at = (e: Expr | undefined, place: readonly number[]): number =>
      e === undefined ? NaN : evaluate(e, new Map(found.coordinates.map((c, i) => [c.symbol, place[i] ?? NaN])));
    expect(found.status).toBe('closed-form');
    reference.coordinates.forEach((value, i) => {
      expect(found.at?.point[i]).toBeCloseTo(value, 12);
      reference.coordinates.forEach((_, j) => {
        expect(at(found.matrix?.[i]?.[j], reference.coordinates)).toBeCloseTo(reference.matrix[i]?.[j] ?? NaN, 11);
        expect(at(found.inverse?.[i]?.[j], reference.coordinates)).toBeCloseTo(reference.inverse[i]?.[j] ?? NaN, 11);
        expect(found.at?.value[i]?.[j]).toBeCloseTo(reference.matrix[i]?.[j] ?? NaN, 11);
      });
    });
    const volume = (place: readonly number[]): number => at(found.jeffreys?.density, place);
    expect(volume(reference.coordinates) / volume(reference.other)).toBeCloseTo(reference.volumes, 11);
  });
});
