import { describe, expect, it } from 'vitest';
import { families } from '../../../server/engine/distributions/index.ts';
import { compile, evaluate } from '../../../server/engine/expr/compile.ts';
import { argumentsOf, dimensionOf, references } from './instances.ts';

const names = (parametrization: { readonly parameters: readonly { readonly name: string }[] }): string =>
  parametrization.parameters.map((p) => p.name).join(', ');

describe('the log-density in each parametrization equals the one written for it in mpmath', () => {
  for (const family of families)
    for (const parametrization of family.parametrizations) {
      const title = `${family.name} (${names(parametrization)})`;
      const file = references(family.name);
      const stated = file.parametrizations.find((p) => p.parameters.join(', ') === names(parametrization));
      const isIrregular = file.irregular.some((p) => p.parameters.join(', ') === names(parametrization));
      it(title, () => {
        if (stated === undefined) {
          expect(isIrregular).toBe(true);
          return;
        }
        for (const point of stated.points) {
          const law = family.law(dimensionOf(family, point.at.length));
          const canonical = parametrization.toCanonical(argumentsOf(family, parametrization, point.at));
          const coordinates = law.coordinates(canonical).map((c) => evaluate(c, new Map()));
          const run = compile([law.logDensity], law.parameters, law.variables).bind(coordinates);
          const out = new Float64Array(1);
          expect(point.logDensity.length).toBeGreaterThan(0);
          for (const { x, value } of point.logDensity) {
            run(x, out);
            const expected = Number(value);
            expect(Math.abs((out[0] ?? NaN) - expected)).toBeLessThan(4e-14 * Math.max(1, Math.abs(expected)));
          }
        }
      });
    }
});
