// No alarm on a regular model: every family in every parametrization, at points drawn from its interior, has the warnings that
// mathematics demands of that point and no others; so have laws written out that are regular by construction.
// FISHER_NOTES_POINTS says how many points of each; 50 take most of an hour, and 300 laws written out with them.
import { describe, expect, it } from 'vitest';
import { families } from '../../../server/engine/distributions/index.ts';
import { seededRandom } from '../../../server/engine/numeric/random.ts';
import { familyBlock } from './interiorPoints.ts';
import { alarmsOf } from './facts.ts';
import { regularLaw } from './regularLaws.ts';

type Point = Readonly<Record<string, number>>;
const always = (): boolean => true;

/** The end moves at a rate of −1/shape: regular where the density vanishes there faster than the distance (D2). */
const hasSharpEnd = ({ shape }: Point): boolean => (shape ?? 0) <= -1 / 2;

/** What must be told, and where: Uniform and Pareto jump at a moving end, Triangular vanishes linearly (D2), Laplace has a kink (D4). */
const demanded: Readonly<Record<string, { readonly code: string; readonly where: (point: Point) => boolean }>> = {
  Uniform: { code: 'support-depends-on-parameter', where: always },
  Pareto: { code: 'support-depends-on-parameter', where: always },
  Triangular: { code: 'support-depends-on-parameter', where: always },
  GEV: { code: 'support-depends-on-parameter', where: hasSharpEnd },
  GeneralizedPareto: { code: 'support-depends-on-parameter', where: hasSharpEnd },
  Laplace: { code: 'not-differentiable', where: always },
  // of one trial only the probability a/(a + b) is identified (D6)
  BetaBinomial: { code: 'unidentifiable', where: ({ n }) => n === 1 },
};

const count = Number(process.env['FISHER_NOTES_POINTS'] ?? 1);

const cases = families.flatMap((family, f) =>
  family.parametrizations.map((parametrization, k) => {
    const names = parametrization.parameters.map((p) => p.name).join(', ');
    return { label: `${family.name}(${names})`, family, parametrization, seed: `${family.name} ${k}`, first: f + k };
  }),
);

describe('no false alarm', () => {
  it.each(cases)(
    '$label',
    ({ family, parametrization, seed, first }) => {
      // which of the points is the first differs by family, so that half of them are extreme
      for (let i = first; i < first + count; i++) {
        const random = seededRandom(`${seed} ${i % Math.max(count, 50)}`);
        const { lines, point } = familyBlock(family, parametrization, random, i % 2 === 0 ? 'moderate' : 'extreme');
        const rule = demanded[family.name];
        expect(alarmsOf(...lines), lines.join('; ')).toEqual(rule?.where(point) === true ? [rule.code] : []);
      }
    },
    60_000 * count,
  );
});

describe('no false alarm on a law written out', () => {
  it.each(Array.from({ length: 6 }, (_, i) => i))(
    'part %d',
    (part) => {
      const laws = count === 1 ? 4 : count;
      for (let i = part; i < 6 * laws; i += 6) {
        const lines = regularLaw(seededRandom(`regular law ${i}`), i);
        expect(alarmsOf(...lines), lines.join('; ')).toEqual([]);
      }
    },
    60_000 * count,
  );
});
