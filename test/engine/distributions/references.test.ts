/** Another program's values stand for every family in every parametrization: at three points, or with why there are none. */

import { describe, expect, it } from 'vitest';
import { families } from '../../../server/engine/distributions/index.ts';
import { references } from './instances.ts';

const cases = families.flatMap((family) =>
  family.parametrizations.map((p) => [family.name, p.parameters.map((s) => s.name).join(' ')] as const),
);

describe('reference values', () => {
  it.each(cases)('of %s (%s)', (name, parameters) => {
    const { family, parametrizations, irregular } = references(name);
    expect(family).toBe(name);
    const stated = parametrizations.find((p) => p.parameters.join(' ') === parameters);
    const isIrregular = irregular.some((r) => r.parameters.join(' ') === parameters && r.note !== '');
    if (stated === undefined) {
      expect(isIrregular).toBe(true);
      return;
    }
    const { points, known } = stated;
    expect(points.length).toBeGreaterThanOrEqual(3);
    expect(new Set(points.map((p) => p.at.join(' '))).size).toBe(points.length);
    for (const { information, logDensity } of points) {
      expect(logDensity.length).toBeGreaterThan(0);
      const isFree = known.length < parameters.split(' ').length;
      expect(information.length > 0).toBe(isFree);
      // twenty digits, but for numbers that are short
      const long = information.flat().filter((v) => v.replace(/e.*/, '').replaceAll(/[-.]/g, '').length >= 17);
      const short = information.flat().filter((v) => v.length <= 12);
      expect(long.length + short.length).toBe(information.flat().length);
      for (const value of information.flat()) expect(Number.isFinite(Number(value))).toBe(true);
    }
  });

  it('stand for no parametrization that a family does not have', () => {
    const known = new Set(cases.map(([name, parameters]) => `${name} ${parameters}`));
    const stated = families.flatMap(({ name }) =>
      references(name).parametrizations.map((p) => `${name} ${p.parameters.join(' ')}`),
    );
    expect(stated.filter((s) => !known.has(s))).toEqual([]);
  });
});
