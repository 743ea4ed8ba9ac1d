// The laws without a name in the language are densities: their integrals by quadrature.
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import * as onLine from '../../../server/engine/expectation/recognition/namelessLaws.ts';
import * as positive from '../../../server/engine/expectation/recognition/namelessPositiveLaws.ts';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import type { SymbolExpr } from '../../../server/engine/expr/expr.ts';
import { integrate } from '../../../server/engine/numeric/quadrature.ts';

const cases = [...Object.values(onLine), ...Object.values(positive)].flatMap((family) =>
  family.examples.map((at) => [`${family.name} at ${at.join(', ')}`, family.law(1), at] as const),
);

describe('the density has mass 1', () => {
  it.each(cases)('%s', (_, law, at) => {
    const { support, variables, parameters, logDensity } = law;
    if (support.kind !== 'interval') throw new Error('not on an interval');
    const values = new Map<SymbolExpr, number>(parameters.map((p, i) => [p, at[i] as number]));
    const [lower, upper] = [support.lower, support.upper].map((b) => evaluate(b, values)) as [number, number];
    const density = (x: number): number =>
      Math.exp(evaluate(logDensity, new Map([...values, [variables[0] as SymbolExpr, x]])));
    const result = integrate(
      (x, _below, _above, out) => void (out[0] = density(x) || 0),
      1,
      { lower, upper },
      { breakpoints: [-1, 0, 1, 1.5].filter((x) => x > lower && x < upper), budget: new Budget(1e6) },
    );
    expect(Math.abs((result.values[0] ?? NaN) - 1)).toBeLessThan(1e-9);
  });
});
