import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import type { ScalarSupport } from '../../../server/engine/distributions/support.ts';
import { kinks } from '../../../server/engine/expectation/endpoints.ts';
import type { Expr, SymbolExpr } from '../../../server/engine/expr/expr.ts';
import { integrate } from '../../../server/engine/numeric/quadrature.ts';
import { atPoint, densityAt, instances, type Instance } from './instances.ts';

/** Σ or ∫ of the density over a scalar support. */
function total(instance: Instance, support: ScalarSupport): number {
  const density = densityAt(instance.law, instance.point);
  const bound = (e: Expr): number => atPoint(e, instance.law, instance.point);
  if (support.kind === 'finite') return support.points.reduce((sum, x) => sum + density(bound(x)), 0);
  if (support.kind === 'integers') {
    let sum = 0;
    for (let x = bound(support.from); x <= Math.min(bound(support.to), 20_000); x++) sum += density(x);
    return sum;
  }
  const [lower, upper] = [bound(support.lower), bound(support.upper)];
  const own = kinks([instance.law.logDensity], instance.law.variables[0] as SymbolExpr).map(bound);
  const inside = [...own, -1, 0, 1, 1.5].filter((x) => x > lower && x < upper);
  const result = integrate(
    (x, _below, _above, out) => void (out[0] = density(x) || 0),
    1,
    { lower, upper },
    {
      breakpoints: inside,
      budget: new Budget(1e6),
    },
  );
  return result.values[0] ?? NaN;
}

/** ∫∫ over the plane by the trapezoidal rule, which is exact to rounding for a normal density on a grid this fine and wide. */
function planeIntegral(instance: Instance): number {
  const density = densityAt(instance.law, instance.point);
  const step = 0.125;
  let sum = 0;
  for (let x = -15; x <= 15; x += step) for (let y = -15; y <= 15; y += step) sum += density(x, y);
  return sum * step * step;
}

describe('the density has mass 1', () => {
  it.each(instances)('$title', (instance) => {
    const { support } = instance.law;
    const mass = support.kind === 'product' ? planeIntegral(instance) : total(instance, support);
    expect(Math.abs(mass - 1)).toBeLessThan(1e-9);
  });
});
