// Densities and kernels in two variables that do not fall apart: their information against another program, and where they are none.
import { describe, expect, it } from 'vitest';
import references from '../../reference/multivariate/planar.json' with { type: 'json' };
import { foundIn, resultsOf } from '../modelOf.ts';

describe('the information of two variables that do not fall apart', () => {
  it.each(references.map((r) => [r.lines.join(' ; '), r] as const))('%s', (_, { lines, information }) => {
    const { at } = resultsOf(...lines).information;
    expect(at?.agrees).toBe(true);
    expect(at?.routes.length).toBeGreaterThan(1);
    information.forEach((row, i) => {
      row.forEach((text, j) => {
        const unit = Math.sqrt(Number(information[i]?.[i]) * Number(information[j]?.[j]));
        const error = Math.abs((at?.value[i]?.[j] ?? NaN) - Number(text)) / unit;
        expect(error).toBeLessThanOrEqual((at?.errorBound ?? 0) + 1e-13);
        expect(error).toBeLessThan(1e-8);
      });
    });
  });
});

describe('a density in two variables', () => {
  it('that is affine in each is positive where it is so at the corners', () => {
    const { findings, model } = foundIn('(x, y) ~ density(1 + a*(1 - 2*x)*(1 - 2*y)) on (0, 1)^2');
    expect(model?.parameters.map((p) => p.domain)).toEqual(['(-1, 1)']);
    expect(findings.map((f) => f.code)).not.toContain('score-mean-nonzero');
  });

  it('that is negative somewhere is told with the place', () => {
    const { findings } = foundIn('(x, y) ~ density(1 + a*(1 - 3*x^2)*(1 - 3*y^2)) on (0, 1)^2', 'at a = -0.8');
    const found = findings.find((f) => f.code === 'negative-density');
    expect(found?.message).toMatch(/at x = 0\.\d+, y = 0\.\d+ \(a = -0\.8\) it is negative/);
  });

  it('is not taken for a law at parameters for which it is negative', () => {
    const { findings } = foundIn('(x, y) ~ density(1 + a*(1 - 3*x^2)*(1 - 3*y^2)) on (0, 1)^2', 'at a = 0.2');
    expect(findings.filter((f) => f.severity !== 'hint')).toEqual([]);
  });
});
