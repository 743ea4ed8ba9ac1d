// Densities by cases, on shifted and stretched supports, and of transforms: closed forms against quadrature by another program.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../server/engine/expr/compile.ts';
import { resultsOf } from '../modelOf.ts';

interface Case {
  readonly name: string;
  readonly lines: readonly string[];
  readonly parameters: readonly string[];
  readonly points: readonly {
    readonly at: readonly number[];
    readonly information: readonly (readonly string[])[];
  }[];
}

const folder = path.resolve(import.meta.dirname, '..', '..', 'reference', 'written');
const cases = ['written.json', 'further.json'].flatMap(
  (name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as readonly Case[],
);

describe('a density that is written out', () => {
  it.each(cases.map((c) => [c.name, c] as const))('%s', (_, { lines, parameters, points }) => {
    const { information, model } = resultsOf(...lines);
    expect(information.status).toBe('closed-form');
    const entries = (information.matrix ?? []).flat().filter((e) => e !== undefined);
    const own = model.parameters.map((p) => p.symbol);
    expect(entries).toHaveLength(own.length ** 2);
    const places = own.map((s) => parameters.indexOf(s.name));
    const program = compile(entries, own);
    for (const { at, information: reference } of points) {
      const found = new Float64Array(own.length ** 2);
      program.bind(places.map((i) => at[i] ?? NaN))([], found);
      const expected = places.flatMap((i) => places.map((j) => Number(reference[i]?.[j])));
      const scale = (k: number): number => Math.sqrt(expected[k * own.length + k] ?? NaN);
      found.forEach((value, k) => {
        const unit = scale(Math.floor(k / own.length)) * scale(k % own.length);
        expect(Math.abs(value - (expected[k] ?? NaN)) / unit).toBeLessThan(1e-9);
      });
    }
  });
});
