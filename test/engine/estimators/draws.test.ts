// Draws are held to SciPy's distribution functions by Kolmogorov's and Smirnov's distance, and to means and variances.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import { drawsFrom } from '../../../server/engine/estimators/draws.ts';
import { normalizedLaw } from '../../../server/engine/information/normalizedLaw.ts';
import { seededRandom } from '../../../server/engine/numeric/random.ts';
import { modelOf } from '../modelOf.ts';

interface Case {
  readonly lines: readonly string[];
  readonly points: readonly (readonly [x: number, probability: number])[];
  readonly mean: number;
  readonly variance: number;
}
const file = path.resolve(import.meta.dirname, '../../reference/estimators/draws.json');
const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly Case[];
const count = 40_000;

function sample(lines: readonly string[], seed: string): Float64Array {
  const model = modelOf(...lines);
  const symbols = model.parameters.map((p) => p.symbol);
  const random = seededRandom(seed);
  const draw = drawsFrom(normalizedLaw(model).law, symbols, model.point ?? [], random, new Budget(1e7));
  if (draw === undefined) return expect.fail();
  const one = new Float64Array(1);
  return Float64Array.from({ length: count }, () => {
    draw(one);
    return one[0] ?? NaN;
  });
}

describe('draws', () => {
  it.each(cases.map((c) => [c.lines.join(' / '), c] as const))('%s', (_, { lines, points, mean, variance }) => {
    const drawn = sample(lines, 'draws').sort();
    for (const [x, probability] of points) {
      const share = drawn.filter((v) => v <= x).length / count;
      // exceeded once in ten thousand tests of a right law: √(log(2/α)/2)
      expect(Math.abs(share - probability)).toBeLessThan(2.23 / Math.sqrt(count));
    }
    const own = drawn.reduce((sum, v) => sum + v, 0) / count;
    expect(Math.abs(own - mean)).toBeLessThan(4.5 * Math.sqrt(variance / count));
    const [second, fourth] = [2, 4].map((k) => drawn.reduce((sum, v) => sum + (v - mean) ** k, 0) / count) as [
      number,
      number,
    ];
    expect(Math.abs(second - variance)).toBeLessThan(5 * Math.sqrt((fourth - second ** 2) / count));
  });

  it('are the same for the same seed, and others for another', () => {
    const lines = ['x ~ InverseGaussian(m, l)', 'at m = 1.5, l = 2'];
    expect(sample(lines, 'a').slice(0, 5)).toEqual(sample(lines, 'a').slice(0, 5));
    expect(sample(lines, 'a').slice(0, 5)).not.toEqual(sample(lines, 'b').slice(0, 5));
  });
});
