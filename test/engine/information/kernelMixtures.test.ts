// Mixtures of kernels and of truncated laws whose constants have no closed form, against the integrals of another program.
import { describe, expect, it } from 'vitest';
import references from '../../reference/mixtures/kernels.json' with { type: 'json' };
import { Budget } from '../../../server/engine/base/budget.ts';
import { fisherInformation } from '../../../server/engine/information/fisherInformation.ts';
import { modelOf } from '../modelOf.ts';

describe('the information of mixtures of kernels without a closed constant', () => {
  it.each(references.map((r) => [r.lines.join(' ; '), r] as const))('%s', (_, { lines, point, information }) => {
    const values = Object.entries(point).map(([name, value]) => `${name} = ${String(value)}`);
    const model = modelOf(...lines, `at ${values.join(', ')}`);
    const request = { model, irregular: undefined, seed: lines.join(), budget: new Budget(5e6) };
    const { at, status } = fisherInformation(request);
    expect(status).toBe('numeric');
    expect(at?.agrees).toBe(true);
    expect(at?.routes.length).toBeGreaterThan(1);
    information.forEach((row, i) => {
      row.forEach((value, j) => {
        const unit = Math.sqrt((information[i]?.[i] ?? NaN) * (information[j]?.[j] ?? NaN));
        const error = Math.abs((at?.value[i]?.[j] ?? NaN) - value) / unit;
        expect(error).toBeLessThanOrEqual((at?.errorBound ?? 0) + 1e-14);
        expect(error).toBeLessThan(1e-10);
      });
    });
  });
});
